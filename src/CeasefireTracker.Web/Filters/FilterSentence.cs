using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Filters;

/// <summary>Says in words what a filter shows, for headings, feeds and exports alike; each name in the address knows its clause.</summary>
public sealed class FilterSentence(Vocabulary vocabulary, SiteProfile site, Language language)
{
    /// <summary>The name of who tells the record, if the filter says so.</summary>
    public string? Teller { get; init; }

    /// <summary>The filter with its number of events, such as "2 events: with Vladimir Putin; in March 2025".</summary>
    public string Of(TimelineFilter filter, int total)
    {
        var clauses = filter
            .Asked.Among(TimelineFilter.Filters)
            .OrderByDescending(name => name.IsSaidFirst)
            .Select(name => name.Say(filter.Asked, this))
            .OfType<string>()
            .ToList();
        var count = language.Count("events", total);
        return clauses.Count == 0 ? count : language.Say("sentence", count, string.Join(Say("join"), clauses));
    }

    /// <summary>The name by which readers know a value of a facet.</summary>
    public string Label(Facet facet, string value) => facet.Label(value, vocabulary, site).In(language);

    /// <summary>The days asked for, in words; null if every day is.</summary>
    public string? Span(Asked asked) =>
        (asked.For(SpanFilter.From), asked.For(SpanFilter.To)) switch
        {
            (null, null) => null,
            ({ } from, { } to) when from == to && from.Date.Precision == DatePrecision.Day => Say("on", Words(from)),
            ({ } from, { } to) when from == to => Say("in", Words(from)),
            ({ } from, { } to) => Say("span", Words(from), Words(to)),
            ({ } from, null) => Say("from", Words(from)),
            (null, { } to) => Say("to", Words(to)),
        };

    /// <summary>A date in words.</summary>
    public string Words(DateBound bound) => bound.Words(language);

    /// <summary>A piece of the sentence.</summary>
    /// <param name="name">The name in the address, or what joins the pieces.</param>
    public string Say(string name, params object?[] places) => language.Say("sentence." + name, places);
}
