using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Picture;

/// <summary>The events of one lane.</summary>
/// <param name="Facet">By what they are chosen; null for all others.</param>
/// <param name="Key">The value of the facet; empty for all others.</param>
public sealed record LaneOfEvents(Facet? Facet, string Key, BitSet Events);

/// <summary>
/// Shares a selection out into lanes, each event into one: the truces, which are what this is about, then actors or chapters. Which lanes
/// there are and their order come from the whole record, so that they stay where they are whatever is filtered or how near one looks; only
/// an actor whom the reader chose gets one more.
/// </summary>
internal sealed class PictureLanes(OpenStore store)
{
    private const int MostActors = 4;
    private const int MostChosen = 3;

    /// <summary>A lane of its own is for who leads at least one event of so many.</summary>
    private const int LeastShare = 25;

    private readonly TimelineIndex index = store.Index;

    /// <summary>The lanes from the top; there is one at least, and some may be empty.</summary>
    public IReadOnlyList<LaneOfEvents> Of(TimelineFilter filter, BitSet shown)
    {
        var (lanes, rest) = (new List<LaneOfEvents>(), shown);
        var isByPhase = filter.Lanes == LaneBy.Phase;
        foreach (var (facet, key) in Truces().Concat(isByPhase ? Phases() : Actors(filter)))
        {
            var of = facet == Facet.Actor ? index.LedBy(key) : index.Having(facet, key);
            var own = rest.And(of);
            // Chapters have one place in time each, so an empty one says nothing that its neighbours do not.
            if (!isByPhase || own.Count() > 0)
            {
                lanes.Add(new LaneOfEvents(facet, key, own));
                rest = rest.And(own.Not());
            }
        }

        return rest.Count() > 0 || lanes.Count == 0 ? [.. lanes, new LaneOfEvents(null, "", rest)] : lanes;
    }

    private IEnumerable<(Facet Facet, string Key)> Truces() =>
        index.CountOf(Facet.Kind, EventKind.Ceasefire.Text()) > 0 ? [(Facet.Kind, EventKind.Ceasefire.Text())] : [];

    private IEnumerable<(Facet Facet, string Key)> Phases() => store.Vocabulary.Phases.Keys.Select(phase => (Facet.Phase, phase));

    /// <summary>The belligerents, then the states and organisations that lead most events of the record, then those whom the
    /// reader chose.</summary>
    private IEnumerable<(Facet Facet, string Key)> Actors(TimelineFilter filter)
    {
        var actors = store.Vocabulary.Actors.Values;
        var standing = actors
            .Where(actor => actor.Party)
            .Concat(
                actors
                    .Where(actor => !actor.Party && actor.SpeaksFor.Count == 0 && Led(actor.Id) * LeastShare >= index.Count)
                    .OrderByDescending(actor => Led(actor.Id))
                    .ThenBy(actor => actor.Place)
            )
            .Take(MostActors)
            .Select(actor => actor.Id)
            .ToList();
        var chosen = filter.Values(Facet.Actor);
        return standing
            .Concat(actors.Select(actor => actor.Id).Where(chosen.Contains).Except(standing).Take(MostChosen))
            .Select(actor => (Facet.Actor, actor));

        int Led(string actor) => index.CountOf(TimelineIndex.LeadFacet, actor);
    }
}
