using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>How far a truce reached.</summary>
public enum TruceScope
{
    /// <summary>All fighting, wherever.</summary>
    All,

    /// <summary>What flies and what sails.</summary>
    AirSea,

    /// <summary>Power stations, networks, oil and gas.</summary>
    Energy,

    /// <summary>One installation and what leads to it.</summary>
    Site,

    /// <summary>A town, a road, a stretch of the front.</summary>
    Local,
}

/// <summary>How a truce came to its end.</summary>
public enum TruceEnd
{
    /// <summary>Its time was over, and nobody prolonged it.</summary>
    Lapsed,

    /// <summary>It was called broken, or given up, before its time.</summary>
    Broken,

    /// <summary>It went on beyond its time.</summary>
    Extended,

    /// <summary>Another truce took its place.</summary>
    Replaced,
}

/// <summary>A truce as its event tells of it; the days on which it was to hold are the event's <see cref="Event.InForce"/>.</summary>
/// <param name="AnnouncedBy">Who announced it, on the event's date; never empty in a checked dataset.</param>
/// <param name="AcceptedBy">Who said that they would keep to it; whoever announced it need not be named again.</param>
/// <param name="DeclinedBy">Who said that they would not, or is reported not to have joined.</param>
/// <param name="Covers">What was to stop, in a few words.</param>
/// <param name="Ended">Null where the record has no word of its end.</param>
/// <param name="Breaches">Whose count of breaches stands where.</param>
public sealed record Truce(
    IReadOnlyList<string> AnnouncedBy,
    IReadOnlyList<TruceAnswer> AcceptedBy,
    IReadOnlyList<TruceAnswer> DeclinedBy,
    TruceScope Scope,
    LocalizedText Covers,
    TruceEnding? Ended,
    IReadOnlyList<TruceBreach> Breaches,
    int Line
)
{
    /// <summary>Those who accepted it, then those who declined it.</summary>
    public IEnumerable<TruceAnswer> Answers() => AcceptedBy.Concat(DeclinedBy);

    /// <summary>The events in which its answers, its end and its breaches are told; one may come more than once.</summary>
    public IEnumerable<string> Events() =>
        Answers()
            .Select(answer => answer.Event)
            .Append(Ended?.Event)
            .OfType<string>()
            .Concat(Breaches.Select(breach => breach.Counted().Event));
}

/// <summary>Somebody's yes or no to a truce.</summary>
/// <param name="Event">The event in which they said so; it may be the truce's own.</param>
/// <param name="Conditional">True if they named a condition, such as that the other side keeps to it.</param>
public sealed record TruceAnswer(string Actor, string Event, bool Conditional, int Line);

/// <summary>The end of a truce.</summary>
/// <param name="Event">The event that tells of it; null only if it lapsed and no event tells so.</param>
/// <param name="On">When, EDTF; null where it is not known or is the last day of <see cref="Event.InForce"/>.</param>
public sealed record TruceEnding(TruceEnd How, string? Event, EdtfDate? On);

/// <summary>One side's count of what another broke.</summary>
/// <param name="By">Who counts.</param>
/// <param name="Against">Whose breaches they are by that count.</param>
/// <param name="Fact">The figure, <c>event-id#fact-id</c>; the event may be the truce's own.</param>
public sealed record TruceBreach(string By, string Against, string Fact, int Line)
{
    /// <summary>The event that has the figure, and the figure within it; empty if the reference names none.</summary>
    public (string Event, string Figure) Counted() => Fact.Split('#', 2) is [var e, var figure] ? (e, figure) : (Fact, "");
}
