using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Positions;

/// <summary>Why a stance no longer stands.</summary>
public enum PositionEnd
{
    /// <summary>The same holder said something later on the same option.</summary>
    Replaced,

    /// <summary>A later term withdraws it.</summary>
    Withdrawn,

    /// <summary>It was stated for a span that is over.</summary>
    Lapsed,
}

/// <summary>Why a stance that stands is not what a reader is told first.</summary>
public enum PositionFold
{
    /// <summary>It was stated more than a year before the day.</summary>
    Old,

    /// <summary>Its deadline, its place or its occasion is over.</summary>
    Moot,
}

/// <summary>A stance of one holder on one option of an issue, for a span of days in which it stood.</summary>
/// <param name="Holder">The actor whose stance it is: the party, or the person who spoke.</param>
/// <param name="Stated">The term behind it, with its event.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="Until">The last day, inclusive; null while it stands.</param>
/// <param name="End">Why it ended; null while it stands.</param>
/// <param name="EndedBy">The term that replaced or withdrew it; null if it lapsed or stands.</param>
public sealed record Position(string Holder, StatedTerm Stated, DateOnly From, DateOnly? Until, PositionEnd? End, StatedTerm? EndedBy)
{
    public Term Term => Stated.Term;

    public StatedEvent Event => Stated.Event;

    /// <summary>The first day from which the holder has said the same word on this option without a break.</summary>
    public DateOnly Since { get; init; } = From;

    /// <summary>The term with which the run began: the one that moved the holder where there is a <see cref="Before"/>.</summary>
    public StatedTerm SinceTerm { get; init; } = Stated;

    /// <summary>On an option that holds several texts: the first word on the one that it is about; null on all others.</summary>
    public StatedTerm? Text { get; init; }

    /// <summary>On the day of a table: why it is folded away; null if it is not.</summary>
    public PositionFold? Fold { get; init; }

    /// <summary>The holder's last other stance on this option before; null if there was none.</summary>
    public StatedTerm? Before { get; init; }

    private bool IsStatedForHolder => Term.Actors.Contains(Holder);

    /// <summary>Who said it, or whose word it is, where that is not the holder; null where it is.</summary>
    public string? Speaker =>
        Term.SpokenBy is { } speaker && speaker != Holder ? speaker
        : IsStatedForHolder || Term.SpokenBy == Holder ? null
        : Term.Actors[0];

    /// <summary>Whom the holder stated it together with.</summary>
    public IEnumerable<string> Partners => IsStatedForHolder ? Term.Actors.Where(actor => actor != Holder) : [];

    /// <summary>True if the holder said something else on this option before.</summary>
    public bool Moved => Before is not null;

    /// <summary>True on the days of its span, both ends included.</summary>
    public bool StandsOn(DateOnly day) => From <= day && !(Until < day);
}
