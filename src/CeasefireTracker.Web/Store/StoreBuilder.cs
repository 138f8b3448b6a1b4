using System.Runtime.InteropServices;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The third step of the one-way flow: writes a checked dataset into a new SQLite file.</summary>
public static class StoreBuilder
{
    /// <summary>Raised whenever the same dataset would be written differently; the schema itself is hashed as well.</summary>
    public const string Version = "3";

    /// <summary>Fills a file that does not exist yet. The file is complete and in DELETE journal mode when this returns.</summary>
    public static void Build(TrackerDataset dataset, string hash, string path)
    {
        using (var context = StoreFile.Context(path, SqliteOpenMode.ReadWriteCreate))
        {
            context.Database.OpenConnection();
            var connection = context.Database.GetDbConnection();
            SearchIndex.Execute(connection, "PRAGMA journal_mode = DELETE");
            context.Database.EnsureCreated();
            SearchIndex.Create(connection);

            using var transaction = context.Database.BeginTransaction();
            var actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
            var events = InDayOrder(dataset);
            SearchIndex.Fill(connection, events, actors);
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            context.AddRange(VocabularyRowsOf(dataset));
            var rows = new EventRows(dataset.Phases);
            context.AddRange(events.Select((e, ordinal) => rows.Of(e, ordinal)));
            context.AddRange(dataset.Events.Where(e => e.Withdrawn is not null).Select(e => rows.Of(e, null)));
            context.AddRange(Bitmaps(events, dataset, actors));
            context.AddRange(SymmetryReport.Of(dataset).Actors().Select((row, place) => new SymmetryRow
            {
                ActorId = row.Actor,
                Place = place,
                Events = row.Events,
                Terms = row.Terms,
                Citations = row.Citations,
                SingleOrigin = row.SingleOrigin,
                Languages = string.Join(' ', row.Languages.Select(language => FormattableString.Invariant($"{language.Key}:{language.Value}"))),
            }));
            context.AddRange(
                new AboutRow { Key = "dataset", Value = hash },
                new AboutRow { Key = "builder", Value = Version },
                new AboutRow { Key = "recorded_up_to", Value = RecordedUpTo(events) });
            context.SaveChanges();
            transaction.Commit();
        }

        SqliteConnection.ClearAllPools();
    }

    private static List<Event> InDayOrder(TrackerDataset dataset) =>
    [
        .. dataset.Events.Where(e => e.Withdrawn is null)
            .OrderBy(e => e.Date.Span.Earliest ?? DateOnly.MinValue)
            .ThenBy(e => e.Order)
            .ThenBy(e => e.Date.Span.Latest ?? DateOnly.MaxValue)
            .ThenBy(e => e.Id, StringComparer.Ordinal),
    ];

    /// <summary>The last day on which anything recorded ended; open ends do not count.</summary>
    private static string RecordedUpTo(List<Event> events) =>
        FormattableString.Invariant($"{events.Max(e => e.Date.Span.Latest):yyyy-MM-dd}");

    private static IEnumerable<object> VocabularyRowsOf(TrackerDataset dataset) =>
    [
        .. dataset.Actors.Select((actor, place) => new ActorRow
        {
            Id = actor.Id, Place = place, Kind = actor.Kind, Party = actor.Party, Name = actor.Name, Aliases = [.. actor.Aliases],
            Members = [.. actor.Members], Wikidata = actor.Wikidata,
            SpeaksFor = [.. actor.SpeaksFor.Select(mandate => new MandateRow { ActorId = actor.Id, For = mandate.For, From = mandate.From, To = mandate.To })],
            Offices = [.. actor.Offices.Select(office => new OfficeRow { ActorId = actor.Id, Title = office.Title, From = office.From, To = office.To })],
        }),
        .. dataset.Issues.Select((issue, place) => new IssueRow
        {
            Id = issue.Id, Place = place, Label = issue.Label, Definition = issue.Definition, Example = issue.Example,
            Options = [.. issue.Options.Select((option, optionPlace) => new IssueOptionRow { IssueId = issue.Id, OptionId = option.Id, Place = optionPlace, Label = option.Label })],
        }),
        .. dataset.Publishers.Select(publisher => new PublisherRow { Id = publisher.Id, Name = publisher.Name, Home = publisher.Home, StateMedia = publisher.StateMedia }),
        .. dataset.Sources.Select(source => new SourceRow
        {
            Id = source.Id, PublisherId = source.Publisher, Url = source.Url, NoUrl = source.NoUrl, Title = source.Title, Description = source.Description,
            Published = source.Published, Language = source.Language, Access = source.Access, Tier = source.Tier, OriginId = source.Origin,
            Checked = source.Checked, Also = [.. source.Also],
        }),
        .. dataset.Phases.Select((phase, place) => new PhaseRow
        {
            Id = phase.Id, Place = place, Span = phase.Span, Title = phase.Title, Text = phase.Text, Sources = [.. phase.Citations.Select(citation => citation.Source)],
        }),
        .. dataset.Glossary.Select((word, place) => new GlossaryRow { Id = word.Id, Place = place, Term = word.Term, Meaning = word.Meaning }),
    ];

    private static IEnumerable<BitmapRow> Bitmaps(List<Event> events, TrackerDataset dataset, Dictionary<string, Actor> actors)
    {
        var sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        var values = events
            .SelectMany((e, ordinal) => Facets.Of(e, EventRows.PhaseOf(e, dataset.Phases), actors, sources).Select(value => (value, ordinal)))
            .GroupBy(pair => pair.value, pair => pair.ordinal);
        foreach (var value in values)
        {
            yield return new BitmapRow { Facet = value.Key.Facet.Text(), Value = value.Key.Value, Bits = BitSet.Of(events.Count, value).ToBytes() };
        }

        foreach (var lead in events.SelectMany((e, ordinal) => e.Leads(actors).Select(actor => (actor, ordinal))).GroupBy(pair => pair.actor, pair => pair.ordinal))
        {
            yield return new BitmapRow { Facet = TimelineIndex.LeadFacet, Value = lead.Key, Bits = BitSet.Of(events.Count, lead).ToBytes() };
        }

        yield return Days("earliest", events.Select(e => e.Date.Span.Earliest?.DayNumber ?? int.MinValue));
        yield return Days("latest", events.Select(e => e.Date.Span.Latest?.DayNumber ?? int.MaxValue));
    }

    private static BitmapRow Days(string value, IEnumerable<int> days) =>
        new() { Facet = TimelineIndex.DaysFacet, Value = value, Bits = MemoryMarshal.AsBytes<int>(days.ToArray()).ToArray() };
}
