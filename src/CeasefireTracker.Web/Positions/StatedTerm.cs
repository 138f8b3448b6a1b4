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

    /// <summary>True if its option holds several texts (<see cref="IssueOption.Several"/>), so that it stands by itself, with what is said
    /// of the same text later.</summary>
    public bool IsApart { get; init; }

    /// <summary>Every term of an event that is on the timeline.</summary>
    /// <param name="several">The options that hold several texts.</param>
    public static IEnumerable<StatedTerm> Of(Event e, int ordinal, IReadOnlySet<OptionAddress> several) =>
        e.Terms.Select(
            (term, place) => new StatedTerm(e, ordinal, term, place) { IsApart = several.Contains(new(term.Issue, term.Option)) }
        );
}
