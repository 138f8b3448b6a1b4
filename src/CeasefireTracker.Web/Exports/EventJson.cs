using System.Text.Json.Serialization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>A text in both languages, as programs read it.</summary>
public sealed record TextJson(string En, string Ja)
{
    public static TextJson? Of(LocalizedText? text) => text is null ? null : new TextJson(text.En, text.Ja);
}

/// <summary>A date: EDTF, the days it may mean (inclusive, null is open), and the words for it.</summary>
public sealed record DateJson(string Edtf, DateOnly? Earliest, DateOnly? Latest, TextJson Text)
{
    public static DateJson Of(EdtfDate date) =>
        new(
            date.ToString(),
            date.Span.Earliest,
            date.Span.Latest,
            new TextJson(DateWords.Describe(date, Language.En), DateWords.Describe(date, Language.Ja))
        );
}

/// <param name="Counts">False if only contradicted documents say so: then it is no fact.</param>
public sealed record ActorJson(string Id, string Role, TextJson Name, IReadOnlyList<string> Only, bool Counts)
{
    public static ActorJson Of(EventActor part, Vocabulary vocabulary) =>
        new(part.Actor, part.Role.Text(), TextJson.Of(vocabulary.Actors[part.Actor].Name)!, part.OnlyReportedBy, part.Counts);
}

/// <param name="Counts">False if only contradicted documents report it: then it is no stance of the actor.</param>
public sealed record TermJson(
    string Id,
    string Issue,
    string Option,
    IReadOnlyList<string> Actors,
    string? SpokenBy,
    string Stance,
    TextJson Detail,
    IReadOnlyList<string> Cite,
    IReadOnlyList<string> Only,
    string? Holds,
    string? Ends,
    bool Counts,
    MootJson? Moot,
    WordsJson? Words,
    bool Joint
);

public sealed record MootJson(string Event, TextJson Why)
{
    public static MootJson? Of(Moot? moot) => moot is null ? null : new MootJson(moot.Event, TextJson.Of(moot.Why)!);
}

public sealed record WordsJson(string Text, string Language, string En, string Ja, string Cite);

public sealed record FactJson(string Id, TextJson What, string? Unit, string Value, IReadOnlyList<string> Cite, IReadOnlyList<string> By);

public sealed record ReportJson(string Source, string Value, string Why, TextJson Note);

public sealed record DisputeJson(string About, string? Of, string? Placed, IReadOnlyList<ReportJson> Reports);

public sealed record SourceJson(
    string Id,
    string Publisher,
    string? Title,
    TextJson? Description,
    string? Url,
    string? Archived,
    string? Published,
    string Language,
    string Access,
    string Tier
)
{
    /// <param name="added">The day on which the tracker first cited it, for where to look for an archived copy.</param>
    public static SourceJson Of(SourceRow source, DateOnly added) =>
        new(
            source.Id,
            source.PublisherId,
            source.Title,
            TextJson.Of(source.Description),
            source.Url,
            ArchivedCopy.Of(source, added)?.Address,
            source.Published?.ToString(),
            source.Language,
            source.Access.Text(),
            source.Tier.Text()
        );
}

public sealed record CitationJson(SourceJson Source, TextJson Supports, string? Locator);

public sealed record ChangeJson(DateOnly On, TextJson What);

/// <param name="Event">The event in which they said so.</param>
public sealed record TruceAnswerJson(string Actor, string Event, bool Conditional)
{
    public static IReadOnlyList<TruceAnswerJson> Of(IEnumerable<TruceAnswer> answers) =>
        [.. answers.Select(answer => new TruceAnswerJson(answer.Actor, answer.Event, answer.Conditional))];
}

public sealed record TruceEndingJson(string How, string? Event, string? On);

/// <param name="Fact">The figure within the event.</param>
public sealed record TruceBreachJson(string By, string Against, string Event, string Fact)
{
    public static TruceBreachJson Of(TruceBreach breach)
    {
        var (e, figure) = breach.Counted();
        return new TruceBreachJson(breach.By, breach.Against, e, figure);
    }
}

public sealed record TruceJson(
    IReadOnlyList<string> AnnouncedBy,
    IReadOnlyList<TruceAnswerJson> AcceptedBy,
    IReadOnlyList<TruceAnswerJson> DeclinedBy,
    string Scope,
    TextJson Covers,
    TruceEndingJson? Ended,
    IReadOnlyList<TruceBreachJson> Breaches
)
{
    public static TruceJson? Of(Truce? truce) =>
        truce is null
            ? null
            : new TruceJson(
                truce.AnnouncedBy,
                TruceAnswerJson.Of(truce.AcceptedBy),
                TruceAnswerJson.Of(truce.DeclinedBy),
                truce.Scope.Text(),
                TextJson.Of(truce.Covers)!,
                truce.Ended is { } ended ? new TruceEndingJson(ended.How.Text(), ended.Event, ended.On?.ToString()) : null,
                [.. truce.Breaches.Select(TruceBreachJson.Of)]
            );
}

