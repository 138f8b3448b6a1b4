using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// Texts that revise one another, oldest first, laid out as a chain with branches: a text stands on the lane of the one that it revises if
/// nothing else revises that one later, else on a free lane beside it.
/// </summary>
public sealed record Lineage(IReadOnlyList<LineageRow> Rows)
{
    /// <summary>How many lanes the drawing needs.</summary>
    public int Lanes => Rows.Max(row => Math.Max(row.Lane, row.Passing.Concat(row.From).DefaultIfEmpty(0).Max())) + 1;

    /// <summary>Every chain of a store, in the order of their first texts.</summary>
    public static IReadOnlyList<Lineage> All(OpenStore store, CancellationToken stop = default)
    {
        using var context = store.Context();
        var revisions = context.Relations.Where(relation =>
            relation.Kind == RelationKind.Revises && relation.Event.Ordinal != null && relation.Target.Ordinal != null
        );
        return Of(
            [
                .. context
                    .Events.Where(e => revisions.Any(relation => relation.EventId == e.Id || relation.TargetId == e.Id))
                    .OrderBy(e => e.Ordinal)
                    .Select(e => e.Document)
                    .AsEnumerable()
                    .TakeUntil(stop),
            ],
            stop
        );
    }

    /// <summary>The chain that holds an event, or null if nothing revises it and it revises nothing.</summary>
    public static Lineage? With(RecordedEvent e, OpenStore store, CancellationToken stop = default) =>
        e.Event.Revises.Count > 0 || e.Origins(RelationKind.Revises).Any()
            ? All(store, stop).FirstOrDefault(lineage => lineage.Rows.Any(row => row.Event.Id == e.Id))
            : null;

    /// <summary>The chains that events make by what they revise among themselves; oldest first, without those that stand alone.</summary>
    public static IReadOnlyList<Lineage> Of(IReadOnlyList<Event> events, CancellationToken stop = default)
    {
        var chain = events.ToDictionary(e => e.Id, e => e.Id, StringComparer.Ordinal);
        foreach (var (e, target) in events.TakeUntil(stop).SelectMany(e => e.Revises.Where(chain.ContainsKey), (e, target) => (e, target)))
        {
            var (joined, into) = (chain[e.Id], chain[target]);
            foreach (var id in events.Select(e => e.Id).Where(id => chain[id] == joined))
            {
                chain[id] = into;
            }
        }

        return
        [
            .. events
                .GroupBy(e => chain[e.Id])
                .Where(group => group.Skip(1).Any())
                .Select(group => new Lineage([.. Layout([.. group]).TakeUntil(stop)])),
        ];
    }

    private static IEnumerable<LineageRow> Layout(List<Event> events)
    {
        var left = events.SelectMany(e => e.Revises).CountBy(target => target).ToDictionary(StringComparer.Ordinal);
        var lanes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var revised = events.FindAll(target => e.Revises.Contains(target.Id));
            var from = revised.Where(target => lanes.ContainsKey(target.Id)).Select(target => lanes[target.Id]).ToList();
            foreach (var target in revised)
            {
                left[target.Id]--;
            }

            var last = revised.Find(target => left[target.Id] == 0 && lanes.ContainsKey(target.Id));
            var lane = last is null ? Enumerable.Range(0, events.Count + 1).First(free => !lanes.ContainsValue(free)) : lanes[last.Id];
            foreach (var target in revised.Where(target => left[target.Id] == 0))
            {
                lanes.Remove(target.Id);
            }

            var passing = lanes.Values.Where(other => other != lane).ToList();
            var goesOn = left.GetValueOrDefault(e.Id) > 0;
            if (goesOn)
            {
                lanes[e.Id] = lane;
            }

            yield return new LineageRow(e, revised, lane, from, passing, goesOn);
        }
    }
}

/// <summary>One text of a chain. Lanes count from 0.</summary>
/// <param name="Revised">The texts that it is a new version of.</param>
/// <param name="From">The lanes of those.</param>
/// <param name="Passing">Lanes that run past it.</param>
/// <param name="GoesOn">True if a later text revises it.</param>
public sealed record LineageRow(
    Event Event,
    IReadOnlyList<Event> Revised,
    int Lane,
    IReadOnlyList<int> From,
    IReadOnlyList<int> Passing,
    bool GoesOn
);
