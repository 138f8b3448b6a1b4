using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Positions;

/// <summary>Reads and answers an address such as <c>?event=a&amp;event=b</c>: two to four events whose terms are compared.</summary>
public sealed class ComparisonQuery(OpenStore store, CancellationToken stop = default)
{
    /// <summary>How many events stand beside each other at most; more than that nobody reads.</summary>
    public const int Most = 4;

    private const int MostChoices = 400;

    /// <summary>The name under which the timeline's picks come here.</summary>
    public const string PickName = "pick";

    /// <summary>The events asked for, in the order of the address and under their present ids, and what was not understood.</summary>
    public (IReadOnlyList<RecordedEvent> Events, IReadOnlyList<FilterProblem> Problems) Read(StringValues ids)
    {
        var (events, problems, query) = (new List<RecordedEvent>(), new FilterProblems(), new TimelineQuery(store, stop));
        foreach (var (_, id) in problems.Values([KeyValuePair.Create("event", ids)]))
        {
            if (events.Count == Most)
            {
                Problem(id, "compare.too-many", Most);
            }
            else if (query.Find(id) is not { Event.Withdrawn: null } e)
            {
                problems.Add(
                    new FilterProblem("event", id, Words.Both("compare.unknown", FilterProblem.Shown(id)))
                    {
                        Meant = problems.Told.Count < Most ? Near(id) : [],
                    }
                );
            }
            else if (events.Exists(other => other.Id == e.Id))
            {
                Problem(id, "compare.twice");
            }
            else if (!Comparison.Counted(e.Event).Any())
            {
                problems.Add(
                    new FilterProblem(
                        "event",
                        id,
                        new LocalizedText(
                            Language.En.Say("compare.no-terms", e.Event.Title.En),
                            Language.Ja.Say("compare.no-terms", e.Event.Title.Ja)
                        )
                    )
                );
            }
            else
            {
                events.Add(e);
            }
        }

        return (events, problems.Told);

        IReadOnlyList<Meaning> Near(string id) =>
            NearPage.EventId(id, store) is { } near ? [new Meaning(query.Find(near)!.Event.Title, "event=" + near)] : [];

        void Problem(string id, string key, params object?[] places) => problems.Add("event", id, key, places);
    }

    /// <summary>Aligns the terms of the events, with what those say that answer them.</summary>
    public Comparison Run(IReadOnlyList<RecordedEvent> events) =>
        Comparison.Of(
            [.. events.Select(e => e.Event)],
            store.Vocabulary.Issues.Values,
            [.. events.Select(e => e.Origins(RelationKind.RespondsTo).ToList())]
        );

    /// <summary>The events that are worth comparing: texts and terms put forward or agreed, oldest first.</summary>
    public IReadOnlyList<Event> Choices()
    {
        using var context = store.Context();
        return
        [
            .. context
                .Events.Where(e =>
                    e.Ordinal != null
                    && (e.Kind == EventKind.Proposal || e.Kind == EventKind.Conditions || e.Kind == EventKind.Agreement)
                    && e.Terms.Any()
                )
                .OrderBy(e => e.Ordinal)
                .Take(MostChoices)
                .Select(e => e.Document)
                .AsEnumerable()
                .TakeUntil(stop),
        ];
    }

    /// <summary>True if an event's page offers to compare it.</summary>
    public static bool IsComparable(RecordedEvent e) =>
        Comparison.Counted(e.Event).Any()
        && (
            e.Event.Kind is EventKind.Proposal or EventKind.Conditions or EventKind.Agreement
            || e.Event.Revises.Count > 0
            || e.Origins(RelationKind.Revises).Any()
        );
}
