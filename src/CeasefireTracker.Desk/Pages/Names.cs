using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What ids stand for, in one language: of the record, and of the draft that is open.</summary>
public sealed class Names(RecordVersion record, DraftContent content, Language language)
{
    /// <summary>The language in which they are said.</summary>
    public Language Language => language;

    // More than that makes a page slow to send and a list of no use.
    private const int MostListed = 3000;

    /// <summary>What an id stands for; null if nothing has it.</summary>
    public string? Of(RecordKind kind, string id, string issue = "") =>
        kind switch
        {
            RecordKind.Term or RecordKind.Fact => null,
            RecordKind.Option => Issue(issue)?.Options.FirstOrDefault(option => option.Id == id)?.Label.In(language),
            _ => All(kind).Where(pair => pair.Id == id).Select(pair => pair.Name).FirstOrDefault(),
        };

    /// <summary>The lists that fields complete from, by the name of each: those that the form of a part needs, and no other.</summary>
    public IEnumerable<(string Name, IEnumerable<(string Id, string Name)> Items)> Lists(IReadOnlyList<Field> fields, JsonObject typed)
    {
        var kinds = Referred(fields).Distinct().ToList();
        var issues = (typed["terms"] as JsonArray ?? []).Select(term => Text(term, "issue")).ToHashSet();
        return kinds
            .Where(kind => kind is not (RecordKind.Term or RecordKind.Fact or RecordKind.Option or RecordKind.Collection))
            .Select(kind => (ListOf(kind), All(kind).Take(MostListed)))
            .Concat(
                record
                    .Dataset.Issues.Where(issue => issues.Contains(issue.Id))
                    .Select(issue => (ListOf(RecordKind.Option, issue.Id), Options(issue)))
            )
            .Append((ListOf(RecordKind.Option), record.Dataset.Issues.SelectMany(issue => Options(issue, issue.Label.In(language)))));
    }

    /// <summary>The name of the list that a field completes from.</summary>
    public string ListOf(RecordKind kind, string issue = "") =>
        "list-"
        + (kind == RecordKind.ActorOrSource ? RecordKind.Actor : kind).Text()
        + (kind == RecordKind.Option && Issue(issue) is not null ? "-" + issue : "");

    /// <summary>The sets that events can be in.</summary>
    public IEnumerable<(string Id, string Name)> Collections =>
        record.Dataset.Site.Collections.Select(set => (set.Id, set.Name.In(language)));

    /// <summary>A stance as readers will see it; null as long as it does not say enough.</summary>
    public string? Sentence(JsonNode? term)
    {
        var (issue, stance) = (Text(term, "issue"), Text(term, "stance"));
        if (
            Of(RecordKind.Option, Text(term, "option"), issue) is not { } option
            || stance.Length == 0
            || Fields.Pruned(term?["actors"]) is not JsonArray { Count: > 0 } actors
        )
        {
            return null;
        }

        var who = string.Join(language.Tell("list.and"), actors.Select(actor => Of(RecordKind.Actor, $"{actor}") ?? $"{actor}"));
        var words = language.Tell(
            "term.sentence",
            who,
            language.Known("stance." + stance) ?? language.Tell("stance." + stance),
            option,
            Of(RecordKind.Issue, issue)
        );
        return Text(term, "spoken-by") is { Length: > 0 } speaker
            ? $"{words} {language.Tell("term.spoken-by", Of(RecordKind.Actor, speaker) ?? speaker)}"
            : words;
    }

    /// <summary>The number of the part that holds a record; null if the draft does not hold it.</summary>
    public int? PartOf(RecordKind kind, string id) => content.Parts.FirstOrDefault(part => part.Kind == kind.Text() && part.Id == id)?.Key;

    /// <summary>What has to be known of a source before it is cited: whose report it repeats, and what rests on it already.</summary>
    public string NoteOf(string source)
    {
        var known = record.Dataset.Sources.FirstOrDefault(other => other.Id == source);
        var origin =
            known?.Origin is { } id && id != known.Publisher ? language.Tell("source.repeats", Of(RecordKind.Publisher, id) ?? id) : "";
        var uses = record.Uses.CitedBy[source].Count();
        return origin + (uses == 0 ? "" : language.Tell("source.uses", uses));
    }

    /// <summary>A date in words, or why it is none.</summary>
    public (string Words, bool IsDate) Date(string text) =>
        EdtfDate.TryParse(text.Trim(), out var date, out var error)
            ? (DateWords.Describe(date, language), true)
            : (error.Message(language), false);

    private IEnumerable<(string Id, string Name)> All(RecordKind kind) =>
        kind switch
        {
            RecordKind.Event => record.Uses.Titles.Select(e => (e.Key, e.Value.In(language))),
            RecordKind.Actor => record.Dataset.Actors.Select(actor => (actor.Id, actor.Name.In(language))).Concat(Drafted("actor")),
            RecordKind.Issue => record.Dataset.Issues.Select(issue => (issue.Id, issue.Label.In(language))).Concat(Drafted("issue")),
            RecordKind.Source => Drafted("source").Concat(record.Dataset.Sources.Select(source => (source.Id, TitleOf(source)))),
            RecordKind.Publisher => record
                .Dataset.Publishers.Select(publisher => (publisher.Id, publisher.Name.In(language)))
                .Concat(Drafted("publisher")),
            RecordKind.Collection => Collections,
            RecordKind.ActorOrSource => All(RecordKind.Actor).Concat(All(RecordKind.Source)),
            _ => [],
        };

    // Who counted or claimed something is an actor far more often than a source, and one list is enough to send.
    private static IEnumerable<RecordKind> Referred(IReadOnlyList<Field> fields) =>
        fields.SelectMany(field => Referred(field.Fields).Concat(field.Refers is { } kind and not RecordKind.ActorOrSource ? [kind] : []));

    private IEnumerable<(string, string)> Drafted(string kind) =>
        content
            .Parts.Where(part => part.Kind == kind && part.Was is null && part.Id.Length > 0)
            .Select(part => (part.Id, part.Name(language)));

    private string TitleOf(Source source) => source.Title ?? source.Description?.In(language) ?? source.Id;

    private Issue? Issue(string id) => record.Dataset.Issues.FirstOrDefault(issue => issue.Id == id);

    private IEnumerable<(string, string)> Options(Issue issue, string? within = null) =>
        issue.Options.Select(option => (option.Id, within is null ? option.Label.In(language) : $"{option.Label.In(language)} – {within}"));

    private static string Text(JsonNode? map, string name) => map is JsonObject and var some ? some[name]?.ToString() ?? "" : "";
}
