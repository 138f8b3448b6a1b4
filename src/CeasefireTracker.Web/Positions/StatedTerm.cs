using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Positions;

/// <summary>A stance with the event at which it was stated; two are the same only if they are one, whatever they say.</summary>
/// <param name="ordinal">The event's number in day order.</param>
/// <param name="place">The place among the terms of the event, from 0.</param>
public sealed class StatedTerm(Event e, int ordinal, Term term, int place)
{
    public Event Event => e;

    public int Ordinal => ordinal;

    public Term Term => term;

    public int Place => place;

    /// <summary>Every term of an event that is on the timeline.</summary>
    public static IEnumerable<StatedTerm> Of(Event e, int ordinal) =>
        e.Terms.Select((term, place) => new StatedTerm(e, ordinal, term, place));
}
