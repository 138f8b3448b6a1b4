using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Picture;

/// <summary>The picture of one selection, and what it leaves out.</summary>
/// <remarks>Every event has a place: a date of which no day at all is known is no EDTF.</remarks>
/// <param name="Earlier">How many events lie before the story's first day, where the reader asked for no first day.</param>
/// <param name="Later">How many begin after the picture's last day: far ahead (<see cref="OpenStore.Horizon"/>), where the reader asked for
/// no last day.</param>
/// <param name="Closer">Half of its days: those in which most of its events are.</param>
public sealed record SelectionPicture(TimelinePicture Drawing, int Earlier, int Later, PictureAxis Closer)
{
    /// <summary>A picture without events, over the days of the record.</summary>
    public static SelectionPicture OfNothing(OpenStore store)
    {
        var axis = PictureAxis.Around(store.Story.Earliest ?? store.LastDay, store.LastDay);
        return new(
            TimelinePicture.Draw(axis, PictureGroups.Of([], axis, PictureFrame.Wide), [], new Dictionary<int, PictureEvent>()),
            0,
            0,
            axis
        );
    }
}

/// <summary>Reads what the picture of a selection needs: days and lanes from the index, and the slim rows of the few events that are drawn
/// alone.</summary>
/// <param name="telling">Whose dates place the events, if not the record's; those of the record are then the hollow marks.</param>
/// <param name="stop">Ends a drawing that nobody waits for any more.</param>
public sealed class PictureQuery(OpenStore store, Telling? telling = null, CancellationToken stop = default)
{
    /// <summary>So many truces are drawn over the days of each; more stand where they were announced.</summary>
    private const int MostTruces = 300;

    /// <summary>False where the names of turning points would be too small to read.</summary>
    public bool HasTurns { get; init; } = true;

    private readonly TimelineIndex index = store.Index;

    /// <summary>Draws what a filter selects; null if there is no event in it.</summary>
    /// <param name="matches">The set that the filter selects, whatever the page.</param>
    /// <param name="span">The days to show where the filter names none; null: those of the events.</param>
    public SelectionPicture? Draw(TimelineFilter filter, BitSet matches, DateSpan? span = null)
    {
        stop.ThrowIfCancellationRequested();
        if (Axis(filter, matches, span) is not { } even)
        {
            return null;
        }

        var axis = even.Scaled(window => CountIn(matches, window));
        var before = telling is null
            ? index.EndedBefore(axis.First)
            : BitSet.Of(index.Count, matches.Ordinals().Where(ordinal => telling.Days(ordinal).Latest < axis.First));
        var next = axis.Last == DateOnly.MaxValue ? axis.Last : axis.Last.AddDays(1);
        var after = telling is null
            ? BitSet.First(index.Count, index.CountBefore(next)).Not()
            : BitSet.Of(index.Count, matches.Ordinals().Where(ordinal => Begin(telling.Days(ordinal)) > axis.Last));
        var (earlier, later) = (matches.CountWith(before), matches.CountWith(after));
        var shown = earlier + later == 0 ? matches : matches.And(before.Or(after).Not());
        var lanes = new PictureLanes(store).Of(filter, shown);
        var truces = Truces(lanes, axis);
        var groups = PictureGroups.Of(Cut(lanes, truces), axis, PictureFrame.Wide);
        stop.ThrowIfCancellationRequested();
        var turns = HasTurns ? TurningPoints.Of(store).In(shown) : [];
        var events = Events([.. groups.Spots.Select(spot => spot.Point.Ordinal).Union(turns)], lanes, truces, filter.Lanes);
        return new SelectionPicture(
            TimelinePicture.Draw(axis, groups, [.. lanes.Select(lane => (lane.Facet, lane.Key, lane.Events.Count()))], events, turns),
            earlier,
            later,
            axis.Fullest(window => CountIn(matches, window))
        );
    }

    // How many begin in these days; of a telling the record's days are near enough to choose a scale by.
    private int CountIn(BitSet events, PictureWindow window) =>
        events.CountBelow(window.Last == DateOnly.MaxValue ? index.Count : index.CountBefore(window.Last.AddDays(1)))
        - events.CountBelow(Math.Max(index.FirstDated, index.CountBefore(window.First)));

    /// <summary>The truces that are drawn over the days in which they were to hold, if the picture shows any of these.</summary>
    private Dictionary<int, PicturePoint> Truces(IReadOnlyList<LaneOfEvents> lanes, PictureAxis axis)
    {
        var lane = lanes.ToList().FindIndex(lane => lane.Facet == Facet.Kind);
        return lane < 0 || telling is not null || lanes[lane].Events.Count() is 0 or > MostTruces
            ? []
            : Rows([.. lanes[lane].Events.Ordinals()])
                .Where(row => row.InForce is { } inForce && axis.Clip(inForce.Span) is not null)
                .ToDictionary(
                    row => row.Ordinal,
                    row => new PicturePoint(row.Ordinal, row.InForce!.Span.Earliest, row.InForce.Span.Latest, lane, IsBar: true)
                );
    }

