using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>What an actor is.</summary>
public enum ActorKind
{
    Person,
    State,
    Organisation,
    Group,
}

/// <summary>
/// The colours that a party can have: each with a shade for light and one for dark pages, told apart by readers who see colours
/// differently, and of contrast enough for text.
/// </summary>
public enum PartyColour
{
    Red,
    Blue,
    Green,
    Violet,
    Brown,
}

/// <summary>Somebody who takes part in, or speaks about, the talks.</summary>
/// <param name="Colour">The colour of a party, that is of a belligerent, which stands first wherever actors are listed; null for everybody
/// else.</param>
/// <param name="Aliases">Other spellings in any script; search finds the actor by them.</param>
/// <param name="SpeaksFor">The actors that this one speaks for, and when.</param>
/// <param name="Members">The members of a group; a group's stance is not its members'.</param>
/// <param name="Wikidata">The item's id, such as <c>Q7747</c>, or null where it is not certain.</param>
/// <param name="Line">The line of its file, from 1.</param>
public sealed record Actor(
    string Id,
    ActorKind Kind,
    PartyColour? Colour,
    LocalizedText Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Mandate> SpeaksFor,
    IReadOnlyList<Office> Offices,
    IReadOnlyList<string> Members,
    string? Wikidata,
    int Line
)
{
    /// <summary>True for the belligerents.</summary>
    public bool Party => Colour is not null;
}

/// <summary>The offices that outrank others, the higher last.</summary>
public enum Rank
{
    /// <summary>A minister of its government.</summary>
    Minister,

    /// <summary>The head of the state, of its government, or of the body.</summary>
    Head,
}

/// <summary>A span in which one actor speaks for another.</summary>
/// <param name="Rank">In how high an office, or null for every other one. Of two who spoke on one day the higher has the word.</param>
/// <param name="From">First day, inclusive; null where it is not known or lies before the record.</param>
/// <param name="To">Last day, inclusive; null while it lasts.</param>
public sealed record Mandate(string For, Rank? Rank, DateOnly? From, DateOnly? To, int Line)
{
    /// <summary>True if the mandate covers any day of the span.</summary>
    public bool Covers(DateSpan span) => new DateSpan(From, To).Overlaps(span);
}

/// <summary>An office that a person held. Days are inclusive; null is open.</summary>
public sealed record Office(LocalizedText Title, DateOnly? From, DateOnly? To);

/// <summary>A question of the talks on which actors take stances.</summary>
/// <param name="Example">What belongs under it and what does not.</param>
/// <param name="Options">The two to five answers that a stance can be on.</param>
public sealed record Issue(
    string Id,
    LocalizedText Label,
    LocalizedText Definition,
    LocalizedText Example,
    IReadOnlyList<IssueOption> Options,
    int Line
);

/// <summary>One answer to an issue.</summary>
/// <param name="SeeAlso">
/// The options of other issues under which the same matter is filed, <c>issue.option</c>. Named at one of the two, it holds both ways.
/// </param>
/// <param name="Several">True if it holds several texts or plans, so that a later stance on it may be about another than an earlier one:
/// each stands by itself.</param>
public sealed record IssueOption(string Id, LocalizedText Label, IReadOnlyList<string> SeeAlso, bool Several = false);

/// <summary>An option and the issue that it belongs to, written <c>issue.option</c>.</summary>
public readonly record struct OptionAddress(string Issue, string Option)
{
    /// <summary>Reads it; what has no dot names an issue and no option.</summary>
    public static OptionAddress Parse(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? new(text[..dot], text[(dot + 1)..]) : new(text, "");

    public override string ToString() => $"{Issue}.{Option}";
}

/// <summary>Who publishes documents.</summary>
/// <param name="StateMedia">Of an outlet of news: the state whose government runs it, or null.</param>
/// <param name="Government">Of a public body: the state that it belongs to, or null.</param>
public sealed record Publisher(string Id, LocalizedText Name, string? Home, string? StateMedia, string? Government, int Line)
{
    /// <summary>The state whose own side it is; null for everybody else.</summary>
    public string? State => Government ?? StateMedia;
}

/// <summary>Who may open a source's address.</summary>
public enum Access
{
    Open,
    Members,
    Unknown,
}

/// <summary>How near a document stands to what it reports.</summary>
public enum SourceTier
{
    /// <summary>The text itself, published by its author.</summary>
    Primary,

    /// <summary>The text itself, reproduced elsewhere.</summary>
    PrimaryCopy,

    /// <summary>A news report by the outlet named.</summary>
    News,

    /// <summary>A chronology, a briefing or an encyclopaedia.</summary>
    Reference,

    /// <summary>A summary of others' reports.</summary>
    Digest,

    /// <summary>Anything else; never enough for an event alone.</summary>
    Other,
}

/// <summary>How far somebody of the tracker has read a document.</summary>
public enum Checked
{
    Full,
    Excerpt,
    None,
}

/// <summary>A document that something on the timeline rests on.</summary>
/// <param name="Url">Its address, http or https; null if it has none, and then <paramref name="NoUrl"/> says why.</param>
/// <param name="Title">Its title in its own language; null if it is not known, and then <paramref name="Description"/> stands in its
/// place.</param>
/// <param name="Published">When it was published; null if that is not known.</param>
/// <param name="Language">The language it is written in, BCP 47.</param>
/// <param name="Origin">The publisher whose report it repeats, or null.</param>
/// <param name="Also">Other addresses of the same document.</param>
public sealed record Source(
    string Id,
    string Publisher,
    string? Url,
    LocalizedText? NoUrl,
    string? Title,
    LocalizedText? Description,
    EdtfDate? Published,
    string Language,
    Access Access,
    SourceTier Tier,
    string? Origin,
    Checked Checked,
    IReadOnlyList<string> Also,
    string File,
    int Line
)
{
    /// <summary>Whose report it is: a republished agency piece is the agency's.</summary>
    public string FirstPublisher => Origin ?? Publisher;
}

/// <summary>A chapter of the story. An event belongs to the phase of its earliest day.</summary>
/// <param name="Span">First and last day, inclusive; the last may be open.</param>
public sealed record Phase(
    string Id,
    EdtfDate Span,
    LocalizedText Title,
    LocalizedText Text,
    IReadOnlyList<PhaseCitation> Citations,
    int Line
);

/// <summary>A document that a phase's text rests on.</summary>
public sealed record PhaseCitation(string Source, int Line);

/// <summary>A word of the subject in both languages.</summary>
/// <param name="Also">
/// Other words for it in either language: search finds it under these and these under it. A space between two Japanese words says that both
/// must be found.
/// </param>
public sealed record GlossaryEntry(string Id, LocalizedText Term, LocalizedText Meaning, IReadOnlyList<string> Also, int Line);

/// <summary>
/// A place of the talks under every spelling in use: Ukrainian names came into English and Japanese by way of Russian and lately by their
/// own, and who searches by one spelling means the place. Actors bring theirs along as aliases.
/// </summary>
public sealed record PlaceName(string Id, IReadOnlyList<string> Spellings, int Line);
