using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Timeline;

/// <summary>An event of a chain.</summary>
/// <param name="Number">Its place in the chain, from 1.</param>
/// <param name="Answers">The numbers of the events that it answers or revises, within the chain.</param>
/// <param name="Side">The belligerent that leads it, or null.</param>
public sealed record ChainLink(
    int Number,
    string Id,
    LocalizedText Title,
    EdtfDate Date,
    EventKind Kind,
    Standing Standing,
    string? Side,
    IReadOnlyList<int> Answers
);

/// <summary>
/// What an event answers, what those answer, and so on back; what answered it, and so on forward: in the order of days. Only answers and
/// revisions count; parts of a whole are no conversation.
/// </summary>
/// <param name="Here">The number of the event that the chain is told from.</param>
/// <param name="IsWhole">False if it goes on beyond what is kept: the nearest events are.</param>
public sealed record EventChain(IReadOnlyList<ChainLink> Links, int Here, bool IsWhole)
{
    private const int MostLinks = 12;

    /// <summary>The event just before this one in the chain, or null.</summary>
    public ChainLink? Previous => Here > 1 ? Links[Here - 2] : null;

    /// <summary>The event just after this one in the chain, or null.</summary>
    public ChainLink? Next => Here < Links.Count ? Links[Here] : null;

    /// <summary>The chain of an event on the timeline; null if it answers nothing and nothing answers it.</summary>
    public static EventChain? Of(OpenStore store, string id)
    {
        using var context = store.Context();
        HashSet<string> kept = [id];
        var back = Grow([id], ids => Edges(context).Where(edge => ids.Contains(edge.From)).Select(edge => edge.To));
        var forward = Grow([id], ids => Edges(context).Where(edge => ids.Contains(edge.To)).Select(edge => edge.From));
        var isWhole = true;
        for (var step = 0; step < Math.Max(back.Count, forward.Count); step++)
        {
            foreach (var next in back.ElementAtOrDefault(step)?.Concat(forward.ElementAtOrDefault(step) ?? []) ?? forward[step])
            {
                isWhole &= kept.Contains(next) || (kept.Count < MostLinks && kept.Add(next));
            }
        }

        return kept.Count == 1 ? null : Read(store, context, id, kept, isWhole);
    }

    /// <summary>The steps of a walk: the neighbours of the start, their neighbours, until there is nothing new or more than can be
    /// kept.</summary>
    private static List<List<string>> Grow(List<string> start, Func<List<string>, IQueryable<string>> neighbours)
    {
        var seen = start.ToHashSet(StringComparer.Ordinal);
        var steps = new List<List<string>>();
        for (var edge = start; edge.Count > 0 && seen.Count <= MostLinks * 2;)
        {
            edge = [.. neighbours(edge).AsEnumerable().Distinct().Order(StringComparer.Ordinal).Where(seen.Add)];
            steps.Add(edge);
        }

        return steps;
    }

    private static EventChain Read(OpenStore store, TrackerContext context, string id, HashSet<string> kept, bool isWhole)
    {
        var rows = context
            .Events.Where(e => kept.Contains(e.Id))
            .OrderBy(e => e.Ordinal)
            .Select(e => new
            {
                e.Id,
                e.Title,
                e.Date,
                e.Kind,
                e.Standing,
                Ordinal = e.Ordinal!.Value,
            })
            .ToList();
        var numbers = rows.Index().ToDictionary(row => row.Item.Id, row => row.Index + 1, StringComparer.Ordinal);
        var answers = Edges(context)
            .Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To))
            .ToLookup(edge => edge.From, edge => numbers[edge.To]);
        var parties = store.Vocabulary.Actors.Values.Where(actor => actor.Party).Select(actor => actor.Id).ToList();
        return new EventChain(
            [
                .. rows.Select(e => new ChainLink(
                    numbers[e.Id],
                    e.Id,
                    e.Title,
                    e.Date,
                    e.Kind,
                    e.Standing,
                    parties.Find(party => store.Index.LedBy(party).Contains(e.Ordinal)),
                    [.. answers[e.Id].Distinct().Order()]
                )),
            ],
            numbers[id],
            isWhole
        );
    }

    private static IQueryable<Edge> Edges(TrackerContext context) =>
        context
            .Events.SelectMany(e => e.Relations)
            .Where(relation => relation.Kind != RelationKind.PartOf && relation.Event.Ordinal != null && relation.Target.Ordinal != null)
            .Select(relation => new Edge { From = relation.EventId, To = relation.TargetId });

    private sealed class Edge
    {
        public required string From { get; init; }
        public required string To { get; init; }
    }
}
