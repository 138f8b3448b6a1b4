using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Reads events with all that belongs to them, a statement for each table. Actors, phases and publishers are the vocabulary's own rows; documents and
/// other events are there once for all events that were read together.
/// </summary>
internal sealed class WholeEvents
{
    private const string EventColumns = """
        phase_id, id, ordinal, date, earliest, latest, at, in_force, order_in_day, date_note_en, date_note_ja, kind, standing, collections, added, known_from,
        title_en, title_ja, summary_en, summary_ja, narrative_en, narrative_ja, narrative_html_en, narrative_html_ja, withdrawn_on, withdrawn_why_en, withdrawn_why_ja, formerly
        """;

    private const string Wanted = "IN (SELECT value FROM json_each($1))";

    private readonly SqliteConnection connection;
    private readonly Vocabulary vocabulary;
    private readonly Dictionary<string, EventRow> events;
    private readonly string ids;

    private WholeEvents(SqliteConnection connection, Vocabulary vocabulary, string where, string value)
    {
        (this.connection, this.vocabulary) = (connection, vocabulary);
        events = Events(where, value);
        ids = StoreRow.List(events.Keys);
    }

    /// <summary>The events with these ordinals, in no particular order.</summary>
    public static IReadOnlyCollection<EventRow> Of(OpenStore store, IEnumerable<int> ordinals)
    {
        using var connection = store.Connection();
        return new WholeEvents(connection, store.Vocabulary, $"ordinal {Wanted}", StoreRow.List(ordinals)).Complete();
    }

    /// <summary>The event with this id or this former one, withdrawn ones included; null if there is none.</summary>
    public static EventRow? Of(OpenStore store, string id)
    {
        using var connection = store.Connection();
        return new WholeEvents(connection, store.Vocabulary, "id = $1", id).Complete().SingleOrDefault()
            ?? new WholeEvents(connection, store.Vocabulary, "id = (SELECT event_id FROM former_ids WHERE id = $1)", id).Complete().SingleOrDefault();
    }

    private IReadOnlyCollection<EventRow> Complete()
    {
        if (events.Count > 0)
        {
            Parts();
            Terms();
            Facts();
            Changes();
            Cited();
            Related();
        }

        return events.Values;
    }

    private Dictionary<string, EventRow> Events(string where, string value) =>
        StoreRow.Of(connection, $"SELECT {EventColumns} FROM events WHERE {where}", value).Select(Event).ToDictionary(e => e.Id, StringComparer.Ordinal);

    private EventRow Event(StoreRow row)
    {
        var phase = row.TextOrNull();
        return new EventRow
        {
            Id = row.Text(),
            Ordinal = row.NumberOrNull(),
            Date = row.Date(),
            Earliest = row.DayOrNull(),
            Latest = row.DayOrNull(),
            At = row.TextOrNull(),
            InForce = row.DateOrNull(),
            OrderInDay = row.Number(),
            DateNote = row.BothOrNull(),
            Kind = row.Word<EventKind>(),
            Standing = row.Word<Standing>(),
            PhaseId = phase,
            Phase = phase is null ? null : vocabulary.Phases[phase],
            Collections = row.Texts(),
            Added = row.Day(),
            KnownFrom = row.DayOrNull(),
            Title = row.Both(),
            Summary = row.Both(),
            Narrative = row.BothOrNull(),
            NarrativeHtml = row.BothOrNull(),
            WithdrawnOn = row.DayOrNull(),
            WithdrawnWhy = row.BothOrNull(),
            Formerly = row.Texts(),
        };
    }

    private void Parts()
    {
        foreach (var (row, e) in Rows("event_actors", "actor_id, place, role, \"only\""))
        {
            var actor = vocabulary.Actors[row.Text()];
            e.Actors.Add(new EventActorRow { EventId = e.Id, ActorId = actor.Id, Actor = actor, Place = row.Number(), Role = row.Word<Role>(), Only = row.Texts() });
        }
    }

    private void Terms()
    {
        foreach (var (row, e) in Rows("terms", "term_id, place, issue_id, option_id, actors, spoken_by, stance, detail_en, detail_ja, cite, \"only\", holds, ends"))
        {
            e.Terms.Add(new TermRow
            {
                EventId = e.Id,
                Event = e,
                TermId = row.Text(),
                Place = row.Number(),
                IssueId = row.Text(),
                OptionId = row.Text(),
                Actors = row.Texts(),
                SpokenBy = row.TextOrNull(),
                Stance = row.Word<Stance>(),
                Detail = row.Both(),
                Cite = row.Texts(),
                Only = row.Texts(),
                Holds = row.DateOrNull(),
                Ends = row.TextOrNull(),
            });
        }
    }

