using System.Buffers;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The record as a SQLite file for readers: public tables only, joined by ids, whatever engine the record is served from. The same data
/// gives the same bytes; events are read and written a batch at a time.
/// </summary>
public sealed class SqliteDownload : IDisposable
{
    private const int Batch = 200;

    // A private-use character is a token and never part of a query, so no phrase reaches from one text into the next.
    private const string Boundary = "\uE000 ";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteTable> tables = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<char> words = new();
    private readonly OpenStore store;

    private SqliteDownload(OpenStore store, string path)
    {
        this.store = store;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
    }

    /// <summary>Writes the file; what is there under its name is replaced.</summary>
    /// <exception cref="SqliteException">The disk refused.</exception>
    public static void Write(OpenStore store, string path)
    {
        File.Delete(path);
        using var download = new SqliteDownload(store, path);
        download.Write();
    }

    public void Dispose()
    {
        foreach (var table in tables.Values)
        {
            table.Dispose();
        }

        connection.Dispose();
    }

    private void Write()
    {
        // A file that breaks off is thrown away whole, so it keeps no journal.
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN");
        Run(SqliteSchema.Tables);
        Vocabulary();
        SourcesAndPlaces();
        var query = new TimelineQuery(store);
        foreach (
            var e in query
                .Select(TimelineFilter.Everything, int.MaxValue - 1)
                .Ordinals.Chunk(Batch)
                .SelectMany(batch => query.Fetch(batch, TimelineFilter.Everything))
        )
        {
            Write(e);
        }

        foreach (var e in Withdrawn().Select(id => query.Find(id)?.Event).OfType<Event>())
        {
            Into("withdrawn", e.Id, Day(e.Withdrawn?.Date), e.Withdrawn?.Why.En, e.Withdrawn?.Why.Ja, e.Title.En, e.Title.Ja);
            History(e);
        }

        Run(SqliteSchema.IndexesAndViews);
        Run("COMMIT");
    }

    private void Vocabulary()
    {
        Into("about", "dataset", store.Hash);
        if (store.RecordedUpTo is { } last)
        {
            Into("about", "recorded_up_to", Day(last));
        }

        Into("about", "version", "2");
        foreach (var row in store.Vocabulary.Phases.Values)
        {
            Into(
                "phases",
                row.Id,
                row.Place,
                row.Span.ToString(),
                row.Title.En,
                row.Title.Ja,
                row.Text.En,
                row.Text.Ja,
                SqliteTable.List(row.Sources)
            );
        }

        foreach (var row in store.Vocabulary.Glossary)
        {
            Into("glossary", row.Id, row.Place, row.Term.En, row.Term.Ja, row.Meaning.En, row.Meaning.Ja);
        }

        foreach (var row in store.Vocabulary.Issues.Values)
        {
            Into(
                "issues",
                row.Id,
                row.Place,
                row.Label.En,
                row.Label.Ja,
                row.Definition.En,
                row.Definition.Ja,
                row.Example.En,
                row.Example.Ja
            );
            row.Options.ForEach(option =>
                Into(
                    "issue_options",
                    row.Id,
                    option.OptionId,
                    option.Place,
                    option.Label.En,
                    option.Label.Ja,
                    SqliteTable.List(option.SeeAlso),
                    option.Several
                )
            );
        }

        foreach (var row in store.Vocabulary.Actors.Values)
        {
            Into(
                "actors",
                row.Id,
                row.Place,
                row.Kind.Text(),
                row.Party,
                row.Name.En,
                row.Name.Ja,
                SqliteTable.List(row.Aliases),
                SqliteTable.List(row.Members),
                row.Wikidata
            );
            row.SpeaksFor.ForEach(mandate => Into("actor_mandates", row.Id, mandate.For, Day(mandate.From), Day(mandate.To)));
            row.Offices.ForEach(office =>
                Into("actor_offices", row.Id, office.Title.En, office.Title.Ja, Day(office.From), Day(office.To))
            );
        }

        foreach (var row in store.Vocabulary.Publishers.Values)
        {
            Into("publishers", row.Id, row.Name.En, row.Name.Ja, row.Home, row.StateMedia);
        }
    }