public sealed record MeetingJson(TextJson? Place, string? Form, string? Level, string Between)
{
    public static MeetingJson? Of(Meeting? meeting) =>
        meeting is null
            ? null
            : new MeetingJson(TextJson.Of(meeting.Place), meeting.Form?.Text(), meeting.Level?.Text(), meeting.Between.Text());
}

/// <summary>One event in the shape of version 1: documented keys are only ever added.</summary>
public sealed record EventJson(
    string Id,
    string Url,
    DateJson Date,
    string? At,
    DateJson? InForce,
    TextJson? DateNote,
    string Kind,
    string Standing,
    IReadOnlyList<string> Collections,
    string? Phase,
    DateOnly Added,
    DateOnly? KnownFrom,
    TextJson Title,
    TextJson Summary,
    TextJson? Narrative,
    IReadOnlyList<ActorJson> Actors,
    IReadOnlyList<TermJson> Terms,
    IReadOnlyList<FactJson> Facts,
    IReadOnlyList<string> RespondsTo,
    IReadOnlyList<string> AnsweredBy,
    IReadOnlyList<string> Revises,
    string? PartOf,
    IReadOnlyList<DisputeJson> Disputes,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<ChangeJson> Changed,
    TruceJson? Truce,
    MeetingJson? Meeting,
    int Order,
    IReadOnlyList<string> Formerly,
    IReadOnlyList<string> AlsoKnownAs
)
{
    /// <summary>The dataset's hash, where the event stands alone and not in a list that says so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dataset { get; init; }

    public static IEnumerable<string> Write(EventExport export) =>
        [
            TrackerJson.Text(
                Of(export.Recorded, export.ExportContext) with
                {
                    Dataset = export.ExportContext.Store.Hash,
                },
                TrackerJson.Default.EventJson
            ) + "\n",
        ];

    /// <summary>The event as programs read it; addresses are whole and in the language given.</summary>
    public static EventJson Of(RecordedEvent recorded, ExportContext edition) => Of(recorded.Event, recorded, edition);

    private static EventJson Of(Event e, RecordedEvent recorded, ExportContext edition) =>
        new(
            e.Id,
            edition.Whole(edition.Links.Event(e.Id)),
            DateJson.Of(e.Date),
            EventTime.At(e),
            e.InForce is null ? null : DateJson.Of(e.InForce),
            TextJson.Of(e.DateNote),
            e.Kind.Text(),
            e.Standing.Text(),
            e.Collections,
            recorded.Phase?.Id,
            e.Added,
            e.KnownFrom,
            TextJson.Of(e.Title)!,
            TextJson.Of(e.Summary)!,
            TextJson.Of(e.Narrative),
            [.. e.Actors.Select(part => ActorJson.Of(part, edition.Store.Vocabulary))],
            [
                .. e.Terms.Select(term => new TermJson(
                    term.Id,
                    term.Issue,
                    term.Option,
                    term.Actors,
                    term.SpokenBy,
                    term.Stance.Text(),
                    TextJson.Of(term.Detail)!,
                    term.Cite,
                    term.OnlyReportedBy,
                    term.Holds?.ToString(),
                    term.Ends,
                    term.Counts,
                    MootJson.Of(term.Moot),
                    term.Words is { } words ? new WordsJson(words.Text, words.Language, words.En, words.Ja, words.Cite) : null,
                    term.Joint
                )),
            ],
            [.. e.Facts.Select(fact => new FactJson(fact.Id, TextJson.Of(fact.What)!, fact.Unit, fact.Value, fact.Cite, fact.By))],
            [.. RecordedEvent.Targets(e, RelationKind.RespondsTo)],
            [.. recorded.Origins(RelationKind.RespondsTo).Select(answer => answer.Id).Order(StringComparer.Ordinal)],
            [.. RecordedEvent.Targets(e, RelationKind.Revises)],
            e.PartOf,
            [
                .. recorded.Disputes.Select(dispute => new DisputeJson(
                    dispute.About.Text(),
                    dispute.Of,
                    dispute.Placed,
                    [
                        .. dispute.Reports.Select(report => new ReportJson(
                            report.Source,
                            report.Value,
                            report.Why.Text(),
                            TextJson.Of(report.Note)!
                        )),
                    ]
                )),
            ],
            [
                .. e.Citations.Select(citation => new CitationJson(
                    SourceJson.Of(recorded.Sources[citation.Source], edition.Store.FirstCited(citation.Source)),
                    TextJson.Of(citation.Supports)!,
                    citation.Locator
                )),
            ],
            [.. e.Changed.Select(change => new ChangeJson(change.Date, TextJson.Of(change.What)!))],
            TruceJson.Of(e.Truce),
            MeetingJson.Of(e.Meeting),
            e.Order,
            e.Formerly,
            e.AlsoKnownAs
        );
}
