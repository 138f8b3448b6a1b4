using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Web.Exports;

/// <summary>How one thing is called in each format, several names parted by spaces; empty where the format has no such field.</summary>
/// <param name="Csv">Columns of the tables; those of a text in two languages without <c>_en</c> and <c>_ja</c>.</param>
/// <param name="Json">Keys of the answers, with those that they stand in.</param>
/// <param name="Sqlite">Columns of the SQLite file, as in <paramref name="Csv"/>.</param>
/// <param name="Type">The type of the columns in the words of Table Schema.</param>
public sealed record FieldName(string Csv, string Json, string Sqlite, string Type = "string")
{
    /// <summary>Every field, those of an event first; the differences are old, and keys are only ever added.</summary>
    public static readonly IReadOnlyList<FieldName> All =
    [
        new("id event", "id event", "id event_id"),
        new("url", "url", "url"),
        new("edtf", "date.edtf", "date"),
        new("earliest", "date.earliest", "earliest", "date"),
        new("latest", "date.latest", "latest", "date"),
        new("date_text", "date.text", "date_text"),
        new("at", "at", "at"),
        new("in_force", "inForce.edtf", "in_force"),
        new("in_force_earliest", "inForce.earliest", "in_force_earliest", "date"),
        new("in_force_latest", "inForce.latest", "in_force_latest", "date"),
        new("", "dateNote", "date_note"),
        new("kind", "kind", "kind"),
        new("standing", "standing", "standing"),
        new("phase", "phase", "phase_id"),
        new("collections", "collections", "collections"),
        new("title", "title", "title"),
        new("summary", "summary", "summary"),
        new("", "narrative", "narrative"),
        new("disputed", "_ceasefiretracker.disputed", "disputed", "boolean"),
        new("added", "added", "added", "date"),
        new("changed", "changed[].on", "changed", "date"),
        new("", "knownFrom", "known_from"),
        new("dataset", "dataset", "about.value"),
        new("actors actor", "actors[].id", "actor_id"),
        new("roles role", "actors[].role", "role"),
        new("counts", "counts", "counts", "boolean"),
        new("only", "only", "only"),
        new("issues issue", "terms[].issue", "issue_id"),
        new("term", "terms[].id", "term_id"),
        new("option", "terms[].option", "option_id"),
        new("stance", "terms[].stance", "stance"),
        new("spoken_by", "spokenBy", "spoken_by"),
        new("stated_for", "statedFor", "actors"),
        new("detail", "detail", "detail"),
        new("cite", "cite", "cite"),
        new("holds", "holds", "holds"),
        new("ends", "ends", "ends"),
        new("facts fact", "facts[].id", "fact_id"),
        new("what", "what", "what"),
        new("unit", "unit", "unit"),
        new("value", "value", "value"),
        new("by", "by", "by"),
        new("moot_event", "moot.event", "moot_event"),
        new("moot_why", "moot.why", "moot_why"),
        new("words", "words.text", "words"),
        new("words_language", "words.language", "words_language"),
        new("words_meaning", "words.en words.ja", "words_meaning"),
        new("words_cite", "words.cite", "words_cite"),
        new("truce_scope", "truce.scope", "scope"),
        new("covers", "covers", "covers"),
        new("announced_by", "announcedBy", "announced_by"),
        new("accepted_by", "acceptedBy", ""),
        new("declined_by", "declinedBy", ""),
        new("", "conditional", "conditional"),
        new("ended", "ended.how", "ended_how"),
        new("ended_event", "ended.event", "ended_event_id"),
        new("ended_on", "ended.on", "ended_on"),
        new("breaches", "breaches", "truce_breaches.by"),
        new("", "against", "against"),
        new("meeting_place", "meeting.place", "meetings.place"),
        new("meeting_form", "meeting.form", "form"),
        new("meeting_level", "meeting.level", "level"),
        new("meeting_between", "meeting.between", "between"),
        new("sides", "sides", ""),
        new("sources source", "source", "source_id"),
        new("source_urls source_url", "source.url sourceUrl", "sources.url"),
        new("supports", "supports", "supports"),
        new("locator", "locator", "locator"),
        new("responds_to", "respondsTo", "target_id"),
        new("about", "about", "about"),
        new("of", "of", "of"),
        new("placed", "placed", "placed"),
        new("why", "why", "why"),
        new("note", "note", "note"),
        new("day", "changed[].on", "on", "date"),
        new("place", "", "place", "integer"),
        new("publisher", "publisher", "publisher_id"),
        new("publisher_name", "publisherName", "publishers.name"),
        new("description", "description", "description"),
        new("archived", "archived", ""),
        new("published", "published", "published"),
        new("language", "language", "language"),
        new("access", "access", "access"),
        new("tier", "tier", "tier"),
        new("origin", "origin", "origin_id"),
        new("checked", "checked", "checked"),
        new("events", "events", ""),
        new("name", "name", "name"),
        new("party", "party", "party", "boolean"),
        new("aliases", "aliases", "aliases"),
        new("speaks_for", "speaksFor[].for", "for"),
        new("wikidata", "wikidata", "wikidata"),
        new("members", "members", "members"),
        new("holder", "holder", "actor_id"),
        new("side", "side", ""),
        new("until", "until", "", "date"),
        new("end", "end", ""),
        new("ended_by", "endedBy", ""),
        new("label", "label", "label"),
        new("definition", "definition", "definition"),
        new("example", "example", "example"),
        new("see_also", "seeAlso", "see_also"),
        new("several", "several", "several", "boolean"),
        new("hours", "hours", ""),
        new("also_known_as", "alsoKnownAs", "also_known_as"),
        new("", "order", "order_in_day"),
        new("", "joint", ""),
        new("", "formerly", "former_ids.id"),
        new("asof", "asOf", "", "date"),
        new("from", "from", "from", "date"),
        new("since", "since", "", "date"),
        new("before", "before.stance", ""),
        new("folded", "folded", ""),
        new("then", "then", ""),
        new("then_stance", "moves[].then[].stance", ""),
        new("then_detail", "moves[].then[].detail", ""),
        new("then_event", "moves[].then[].event.id", ""),
        new("moved_on", "moves[].movedOn", ""),
        new("moved_by", "moves[].movedBy.id", ""),
    ];

    /// <summary>The names of one format, one by one.</summary>
    public static IReadOnlyList<string> Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The field that a column of a table holds.</summary>
    /// <exception cref="InvalidOperationException">No field is called so.</exception>
    public static FieldName Of(string column) => All.First(name => Names(name.Csv).Contains(Plain(column)));

    /// <summary>The name of a column without its language: the two of a text are one field.</summary>
    public static string Plain(string column) =>
        column.EndsWith("_en", StringComparison.Ordinal) || column.EndsWith("_ja", StringComparison.Ordinal) ? column[..^3] : column;

    /// <summary>What it holds.</summary>
    public string Meaning(Language language) =>
        Csv.Length > 0 ? Codebook.Meaning(Csv.Split(' ')[0], language) : Codebook.MeaningOfKey(Json, language);
}