    private void SourcesAndPlaces()
    {
        using var context = store.Context();
        foreach (var row in context.PlaceNames.OrderBy(place => place.Id))
        {
            Into("place_names", row.Id, SqliteTable.List(row.Spellings));
        }

        foreach (var row in context.Sources.OrderBy(source => source.Id))
        {
            Into(
                "sources",
                row.Id,
                row.PublisherId,
                row.Url,
                row.NoUrl?.En,
                row.NoUrl?.Ja,
                row.Title,
                row.Description?.En,
                row.Description?.Ja,
                row.Published?.ToString(),
                row.Language,
                row.Access.Text(),
                row.Tier.Text(),
                row.OriginId,
                row.Checked.Text(),
                SqliteTable.List(row.Also)
            );
        }
    }

    private List<string> Withdrawn()
    {
        using var context = store.Context();
        return [.. context.Events.Where(e => e.WithdrawnOn != null).OrderBy(e => e.Id).Select(e => e.Id)];
    }

    private void Write(RecordedEvent recorded)
    {
        var e = recorded.Event;
        Into(
            "events",
            e.Id,
            recorded.Ordinal,
            e.Date.ToString(),
            Day(e.Date.Span.Earliest),
            Day(e.Date.Span.Latest),
            DateWords.Describe(e.Date, Language.En),
            DateWords.Describe(e.Date, Language.Ja),
            EventTime.At(e),
            e.InForce?.ToString(),
            Day(e.InForce?.Span.Earliest),
            Day(e.InForce?.Span.Latest),
            e.Order,
            e.DateNote?.En,
            e.DateNote?.Ja,
            e.Kind.Text(),
            e.Standing.Text(),
            recorded.Disputes.Count > 0,
            recorded.Phase?.Id,
            SqliteTable.List(e.Collections),
            Day(e.Added),
            Day(e.LastChange()),
            Day(e.KnownFrom),
            e.Title.En,
            e.Title.Ja,
            e.Summary.En,
            e.Summary.Ja,
            e.Narrative?.En,
            e.Narrative?.Ja,
            SqliteTable.List(e.AlsoKnownAs)
        );
        foreach (var (part, place) in e.Date.Parts.Select((part, place) => (part, place)))
        {
            Into("event_dates", e.Id, place, Day(part.Earliest), Day(part.Latest));
        }

        Each(
            e.Actors,
            (row, place) => Into("event_actors", e.Id, place, row.Actor, row.Role.Text(), row.Counts, SqliteTable.List(row.OnlyReportedBy))
        );
        Truce(e);
        Meeting(e);
        Each(e.Terms, (row, place) => Term(e, row, place));
        Each(
            e.Facts,
            (row, place) =>
                Into(
                    "facts",
                    e.Id,
                    row.Id,
                    place,
                    row.What.En,
                    row.What.Ja,
                    row.Unit,
                    row.Value,
                    SqliteTable.List(row.Cite),
                    SqliteTable.List(row.By)
                )
        );
        Each(e.Citations, (row, place) => Into("citations", e.Id, place, row.Source, row.Supports.En, row.Supports.Ja, row.Locator));
        Each(recorded.Disputes, (row, place) => Dispute(e, row, place));
        foreach (var kind in Enum.GetValues<RelationKind>())
        {
            Each(RecordedEvent.Targets(e, kind), (target, _) => Into("relations", e.Id, kind.Text(), target));
        }

        History(e);
        Into("search", e.Id, Words(e));
    }