    private Func<IReadOnlyList<PictureWindow>, IEnumerable<PictureCell>> Cut(
        IReadOnlyList<LaneOfEvents> lanes,
        Dictionary<int, PicturePoint> truces
    )
    {
        if (telling is null && truces.Count == 0)
        {
            List<BitSet> sets = [.. lanes.Select(lane => lane.Events)];
            return windows => PictureCells.Of(index, sets, windows);
        }

        if (telling is null)
        {
            var lane = truces.Values.First().Lane;
            var points = lanes[lane]
                .Events.Ordinals()
                .Select(ordinal => truces.TryGetValue(ordinal, out var truce) ? truce : PointOf(ordinal, lane, index.Days(ordinal)))
                .OrderBy(point => point.Anchor)
                .ToList();
            List<BitSet> others = [.. lanes.Select((own, place) => place == lane ? index.Nothing : own.Events)];
            return windows => PictureCells.Of(points, windows).Concat(PictureCells.Of(index, others, windows));
        }

        // A source's own days lie in no order that the index knows.
        var told = lanes
            .SelectMany((lane, place) => lane.Events.Ordinals().Select(ordinal => PointOf(ordinal, place, telling.Days(ordinal))))
            .ToList();
        return windows => PictureCells.Of(told, windows);

        static PicturePoint PointOf(int ordinal, int lane, DateSpan days) => new(ordinal, days.Earliest, days.Latest, lane);
    }

    /// <summary>The days asked for; else the page's; else from the story's first day, or the first event's where the story has none of
    /// them, to the last event's.</summary>
    private PictureAxis? Axis(TimelineFilter filter, BitSet events, DateSpan? span)
    {
        var (first, last) = (filter.From?.First ?? span?.Earliest, filter.To?.Last ?? span?.Latest);
        if (first is { } from && last is { } to)
        {
            return new PictureAxis(from, to);
        }

        if (Ends(events) is not { } ends)
        {
            return null;
        }

        var around = PictureAxis.Around(first ?? ends.First, last ?? ends.Last);
        return first is null && last is null
            ? around
            : new PictureAxis(
                first ?? (around.First < last ? around.First : last!.Value),
                last ?? (around.Last > first ? around.Last : first!.Value)
            );
    }

    /// <summary>
    /// The first day on which an event begins, of the story's days if any does, and the last on which one ends, of those that begin before
    /// the horizon if any does; what lasts beyond it is shown to the end of the story. Null if there is none.
    /// </summary>
    private (DateOnly First, DateOnly Last)? Ends(BitSet events)
    {
        var story = store.Story.Earliest ?? DateOnly.MinValue;
        if (telling is not null)
        {
            var told = events.Ordinals().Select(telling.Days).ToList();
            var near = told.FindAll(days => Begin(days) <= store.Horizon) is { Count: > 0 } nearer ? nearer : told;
            return near.Count == 0
                ? null
                : (near.Select(Begin).Where(day => day >= story).DefaultIfEmpty(Begin(near[0])).Min(), near.Max(End));
        }

        if (events.And(BitSet.First(index.Count, index.CountBefore(store.Horizon.AddDays(1)))) is var begun && begun.Up(0).Any())
        {
            events = begun;
        }

        // The first ordinals have no first day; the others lie in the order of theirs, so the first of them in the story is the earliest.
        var first = events
            .Up(0)
            .TakeWhile(ordinal => ordinal < index.FirstDated)
            .Concat(events.Up(Math.Max(index.FirstDated, index.CountBefore(story))).Take(1))
            .Select(BeginOf)
            .Where(day => day >= story)
            .DefaultIfEmpty(events.Up(0).Take(1).Select(BeginOf).FirstOrDefault())
            .Min();
        return events.Up(0).Any() ? (first, Last(events)) : null;

        DateOnly BeginOf(int ordinal) => Begin(index.Days(ordinal));

        DateOnly Last(BitSet events)
        {
            var last = index.LastDay(events);
            if (last <= store.Horizon)
            {
                return last;
            }

            var ended = events.And(index.EndedBefore(store.Horizon.AddDays(1)));
            var lastBegun = events.Down(index.Count - 1).First();
            return new[] { End(index.Days(lastBegun)), store.LastDay, ended.Up(0).Any() ? index.LastDay(ended) : first }.Max();
        }

        // What lasts beyond the horizon is shown to where the record reaches, unless nothing begins before it.
        DateOnly End(DateSpan days) =>
            (days.Latest ?? Begin(days)) is var end && (end <= store.Horizon || Begin(days) > store.Horizon) ? end
            : Begin(days) > store.LastDay ? Begin(days)
            : store.LastDay;
    }

    private static DateOnly Begin(DateSpan days) => days.Earliest ?? days.Latest!.Value;

    private Dictionary<int, PictureEvent> Events(
        IReadOnlyList<int> ordinals,
        IReadOnlyList<LaneOfEvents> lanes,
        Dictionary<int, PicturePoint> truces,
        LaneBy by
    )
    {
        var parties = store.Vocabulary.Actors.Values.Where(actor => actor.Party).Select(actor => actor.Id).ToList();
        var disputed = index.Having(Facet.Disputed, Facet.Yes);
        // By whom an event counts in a lane that it does not stand in.
        var echoes = lanes
            .Index()
            .Where(lane => by != LaneBy.Phase && lane.Item.Facet == Facet.Actor)
            .Select(lane => (lane.Index, Events: index.Having(Facet.Actor, lane.Item.Key).And(lane.Item.Events.Not())))
            .ToList();
        return Rows(ordinals)
            .ToDictionary(
                row => row.Ordinal,
                row => new PictureEvent(
                    row.Ordinal,
                    row.Id,
                    row.Title,
                    telling?.MoveOf(row.Ordinal)?.Told ?? row.Date,
                    truces.ContainsKey(row.Ordinal) ? row.InForce : null,
                    row.Kind,
                    telling is null ? row.Reported
                        : telling.MoveOf(row.Ordinal) is { } move ? [move.Placed]
                        : [],
                    row.Answers,
                    [.. echoes.Where(lane => lane.Events.Contains(row.Ordinal)).Select(lane => lane.Index)],
                    parties.Find(party => index.LedBy(party).Contains(row.Ordinal)),
                    disputed.Contains(row.Ordinal)
                )
            );
    }

    private IEnumerable<PictureRow> Rows(IReadOnlyList<int> ordinals) => PictureRows.Of(store, ordinals);
}
