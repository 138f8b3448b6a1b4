using System.Text.Json.Serialization;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>What an event is.</summary>
public enum EventKind
{
    Talks,
    Summit,
    Mediation,
    Proposal,
    Conditions,
    Response,
    Statement,
    Agreement,
    Ceasefire,
    Violation,
    Exchange,
    Sanction,
    Military,
    Context,
}

/// <summary>Whether an event happened at all, as far as its sources tell.</summary>
public enum Standing
{
    /// <summary>Nobody cited here denies it.</summary>
    Established,

    /// <summary>One side or one source says so.</summary>
    Reported,

    /// <summary>Reported by some, denied by others.</summary>
    Denied,
}

/// <summary>What an actor did in an event.</summary>
public enum Role
{
    Proposer,
    Respondent,
    Mediator,
    Host,
    Participant,
    Signatory,
    Addressee,
    Mentioned,
}

/// <summary>How an actor stands to an option of an issue.</summary>
public enum Stance
{
    /// <summary>Requires it of another side.</summary>
    Demands,

    /// <summary>Puts a step of its own on the table.</summary>
    Offers,

    /// <summary>Agrees to it.</summary>
    Accepts,

    /// <summary>Refuses it.</summary>
    Rejects,

    /// <summary>Agrees only if a named condition is met.</summary>
    Conditional,

    /// <summary>Leaves it open or for later.</summary>
    Defers,

    /// <summary>Asks about it, without demand, grant or refusal.</summary>
    Raises,

    /// <summary>Puts a measure into force on its own.</summary>
    Imposes,

    /// <summary>Withdraws an earlier stance.</summary>
    Drops,
}

/// <summary>What a source's different report is about.</summary>
public enum DifferenceAbout
{
    Date,
    Role,
    Term,
    Relation,
    Fact,
    Occurrence,
}

/// <summary>Why a source reports differently.</summary>
public enum DifferenceCause
{
    Timezone,
    Dateline,
    Publication,
    Precision,
    WireUpdate,
    Conflation,
    Typo,
    Numbering,
    CountBasis,
    Scope,
    Contradiction,
}

/// <summary>
/// Something that happened, with everything that is cited about it. The date, the speaker and the meaning are reported by
/// somebody: where a source reports differently, its citation says how (<see cref="Difference"/>).
/// </summary>
/// <param name="Id">Kebab-case English; never changes.</param>
/// <param name="Date">When it happened, EDTF (ISO 8601-2:2019); of a truce, when it was announced.</param>
/// <param name="At">The hour with its offset, where both are known.</param>
/// <param name="InForce">Of a truce: the span in which it was to hold, inclusive.</param>
/// <param name="Order">The place among events of one day, from 1; 0 where none is given.</param>
/// <param name="Added">The day on which the tracker first had it.</param>
/// <param name="Narrative">Markdown, or null where the summary says all.</param>
/// <param name="Truce">Of a truce: who announced it and who took it up, what it covered and how it ended.</param>
/// <param name="Meeting">Of a meeting: where and how they met, and whether the sides met each other.</param>
/// <param name="KnownFrom">The day on which it became public, where that is later than the event.</param>
/// <param name="Formerly">Ids under which it was published before; they redirect.</param>
/// <param name="AlsoKnownAs">What it is called in other sets of data, each as <c>scheme:id</c>.</param>
/// <param name="Withdrawn">Set if it is no longer held to be right: its page says so, the timeline leaves it out.</param>
public sealed record Event(
    string Id,
    EdtfDate Date,
    DateTimeOffset? At,
    EdtfDate? InForce,
    int Order,
    LocalizedText? DateNote,
    EventKind Kind,
    Standing Standing,
    IReadOnlyList<string> Collections,
    DateOnly Added,
    LocalizedText Title,
    LocalizedText Summary,
    LocalizedText? Narrative,
    IReadOnlyList<EventActor> Actors,
    Truce? Truce,
    Meeting? Meeting,
    IReadOnlyList<string> RespondsTo,
    IReadOnlyList<string> Revises,
    string? PartOf,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Citation> Citations,
    DateOnly? KnownFrom,
    IReadOnlyList<Change> Changed,
    IReadOnlyList<string> Formerly,
    IReadOnlyList<string> AlsoKnownAs,
    Withdrawal? Withdrawn,
    string File,
    int Line
)
{
    /// <summary>
    /// Who took part, with whoever they spoke for on the event's days; an actor may come more than once. Being mentioned is no part, nor is
    /// one that only a contradicted source reports.
    /// </summary>
    public IEnumerable<string> Participants(IReadOnlyDictionary<string, Actor> actors) =>
        Parts.SelectMany(part => WithPrincipals(part.Actor, actors));

    /// <summary>The participant that the event's file names first, and whoever they spoke for: the one in whose lane the event is
    /// drawn.</summary>
    public IEnumerable<string> Leads(IReadOnlyDictionary<string, Actor> actors) =>
        Parts.Take(1).SelectMany(part => WithPrincipals(part.Actor, actors)).Distinct(StringComparer.Ordinal);

    /// <summary>Who had which role: each actor, and whoever they spoke for on the event's days; a mention is the actor's alone.</summary>
    public IEnumerable<(string Actor, Role Role)> Roles(IReadOnlyDictionary<string, Actor> actors) =>
        Actors
            .Where(part => part.Counts)
            .SelectMany(
                part => part.Role == Role.Mentioned ? [part.Actor] : WithPrincipals(part.Actor, actors),
                (part, actor) => (actor, part.Role)
            );

    /// <summary>Whose stance a term is: its actors', that of whoever they speak for on the event's days, and the speaker's.</summary>
    public IEnumerable<string> Holders(Term term, IReadOnlyDictionary<string, Actor> actors) =>
        term
            .Actors.SelectMany(actor => WithPrincipals(actor, actors))
            .Concat(term.SpokenBy is { } speaker ? [speaker] : [])
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Of a meeting, who was there. Whoever is mentioned or written to was not, nor one who only answers, unless both sides met: who
    /// answered from within the room has a part of its own beside the answer.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<EventActor> Met =>
        Parts.Where(part => part.Role != Role.Addressee && (part.Role != Role.Respondent || Meeting?.Between == MeetingBetween.Direct));

    private IEnumerable<EventActor> Parts => Actors.Where(part => part.Role != Role.Mentioned && part.Counts);

    private IEnumerable<string> WithPrincipals(string actor, IReadOnlyDictionary<string, Actor> actors) =>
        actors[actor].SpeaksFor.Where(mandate => mandate.Covers(Date.Span)).Select(mandate => mandate.For).Prepend(actor);
}