    private void Term(Event e, Term row, int place)
    {
        Into(
            "terms",
            e.Id,
            row.Id,
            place,
            row.Counts,
            SqliteTable.List(row.OnlyReportedBy),
            row.Issue,
            row.Option,
            SqliteTable.List(row.Actors),
            row.SpokenBy,
            row.Stance.Text(),
            row.Detail.En,
            row.Detail.Ja,
            SqliteTable.List(row.Cite),
            row.Holds?.ToString(),
            row.Ends,
            row.Moot?.Event,
            row.Moot?.Why.En,
            row.Moot?.Why.Ja,
            row.Words?.Text,
            row.Words?.Language,
            row.Words?.En,
            row.Words?.Ja,
            row.Words?.Cite
        );
        Each(row.Actors, (actor, _) => Into("term_actors", e.Id, row.Id, actor));
    }

    private void Truce(Event e)
    {
        if (e.Truce is not { } truce)
        {
            return;
        }

        Into(
            "truces",
            e.Id,
            truce.Scope.Text(),
            truce.Covers.En,
            truce.Covers.Ja,
            SqliteTable.List(truce.AnnouncedBy),
            truce.Ended?.How.Text(),
            truce.Ended?.Event,
            truce.Ended?.On?.ToString()
        );
        Each(
            truce.Answers(),
            (row, place) =>
                Into(
                    "truce_answers",
                    e.Id,
                    place,
                    row.Actor,
                    place < truce.AcceptedBy.Count ? "accepted" : "declined",
                    row.Conditional,
                    row.Event
                )
        );
        Each(
            truce.Breaches,
            (row, place) => Into("truce_breaches", e.Id, place, row.By, row.Against, row.Counted().Event, row.Counted().Figure)
        );
    }

    private void Meeting(Event e)
    {
        if (e.Meeting is { } meeting)
        {
            Into(
                "meetings",
                e.Id,
                meeting.Place?.En,
                meeting.Place?.Ja,
                meeting.Form?.Text(),
                meeting.Level?.Text(),
                meeting.Between.Text()
            );
        }
    }

    private void Dispute(Event e, Dispute row, int place)
    {
        Into("disputes", e.Id, place, row.About.Text(), row.Of, row.Placed);
        Each(
            row.Reports,
            (report, reportPlace) =>
                Into(
                    "dispute_reports",
                    e.Id,
                    place,
                    reportPlace,
                    report.Source,
                    report.Value,
                    row.OtherEvent(report),
                    report.Why.Text(),
                    report.Note.En,
                    report.Note.Ja
                )
        );
    }

    private void History(Event e)
    {
        Each(e.Changed.Reverse(), (row, place) => Into("changes", e.Id, place, Day(row.Date), row.What.En, row.What.Ja));
        foreach (var id in e.Formerly)
        {
            Into("former_ids", id, e.Id);
        }
    }

    /// <summary>The words by which an event is found: as on the site, cut so that SQLite's own tokenizer finds Japanese by pairs of
    /// characters.</summary>
    private string Words(Event e)
    {
        words.ResetWrittenCount();
        var texts = new[] { e.Title, e.Summary, e.Narrative }
            .Concat(e.Terms.Where(term => term.Counts).Select(term => term.Detail))
            .Concat(e.Facts.Select(fact => fact.What))
            .OfType<LocalizedText>();
        var actors = e.Actors.Where(part => part.Counts).Select(part => part.Actor).Distinct().Select(id => store.Vocabulary.Actors[id]);
        foreach (
            var text in texts
                .SelectMany(text => new[] { text.En, text.Ja })
                .Concat(actors.SelectMany(actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En)))
        )
        {
            SearchTokens.AppendIndex(words, text);
            words.Write(Boundary);
        }

        return words.WrittenSpan.ToString();
    }

    private static void Each<T>(IEnumerable<T> rows, Action<T, int> write)
    {
        foreach (var (place, row) in rows.Index())
        {
            write(row, place);
        }
    }

    private void Into(string table, params ReadOnlySpan<object?> values)
    {
        if (!tables.TryGetValue(table, out var known))
        {
            tables[table] = known = new SqliteTable(connection, table, values.Length);
        }

        known.Add(values);
    }

    private static string? Day(DateOnly? day) => day is { } known ? FormattableString.Invariant($"{known:yyyy-MM-dd}") : null;

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