    private void Facts()
    {
        foreach (var (row, e) in Rows("facts", "fact_id, place, what_en, what_ja, unit, value, cite"))
        {
            e.Facts.Add(new FactRow { EventId = e.Id, FactId = row.Text(), Place = row.Number(), What = row.Both(), Unit = row.TextOrNull(), Value = row.Text(), Cite = row.Texts() });
        }
    }

    private void Changes()
    {
        foreach (var (row, e) in Rows("changes", "place, \"on\", what_en, what_ja"))
        {
            e.Changes.Add(new ChangeRow { EventId = e.Id, Event = e, Place = row.Number(), On = row.Day(), What = row.Both() });
        }
    }

    /// <summary>The citations and the disputes, with their documents.</summary>
    private void Cited()
    {
        var sources = Sources();
        foreach (var (row, e) in Rows("citations", "source_id, place, supports_en, supports_ja, locator"))
        {
            var source = sources[row.Text()];
            e.Citations.Add(new CitationRow { EventId = e.Id, Event = e, SourceId = source.Id, Source = source, Place = row.Number(), Supports = row.Both(), Locator = row.TextOrNull() });
        }

        foreach (var (row, e) in Rows("disputes", "place, about, \"of\", placed"))
        {
            e.Disputes.Add(new DisputeRow { EventId = e.Id, Event = e, Place = row.Number(), About = row.Word<DifferenceAbout>(), Of = row.TextOrNull(), Placed = row.TextOrNull() });
        }

        var reported = Events($"id IN (SELECT reported_event_id FROM dispute_reports WHERE event_id {Wanted})", ids);
        foreach (var (row, e) in Rows("dispute_reports", "dispute_place, source_id, reported_event_id, place, value, why, note_en, note_ja"))
        {
            var (dispute, source, other) = (e.Disputes[row.Number()], sources[row.Text()], row.TextOrNull());
            dispute.Reports.Add(new DisputeReportRow
            {
                EventId = e.Id,
                DisputePlace = dispute.Place,
                SourceId = source.Id,
                Source = source,
                ReportedEventId = other,
                ReportedEvent = other is null ? null : reported[other],
                Place = row.Number(),
                Value = row.Text(),
                Why = row.Word<DifferenceCause>(),
                Note = row.Both(),
            });
        }
    }

    private Dictionary<string, SourceRow> Sources() => StoreRow.Of(connection, $"""
        SELECT publisher_id, origin_id, id, url, no_url_en, no_url_ja, title, description_en, description_ja, published, language, access, tier, checked, also FROM sources
        WHERE id IN (SELECT source_id FROM citations WHERE event_id {Wanted} UNION SELECT source_id FROM dispute_reports WHERE event_id {Wanted})
        """, ids).Select(Source).ToDictionary(source => source.Id, StringComparer.Ordinal);

    private SourceRow Source(StoreRow row)
    {
        var (publisher, origin) = (row.Text(), row.TextOrNull());
        return new SourceRow
        {
            PublisherId = publisher,
            Publisher = vocabulary.Publishers[publisher],
            OriginId = origin,
            Origin = origin is null ? null : vocabulary.Publishers[origin],
            Id = row.Text(),
            Url = row.TextOrNull(),
            NoUrl = row.BothOrNull(),
            Title = row.TextOrNull(),
            Description = row.BothOrNull(),
            Published = row.DateOrNull(),
            Language = row.Text(),
            Access = row.Word<Access>(),
            Tier = row.Word<SourceTier>(),
            Checked = row.Word<Checked>(),
            Also = row.Texts(),
        };
    }

    /// <summary>The relations to other events and from them.</summary>
    private void Related()
    {
        var others = Events($"id IN (SELECT target_id FROM relations WHERE event_id {Wanted} UNION SELECT event_id FROM relations WHERE target_id {Wanted})", ids);
        foreach (var row in StoreRow.Of(connection, $"SELECT event_id, kind, target_id FROM relations WHERE event_id {Wanted} ORDER BY kind, target_id", ids))
        {
            var relation = Relation(row, events, others);
            relation.Event.Relations.Add(relation);
        }

        foreach (var row in StoreRow.Of(connection, $"SELECT event_id, kind, target_id FROM relations WHERE target_id {Wanted} ORDER BY rowid", ids))
        {
            var relation = Relation(row, others, events);
            relation.Target.RelatedFrom.Add(relation);
        }
    }

    private static RelationRow Relation(StoreRow row, Dictionary<string, EventRow> froms, Dictionary<string, EventRow> targets)
    {
        var (id, kind, target) = (row.Text(), row.Word<RelationKind>(), row.Text());
        return new RelationRow { EventId = id, Event = froms[id], Kind = kind, TargetId = target, Target = targets[target] };
    }

    private IEnumerable<(StoreRow Row, EventRow Event)> Rows(string table, string columns) =>
        StoreRow.Of(connection, $"SELECT event_id, {columns} FROM {table} WHERE event_id {Wanted} ORDER BY place", ids).Select(row => (row, events[row.Text()]));
}
