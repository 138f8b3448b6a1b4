using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Timeline;

/// <summary>
/// Reads a <see cref="TimelineFilter"/> from the query of an address. It never fails: what is not understood becomes a
/// <see cref="FilterProblem"/>, and the rest of the address counts. An actor and a publisher may also be given by a name or
/// alias in either language and whatever case, or by a part of it that only one of them has. Empty values, which a form sends for untouched fields, are no problem.
/// </summary>
public sealed class FilterReader
{
    private const int LongestSearch = 200;
    private const int LongestName = 200;
    private const int MostPicked = 50;
    private const int MostWords = 12;

    // Names are compared as a culture has it, with every name and alias that there is.
    private const int MostNamed = 20;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth | CompareOptions.IgnoreNonSpace;

    private static readonly CompareInfo Texts = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Every name that an address of the timeline may have.</summary>
    public static readonly IReadOnlyList<string> Names = [.. TimelineFilter.Choices.Select(facet => facet.Text()), "from", "to", "disputed", "pick", "q", "told-by", "known-on", "sort", "lanes", "after"];

    private readonly FilterProblems problems = new();
    private readonly OpenStore store;
    private int named;

    private FilterReader(OpenStore store) => this.store = store;

    /// <summary>The filter and what was not understood.</summary>
    /// <param name="query">The names and values of the address.</param>
    /// <param name="store">The store that says which values there are.</param>
    /// <param name="alsoKnown">Names that the page itself understands besides the filter's.</param>
    public static (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query, OpenStore store, params ReadOnlySpan<string> alsoKnown)
    {
        var reader = new FilterReader(store);
        var filter = TimelineFilter.Everything;
        string[] others = [.. alsoKnown];
        foreach (var (name, value) in reader.problems.Values(query.Where(pair => !others.Contains(pair.Key))))
        {
            filter = reader.Apply(filter, name, value);
        }

        return (reader.Whole(filter), reader.problems.Told);
    }

    private TimelineFilter Apply(TimelineFilter filter, string name, string value)
    {
        if (EnumText.TryParse<Facet>(name, out var facet) && TimelineFilter.Choices.Contains(facet))
        {
            return Choose(filter, facet, value);
        }

        switch (name)
        {
            case "from" when filter.From is null:
                return filter with { From = Bound(name, value) };
            case "to" when filter.To is null:
                return filter with { To = Bound(name, value) };
            case "disputed" when value == Facets.Yes:
                return filter with { Disputed = true };
            case "disputed":
                return Problem(filter, name, value, "filter.disputed");
            case "q" when filter.Search.Length == 0:
                return Search(filter, value);
            case "told-by" when filter.ToldBy is null:
                return ToldBy(filter, value);
            case "known-on" when filter.KnownOn is null:
                return KnownOn(filter, value);
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
                problems.AddUnknownName(name, value, Names);
                return filter;
        }
    }

    private TimelineFilter Choose(TimelineFilter filter, Facet facet, string value)
    {
        var known = facet switch
        {
            Facet.Actor => store.Vocabulary.Actors.Keys,
            Facet.Kind => EnumText.All<EventKind>(),
            Facet.Issue => store.Vocabulary.Issues.Keys,
            Facet.Phase => store.Vocabulary.Phases.Keys,
            Facet.Publisher => store.Vocabulary.Publishers.Keys,
            _ => (IEnumerable<string>)store.Vocabulary.Collections,
        };
        if (known.Contains(value))
        {
            return filter.With(facet, value);
        }

        // Whoever types has a name in mind, or the part of it by which everybody knows it, not our id.
        var names = NamesOf(facet).ToList();
        if (names.Count > 0 && ++named > MostNamed)
        {
            return Problem(filter, facet.Text(), value, "filter.many-names", MostNamed);
        }

        var meant = value.Length > LongestName ? null : Only(names, name => Texts.Compare(name, value, Loosely) == 0)
            ?? (value.Length > 1 ? Only(names, name => Texts.IndexOf(name, value, Loosely) >= 0) : null);
        if (meant is not null)
        {
            return filter.With(facet, meant);
        }

        problems.AddUnknown(facet.Text(), value, known, names.Select(pair => pair.Name));
        return filter;
    }

