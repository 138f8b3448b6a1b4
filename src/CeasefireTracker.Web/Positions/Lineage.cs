using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// Texts that revise one another, oldest first, laid out as a chain with branches: a text stands on the lane of the one that it revises if nothing
/// else revises that one later, else on a free lane beside it.
/// </summary>
public sealed record Lineage(IReadOnlyList<LineageRow> Rows)
{
    /// <summary>How many lanes the drawing needs.</summary>
    public int Lanes => Rows.Max(row => Math.Max(row.Lane, row.Passing.Concat(row.From).DefaultIfEmpty(0).Max())) + 1;

    /// <summary>Every chain of a store, in the order of their first texts.</summary>
    public static IReadOnlyList<Lineage> All(OpenStore store, CancellationToken stop = default)
    {
        using var context = store.Context();
        // By identity, because each text of a chain stands in several relations and its document is read once.
        var relations = context.Events.AsNoTrackingWithIdentityResolution().Where(e => e.Ordinal != null)
            .SelectMany(e => e.Relations.Where(relation => relation.Kind == RelationKind.Revises && relation.Target.Ordinal != null))
            .Include(relation => relation.Event).Include(relation => relation.Target).AsEnumerable().TakeUntil(stop).ToList();
        return Of(relations, stop);
    }

    /// <summary>The chain that holds an event, or null if nothing revises it and it revises nothing.</summary>
    public static Lineage? With(EventRow e, OpenStore store, CancellationToken stop = default) => e.Relations.Concat(e.RelatedFrom).Any(relation => relation.Kind == RelationKind.Revises)
        ? All(store, stop).FirstOrDefault(lineage => lineage.Rows.Any(row => row.Event.Id == e.Id))
        : null;

    /// <summary>The chains that these relations make; all must be of the kind <see cref="RelationKind.Revises"/>.</summary>
    public static IReadOnlyList<Lineage> Of(IReadOnlyList<RelationRow> relations, CancellationToken stop = default)
    {
        var events = relations.SelectMany(relation => new[] { relation.Event, relation.Target }).DistinctBy(e => e.Id).OrderBy(e => e.Ordinal).ToList();
        var chain = events.ToDictionary(e => e.Id, e => e.Id, StringComparer.Ordinal);
        foreach (var relation in relations.TakeUntil(stop))
        {
            var (joined, into) = (chain[relation.EventId], chain[relation.TargetId]);
            foreach (var id in events.Select(e => e.Id).Where(id => chain[id] == joined))
            {
                chain[id] = into;
            }
        }

        return [.. events.GroupBy(e => chain[e.Id]).Select(group => new Lineage([.. Layout([.. group], relations).TakeUntil(stop)]))];
    }

    private static IEnumerable<LineageRow> Layout(IReadOnlyList<EventRow> events, IReadOnlyList<RelationRow> relations)
    {
        var left = relations.CountBy(relation => relation.TargetId).ToDictionary(StringComparer.Ordinal);
        var lanes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var revised = relations.Where(relation => relation.EventId == e.Id).Select(relation => relation.Target).OrderBy(target => target.Ordinal).ToList();
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
public sealed record LineageRow(EventRow Event, IReadOnlyList<EventRow> Revised, int Lane, IReadOnlyList<int> From, IReadOnlyList<int> Passing, bool GoesOn);