/// <summary>An actor's part in an event.</summary>
/// <param name="OnlyReportedBy">If not empty, these sources alone report it.</param>
public sealed record EventActor(
    string Actor,
    Role Role,
    [property: JsonPropertyName("only")] IReadOnlyList<string> OnlyReportedBy,
    int Line
)
{
    /// <summary>False if only contradicted sources report it: it is shown and disputed, and never counted as fact.</summary>
    [JsonIgnore]
    public bool Counts => OnlyReportedBy.Count == 0;
}

/// <summary>One stance of an actor on an option of an issue, as stated at an event.</summary>
/// <param name="Id">Unique within its event.</param>
/// <param name="Actors">Who holds it; several only if <paramref name="Joint"/>.</param>
/// <param name="SpokenBy">The person whose words they were, or null.</param>
/// <param name="Cite">The sources that say so; never empty in a checked dataset.</param>
/// <param name="OnlyReportedBy">If not empty, these sources alone report it.</param>
/// <param name="Holds">The span for which it was stated; null: until changed.</param>
/// <param name="Ends">The earlier term that it withdraws, <c>event-id#term-id</c>.</param>
/// <param name="Moot">Set if its deadline, its place or its occasion is over, so that it no longer stands although nobody withdrew
/// it.</param>
/// <param name="Words">The speaker's own phrase, where a cited source quotes it.</param>
public sealed record Term(
    string Id,
    string Issue,
    string Option,
    IReadOnlyList<string> Actors,
    bool Joint,
    string? SpokenBy,
    Stance Stance,
    LocalizedText Detail,
    IReadOnlyList<string> Cite,
    [property: JsonPropertyName("only")] IReadOnlyList<string> OnlyReportedBy,
    EdtfDate? Holds,
    string? Ends,
    Moot? Moot,
    SpokenWords? Words,
    int Line
)
{
    /// <inheritdoc cref="EventActor.Counts"/>
    [JsonIgnore]
    public bool Counts => OnlyReportedBy.Count == 0;
}

/// <summary>That a stance waits for nothing any more.</summary>
/// <param name="Event">The event, not an earlier one, with which its deadline or place was over.</param>
public sealed record Moot(string Event, LocalizedText Why);

/// <summary>A short phrase as it was spoken, never translated back.</summary>
/// <param name="Text">At most <see cref="MostWords"/> words, as the source has them.</param>
/// <param name="Language">The language of the text, BCP 47.</param>
/// <param name="Cite">The source that quotes it.</param>
public sealed record SpokenWords(string Text, string Language, string En, string Ja, string Cite)
{
    /// <summary>How many words may be taken over.</summary>
    public const int MostWords = 12;

    /// <summary>What they mean.</summary>
    public string MeaningIn(Language language) => language == Model.Language.Ja ? Ja : En;
}

/// <summary>A figure that sources may differ on.</summary>
/// <param name="By">Who proposed, counted or claimed it: actors, or sources that the event cites.</param>
public sealed record Fact(
    string Id,
    LocalizedText What,
    string? Unit,
    string Value,
    IReadOnlyList<string> By,
    IReadOnlyList<string> Cite,
    int Line
);

/// <summary>A document and what exactly it supports.</summary>
/// <param name="Locator">Where in the document, such as a paragraph.</param>
/// <param name="Differs">Each point in which this document says otherwise than the event as placed.</param>
public sealed record Citation(string Source, LocalizedText Supports, string? Locator, IReadOnlyList<Difference> Differs, int Line);

/// <summary>A point in which one source reports otherwise.</summary>
/// <param name="Of">The actor, term, relation or fact it is about; null for a date or an occurrence.</param>
/// <param name="Value">What this source says: an EDTF date, a role, a stance, an event id, a figure or a standing.</param>
public sealed record Difference(DifferenceAbout About, string? Of, string Value, DifferenceCause Why, LocalizedText Note, int Line);

/// <summary>A correction of an event, as its readers are told of it.</summary>
public sealed record Change(DateOnly Date, LocalizedText What);

/// <summary>Why an event was withdrawn, and when.</summary>
public sealed record Withdrawal(DateOnly Date, LocalizedText Why);