    private IEnumerable<(string Id, string Name)> NamesOf(Facet facet) => facet switch
    {
        Facet.Actor => store.Vocabulary.Actors.Values.SelectMany(actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En), (actor, name) => (actor.Id, name)),
        Facet.Publisher => store.Vocabulary.Publishers.Values.SelectMany(publisher => new[] { publisher.Name.En, publisher.Name.Ja }, (publisher, name) => (publisher.Id, name)),
        _ => [],
    };

    private static string? Only(IEnumerable<(string Id, string Name)> names, Func<string, bool> isMeant) =>
        names.Where(pair => isMeant(pair.Name)).Select(pair => pair.Id).Distinct().Take(2).ToList() is [var only] ? only : null;

    private TimelineFilter ToldBy(TimelineFilter filter, string value)
    {
        if (Telling.Exists(store, value))
        {
            return filter with { ToldBy = value };
        }

        problems.AddUnknown("told-by", value, Telling.Tellers(store));
        return filter;
    }

    private TimelineFilter KnownOn(TimelineFilter filter, string value) => Bound("known-on", value) is not { } day ? filter
        : day.Date.Precision == DatePrecision.Day ? filter with { KnownOn = day }
        : Problem(filter, "known-on", value, "filter.day", value, day.Last);

    private TimelineFilter Pick(TimelineFilter filter, string value)
    {
        foreach (var id in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (problems.IsFull)
            {
                break;
            }

            filter = store.Index.Ordinal(id) is null ? Problem(filter, "pick", id, "filter.pick", FilterProblem.Shown(id))
                : filter.Pick.Count == MostPicked && !filter.Pick.Contains(id) ? Problem(filter, "pick", id, "filter.pick-many", MostPicked)
                : filter with { Pick = filter.Pick.WithComparer(StringComparer.Ordinal).Add(id) };
        }

        return filter;
    }

    private DateBound? Bound(string name, string value)
    {
        if (DateBound.TryParse(value, out var bound, out var message))
        {
            return bound;
        }

        problems.Add(new FilterProblem(name, value, message));
        return null;
    }

    private TimelineFilter Search(TimelineFilter filter, string value)
    {
        if (value.Length > LongestSearch)
        {
            return Problem(filter, "q", value, "filter.long-search", LongestSearch);
        }

        var text = SearchText.Parse(value, store.Vocabulary.Spellings);
        return text.Match is null ? Problem(filter, "q", value, "filter.empty-search")
            : text.Wanted.Count + text.Unwanted.Count > MostWords ? Problem(filter, "q", value, "filter.many-words", MostWords)
            : filter with { Search = value };
    }

    private TimelineFilter Whole(TimelineFilter filter)
    {
        if (filter.From?.First > filter.To?.Last)
        {
            problems.Add(new FilterProblem("to", filter.To!.ToString(), Words.Both("filter.backwards", filter.From, filter.To)));
            filter = filter with { To = null };
        }

        if (filter is { Sort: SortOrder.Relevance, Search.Length: 0 })
        {
            problems.Add(new FilterProblem("sort", filter.Sort.Text(), Words.Both("filter.sort-relevance")));
            filter = filter with { Sort = SortOrder.Oldest };
        }

        // Only these orders have no place for an event that does not match.
        if (filter.After is { } after && (filter.Sort == SortOrder.Relevance || filter.ToldBy is not null) && !new TimelineQuery(store).CanBegin(filter))
        {
            problems.Add(new FilterProblem("after", after, Words.Both("filter.after-elsewhere")));
            return filter with { After = null };
        }

        return filter;
    }

    private TimelineFilter Problem(TimelineFilter filter, string name, string value, string key, params object?[] places)
    {
        problems.Add(name, value, key, places);
        return filter;
    }
}
