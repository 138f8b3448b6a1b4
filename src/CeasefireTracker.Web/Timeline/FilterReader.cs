using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Timeline;

/// <summary>
/// Reads a <see cref="TimelineFilter"/> from the query of an address. It never fails: what is not understood becomes a
/// <see cref="FilterProblem"/>, and the rest of the address counts. What the values of a name mean, <see cref="AddressValues"/> says.
/// </summary>
public sealed class FilterReader
{
    private const int LongestSearch = 200;
    private const int MostPicked = 50;
    private const int MostWords = 12;

    /// <summary>Every name that an address of the timeline may have.</summary>
    public static readonly IReadOnlyList<string> Names = [.. TimelineFilter.Choices.Select(facet => facet.Text()), "from", "to", "disputed", "pick", "q", "told-by", "known-on", "sort", "lanes", "after"];

    private readonly OpenStore store;
    private readonly AddressValues values;

    private FilterReader(OpenStore store) => (this.store, values) = (store, new AddressValues(store));

    /// <summary>The filter and what was not understood.</summary>
    /// <param name="query">The names and values of the address.</param>
    /// <param name="store">The store that says which values there are.</param>
    /// <param name="alsoKnown">Names that the page itself understands besides the filter's.</param>
    public static (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query, OpenStore store, params ReadOnlySpan<string> alsoKnown)
    {
        var (reader, known) = (new FilterReader(store), alsoKnown.ToArray());
        var filter = TimelineFilter.Everything;
        foreach (var (name, value) in reader.values.Of(query.Where(pair => !known.Contains(pair.Key))))
        {
            filter = reader.Apply(filter, name, value);
        }

        return (reader.Whole(filter), reader.values.Problems.Told);
    }

    private TimelineFilter Apply(TimelineFilter filter, string name, string value)
    {
        if (EnumText.TryParse<Facet>(name, out var facet) && TimelineFilter.Choices.Contains(facet))
        {
            return values.Id(facet, value) is { } id ? filter.With(facet, id) : filter;
        }

        switch (name)
        {
            case "from" when filter.From is null:
                return filter with { From = values.Bound(name, value) };
            case "to" when filter.To is null:
                return filter with { To = values.Bound(name, value) };
            case "disputed" when value == Facets.Yes:
                return filter with { Disputed = true };
            case "disputed":
                return Problem(filter, name, value, "filter.disputed");
            case "q" when filter.Search.Length == 0:
                return Search(filter, value);
            case "told-by" when filter.ToldBy is null:
                return ToldBy(filter, value);
            case "known-on" when filter.KnownOn is null:
                return filter with { KnownOn = values.Day(name, value) };
            case "sort" when EnumText.TryParse<SortOrder>(value, out var sort):
                return filter with { Sort = sort };
            case "sort":
                return Problem(filter, name, value, "filter.sort");
            case "lanes" when EnumText.TryParse<LaneBy>(value, out var lanes):
                return filter with { Lanes = lanes };
            case "lanes":
                return Problem(filter, name, value, "filter.lanes");
            case "pick":
                return Pick(filter, value);
            case "after" when store.Index.Ordinal(value) is not null:
                return filter with { After = value };
            case "after":
                return Problem(filter, name, value, "filter.after");
            case "from" or "to" or "q" or "told-by" or "known-on":
                return Problem(filter, name, value, "filter.twice");
            default:
                values.UnknownName(name, value, Names);
                return filter;
        }
    }

    private TimelineFilter ToldBy(TimelineFilter filter, string value)
    {
        if (Telling.Exists(store, value))
        {
            return filter with { ToldBy = value };
        }

        values.Unknown("told-by", value, [.. Telling.Tellers(store).Select(teller => (teller, teller))]);
        return filter;
    }

    private TimelineFilter Pick(TimelineFilter filter, string value)
    {
        foreach (var id in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (values.Problems.IsFull)
            {
                break;
            }

            filter = store.Index.Ordinal(id) is null ? Problem(filter, "pick", id, "filter.pick", FilterProblem.Shown(id))
                : filter.Pick.Count == MostPicked && !filter.Pick.Contains(id) ? Problem(filter, "pick", id, "filter.pick-many", MostPicked)
                : filter with { Pick = filter.Pick.WithComparer(StringComparer.Ordinal).Add(id) };
        }

        return filter;
    }

    private TimelineFilter Search(TimelineFilter filter, string value)
    {
        if (value.Length > LongestSearch)
        {
            return Problem(filter, "q", value, "filter.long-search", LongestSearch);
        }

        var text = SearchText.Parse(value, store.Vocabulary.Spellings);
        return text.IsEmpty ? Problem(filter, "q", value, "filter.empty-search")
            : text.Wanted.Count + text.Unwanted.Count > MostWords ? Problem(filter, "q", value, "filter.many-words", MostWords)
            : filter with { Search = value };
    }

    private TimelineFilter Whole(TimelineFilter filter)
    {
        if (filter is { From: { } from, To: { } to } && from.First > to.Last)
        {
            values.Add(new FilterProblem("to", to.ToString(), new LocalizedText(Backwards(Language.En), Backwards(Language.Ja)))
            {
                Meant = [new Meaning(new LocalizedText(Turned(Language.En), Turned(Language.Ja)), $"from={to}&to={from}")],
            });
            filter = filter with { From = null, To = null };

            string Backwards(Language language) => language.Say("filter.backwards", from.Words(language), to.Words(language));
            string Turned(Language language) => language.Say("sentence.between", to.Words(language), from.Words(language));
        }

        if (filter is { Sort: SortOrder.Relevance, Search.Length: 0 })
        {
            filter = Problem(filter, "sort", filter.Sort.Text(), "filter.sort-relevance") with { Sort = SortOrder.Oldest };
        }

        // Only these orders have no place for an event that does not match.
        if (filter.After is { } after && (filter.Sort == SortOrder.Relevance || filter.ToldBy is not null) && !new TimelineQuery(store).CanBegin(filter))
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
