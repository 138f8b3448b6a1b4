using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Truces;

/// <summary>One side's count of what the other broke, with the figure itself.</summary>
/// <param name="In">The event that has the figure.</param>
public sealed record BreachCount(TruceBreach Breach, Event In, Fact Figure);

/// <summary>The truces of the record, and what other events tell of them.</summary>
public static class TruceList
{
    /// <summary>Every event that tells of a truce.</summary>
    public static readonly FacetList List = new(Facet.Scope);

    /// <summary>Every name that an address of the list may have.</summary>
    public static readonly IReadOnlyList<string> Names = [.. List.Filters.Select(filter => filter.Name)];

    /// <summary>The event that tells an answer, a count or the end of a truce: the truce's own, or one that it names.</summary>
    public static Event Told(RecordedEvent truce, string id) => id == truce.Id ? truce.Event : truce.Named[id];

    /// <summary>Each side's counts of breaches, in the order of the truce.</summary>
    public static IReadOnlyList<BreachCount> Counts(RecordedEvent truce) =>
        [
            .. truce.Event.Truce!.Breaches.Select(breach =>
            {
                var (id, figure) = breach.Counted();
                var told = Told(truce, id);
                return new BreachCount(breach, told, told.Facts.First(fact => fact.Id == figure));
            }),
        ];

    /// <summary>How many hours it was to hold, where it was announced so: a figure of its own event; null elsewhere.</summary>
    public static string? Hours(Event truce) => truce.Facts.FirstOrDefault(fact => fact.Unit == "hours")?.Value;

    /// <summary>How many days it was to hold, the first and the last included; null where either is not known. One day alone is a
    /// beginning, and says nothing of the end.</summary>
    public static int? Days(Event truce) =>
        truce.InForce?.Span is { IsOneDay: false, Earliest: { } first, Latest: { } last } ? last.DayNumber - first.DayNumber + 1 : null;
}
