using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Timeline;

/// <summary>
/// Reads a <see cref="TimelineFilter"/> from the query of an address. It never fails: what is not understood becomes a
/// <see cref="FilterProblem"/>, and the rest of the address counts. Each <see cref="Filter"/> reads its own values; here is what they mean
/// together.
/// </summary>
public sealed class FilterReader
{
    private readonly OpenStore store;
    private readonly AddressValues values;

    private FilterReader(OpenStore store) => (this.store, values) = (store, new AddressValues(store));

    /// <summary>The filter and what was not understood.</summary>
    /// <param name="query">The names and values of the address.</param>
    /// <param name="store">The store that says which values there are.</param>
    /// <param name="alsoKnown">Names that the page itself understands besides the filter's.</param>
    public static (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store,
        params ReadOnlySpan<string> alsoKnown
    )
    {
        var known = alsoKnown.ToArray();
        return Read(query.Where(pair => !known.Contains(pair.Key)), store, TimelineFilter.Filters);
    }

    /// <summary>The same of an address that takes only some of the names.</summary>
    public static (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store,
        IReadOnlyList<Filter> filters
    )
    {
        var reader = new FilterReader(store);
        var asked = Asked.Read(query, filters, reader.values);
        return (reader.Whole(new TimelineFilter { Asked = asked }.DatesRead()), reader.values.Problems.Told);
    }

    private TimelineFilter Whole(TimelineFilter filter)
    {
        if (filter is { From: { } from, To: { } to } && from.First > to.Last)
        {
            values.Add(
                new FilterProblem("to", to.ToString(), new LocalizedText(Backwards(Language.En), Backwards(Language.Ja)))
                {
                    Meant = [new Meaning(new LocalizedText(Turned(Language.En), Turned(Language.Ja)), $"from={to}&to={from}")],
                }
            );
            filter = filter with { From = null, To = null };

            string Backwards(Language language) => language.Say("filter.backwards", from.Words(language), to.Words(language));
            string Turned(Language language) => language.Say("sentence.span", to.Words(language), from.Words(language));
        }

        if (filter is { Sort: SortOrder.Relevance, Search.Length: 0 })
        {
            filter = Problem(filter, "sort", SortOrder.Relevance.Text(), "filter.sort-relevance") with { Sort = null };
        }

        // Only these orders have no place for an event that does not match.
        if (
            filter.After is { } after
            && (filter.Sort == SortOrder.Relevance || filter.ToldBy is not null)
            && !new TimelineQuery(store).CanBegin(filter)
        )
        {
            return Problem(filter, "after", after, "filter.after-elsewhere") with { After = null };
        }

        return filter;
    }

    private TimelineFilter Problem(TimelineFilter filter, string name, string value, string key, params object?[] places)
    {
        values.Problem(name, value, key, places);
        return filter;
    }
}
