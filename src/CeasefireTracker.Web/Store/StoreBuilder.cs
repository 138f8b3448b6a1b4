using System.Text.Json;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The third step of the one-way flow: has a dataset checked and writes it into a new SQLite file.</summary>
public static class StoreBuilder
{
    /// <summary>Raised whenever the same dataset would be written differently.</summary>
    public const string Version = "8";

    /// <summary>
    /// The first half of the SHA-256 of the schema, so that a store is never taken for one of another schema. Written down, because a program that only
    /// serves would have to work the whole schema out for it; a test holds it to what is built.
    /// </summary>
    public const string Schema = "19fefb52ebc5ba72d00f043a7b900a14";

    private const int Piece = 64;

    /// <summary>Fills a file that does not exist yet. If there is no problem, it is complete and in DELETE journal mode when this returns; else it is of no use.</summary>
    /// <returns>Every problem of the dataset, by file and line.</returns>
    /// <exception cref="IOException">The data changed while it was read.</exception>
    public static ProblemList Build(TrackerDataset dataset, string hash, string path)
    {
        var checker = new DatasetChecker(dataset);
        if (!checker.IsSound)
        {
            // No row can be made where what it refers to is in doubt.
            return DatasetChecker.Check(dataset);
        }

        using var search = new SearchIndexWriter();
        using (var context = StoreFile.Context(path, SqliteOpenMode.ReadWriteCreate))
        {
            context.Database.OpenConnection();
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            // A build that breaks off is thrown away whole, so it keeps no journal; the checker has followed every reference already.
            SearchIndex.Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536");
            var script = context.Database.GenerateCreateScript().Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToLookup(IsIndex);
            SearchIndex.Execute(connection, string.Join(";\n", script[false]));
            SearchIndex.Create(connection);

            using var transaction = context.Database.BeginTransaction();
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            context.AddRange(VocabularyRowsOf(dataset));
            var symmetry = new SymmetryReport(dataset);
            var index = WriteEvents(dataset, checker, context, connection, search, symmetry);
            if (checker.Done() is { Count: > 0 } problems)
            {
                return problems;
            }

            context.AddRange(symmetry.Actors().Select((row, place) => new SymmetryRow
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
                new AboutRow { Key = "site", Value = JsonSerializer.Serialize(dataset.Site, SiteJson.Default.SiteProfile) },
                new AboutRow { Key = "recorded_up_to", Value = FormattableString.Invariant($"{index.RecordedUpTo:yyyy-MM-dd}") });
            context.SaveChanges();
            // A few at a time, because of a million events each set weighs 125 kB, and the context keeps what it wrote.
            foreach (var sets in index.Rows().Chunk(Piece))
            {
                context.AddRange(sets);
                context.SaveChanges();
                context.ChangeTracker.Clear();
            }

            // Sorting rows once is faster than keeping an index in order under each of them.
            SearchIndex.Execute(connection, string.Join(";\n", script[true]));
            transaction.Commit();
        }

        search.CompleteInto(path);
        SqliteConnection.ClearAllPools();
        return new ProblemList();
    }

    private static bool IsIndex(string statement) => statement.StartsWith("CREATE INDEX", StringComparison.Ordinal) || statement.StartsWith("CREATE UNIQUE INDEX", StringComparison.Ordinal);

    /// <summary>Writes the events as they are read; what can be worked out beforehand is worked out on the other processors.</summary>
    private static TimelineIndexBuilder WriteEvents(
        TrackerDataset dataset, DatasetChecker checker, TrackerContext context, SqliteConnection connection, SearchIndexWriter search, SymmetryReport symmetry)
    {
        using var rows = new EventWriter(context, connection);
        var prepare = new EventPreparation(dataset, checker, rows);
        var index = new TimelineIndexBuilder(dataset.Register.Placed);
        foreach (var piece in Ahead.InOrder(dataset.Walk("writing").Chunk(Piece), prepare.Of))
        {
            foreach (var (e, found) in piece.Passed)
            {
                checker.Note(e, found);
            }

            // What has a problem is read to its end only to tell them all.
            if (checker.IsSound)
            {
                rows.Write(piece.Rows);
                foreach (var e in piece.Placed)
                {
                    index.Add(e);
                    symmetry.Add(e.Event);
                    search.Add(e.Row.Ordinal!.Value, e.Tokens);
                }
            }

            prepare.Return(piece.Rows);
        }

        search.AddedAll();
        return index;
    }

    private static IEnumerable<object> VocabularyRowsOf(TrackerDataset dataset) =>
    [
        .. dataset.Actors.Select((actor, place) => new ActorRow
        {
            Id = actor.Id, Place = place, Kind = actor.Kind, Party = actor.Party, Colour = actor.Colour, Name = actor.Name, Aliases = [.. actor.Aliases],
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
        .. dataset.PlaceNames.Select(place => new PlaceNameRow { Id = place.Id, Spellings = [.. place.Spellings] }),
    ];
}
