using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Says in words what a filter shows: each facet knows its clause here, for headings, feeds and exports alike.</summary>
public sealed class FilterSentence(Vocabulary vocabulary, SiteProfile site, Language language)
{
    /// <summary>The name of who tells the record, if the filter says so.</summary>
    public string? Teller { get; init; }

    /// <summary>The filter with its number of events, such as "2 events: with Vladimir Putin; in March 2025".</summary>
    public string Of(TimelineFilter filter, int total)
    {
        var clauses = Clauses(filter).ToList();
        var count = language.Count("events", total);
        return clauses.Count == 0 ? count : language.Say("sentence", count, string.Join(language.Say("sentence.join"), clauses));
    }

    /// <summary>The name by which readers know a value of a facet.</summary>
    public string Label(Facet facet, string value) => facet switch
    {
        Facet.Actor => vocabulary.Actors[value].Name.In(language),
        Facet.Kind => language.Say("kind." + value),
        Facet.Issue => vocabulary.Issues[value].Label.In(language),
        Facet.Phase => vocabulary.Phases[value].Title.In(language),
        Facet.Publisher => vocabulary.Publishers[value].Name.In(language),
        Facet.Collection => site.CollectionName(value).In(language),
        _ => language.Say("facet.disputed"),
    };

    /// <summary>The days asked for, in words; null if every day is.</summary>
    public string? Span(TimelineFilter filter) => (filter.From, filter.To) switch
    {
        (null, null) => null,
        ({ } from, { } to) when from == to && from.Date.Precision == DatePrecision.Day => language.Say("sentence.on", Words(from)),
        ({ } from, { } to) when from == to => language.Say("sentence.in", Words(from)),
        ({ } from, { } to) => language.Say("sentence.between", Words(from), Words(to)),
        ({ } from, null) => language.Say("sentence.from", Words(from)),
        (null, { } to) => language.Say("sentence.to", Words(to)),
    };

    private IEnumerable<string> Clauses(TimelineFilter filter)
    {
        foreach (var facet in TimelineFilter.Choices)
        {
            if (filter.Values(facet) is { IsEmpty: false } values)
            {
                yield return language.Say("sentence." + facet.Text(), string.Join(language.Say("sentence.or"), values.Select(value => Label(facet, value))));
            }
        }

        if (!filter.Pick.IsEmpty)
        {
            yield return language.Say("sentence.pick");
        }

        if (Span(filter) is { } span)
        {
            yield return span;
        }

        if (filter.Disputed)
        {
            yield return language.Say("sentence.disputed");
        }

        if (filter.Search.Length > 0)
        {
            yield return language.Say("sentence.q", filter.Search);
        }

        if (filter.ToldBy is { } teller)
        {
            yield return language.Say("sentence.told-by", Teller ?? teller);
        }

        if (filter.KnownOn is { } day)
        {
            yield return language.Say("sentence.known-on", Words(day));
        }
    }

    private string Words(DateBound bound) => bound.Words(language);
}
