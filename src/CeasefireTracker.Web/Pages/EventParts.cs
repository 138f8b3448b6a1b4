using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Pages;

/// <summary>The parts of an event that count as fact.</summary>
public static class Parts
{
    /// <summary>One part an actor, in the file's order; mentions and contradicted parts left out.</summary>
    public static IEnumerable<EventActorRow> Of(EventRow e) =>
        e.Actors.Where(part => part.Role != Role.Mentioned && part.Only.Count == 0).DistinctBy(part => part.ActorId);
}

/// <summary>On whose side of the war an actor speaks: colour follows it, always beside words.</summary>
public static class Sides
{
    /// <summary><c>side-russia</c>, <c>side-ukraine</c>, or null for everybody else.</summary>
    public static string? Of(EventActorRow part, EventRow e) => Of(part.Actor, e.Date.Span);

    /// <summary>The side of an actor in a span.</summary>
    public static string? Of(ActorRow actor, DateSpan span) => actor.Party
        ? $"side-{actor.Id}"
        : actor.SpeaksFor.Find(mandate => mandate.For is "russia" or "ukraine" && new DateSpan(mandate.From, mandate.To).Overlaps(span)) is { } mandate ? $"side-{mandate.For}" : null;
}

/// <summary>The date of an event for machines: HTML's <c>time</c> knows days, months and years, not EDTF.</summary>
public static class EventTime
{
    public static string? Machine(EventRow e) => e.Date switch
    {
        { Form: EdtfForm.Single, Precision: DatePrecision.Day or DatePrecision.Month } date when !date.ToString().Contains('X', StringComparison.Ordinal) => date.ToString().TrimEnd('?', '~', '%'),
        { Form: EdtfForm.Single, Precision: DatePrecision.Year, Span.Earliest: { } day } => FormattableString.Invariant($"{day:yyyy}"),
        _ => e.Earliest is { } first ? FormattableString.Invariant($"{first:yyyy-MM-dd}") : null,
    };
}
