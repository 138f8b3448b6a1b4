using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Positions;

/// <summary>A stance with the event at which it was stated; two are the same only if they are one, whatever they say.</summary>
/// <param name="ordinal">The event's number in day order.</param>
/// <param name="place">The place among the terms of the event, from 0.</param>
public sealed class StatedTerm(StatedEvent e, int ordinal, Term term, int place)
{
    public StatedEvent Event => e;

    public int Ordinal => ordinal;

    public Term Term => term;

    public int Place => place;

    /// <summary>True if its option holds several texts (<see cref="IssueOption.Several"/>), so that it stands by itself, with what is said
    /// of the same text later.</summary>
    public bool IsApart { get; init; }

    /// <summary>Every term of an event that is on the timeline.</summary>
    /// <param name="several">The options that hold several texts.</param>
    public static IEnumerable<StatedTerm> Of(Event e, int ordinal, IReadOnlySet<OptionAddress> several)
    {
        var stated = StatedEvent.Of(e);
        return e.Terms.Select(
            (term, place) => new StatedTerm(stated, ordinal, term, place) { IsApart = several.Contains(new(term.Issue, term.Option)) }
        );
    }
}

/// <summary>What is told of an event beside what was stated at it; all of a record's stay in memory, so it has no more.</summary>
/// <param name="Order">The place among events of one day, from 1; 0 where none is given.</param>
/// <param name="Public">The day from which it was public (<see cref="PublicDay"/>).</param>
public sealed record StatedEvent(string Id, EdtfDate Date, int Order, Standing Standing, LocalizedText Title, DateOnly Public)
{
    public static StatedEvent Of(Event e) =>
        new(e.Id, e.Date, e.Order, e.Standing, e.Title, PublicDay.Of(e.Date, e.KnownFrom, e.Added));
}
