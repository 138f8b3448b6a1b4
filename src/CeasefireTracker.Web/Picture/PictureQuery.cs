using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Picture;

/// <summary>The pictures of one selection, for wide and narrow screens, and what they leave out.</summary>
/// <remarks>Every event has a place: a date of which no day at all is known is no EDTF.</remarks>
/// <param name="Earlier">How many events lie before the story's first day, where the reader asked for no first day.</param>
/// <param name="Later">How many begin after the picture's last day: far ahead (<see cref="OpenStore.Horizon"/>), where the reader asked for
/// no last day.</param>
public sealed record TimelinePictures(TimelinePicture Wide, TimelinePicture Narrow, int Earlier, int Later);

/// <summary>Reads what the pictures of a selection need: days and lanes from the index, and the slim rows of the few events that are drawn
/// alone.</summary>
/// <param name="telling">Whose dates place the events, if not the record's; those of the record are then the hollow marks.</param>
/// <param name="stop">Ends a drawing that nobody waits for any more.</param>
public sealed class PictureQuery(OpenStore store, Telling? telling = null, CancellationToken stop = default)
{
    private const int MostActorLanes = 5;

    /// <summary>A lane of its own is for who leads at least one event of so many.</summary>
    private const int LeastShare = 25;

    private readonly TimelineIndex index = store.Index;

    /// <summary>Draws what a filter selects; null if there is no event in it.</summary>
    /// <param name="matches">The set that the filter selects, whatever the page.</param>
    /// <param name="span">The days to show where the filter names none; null: those of the events.</param>
    public TimelinePictures? Draw(TimelineFilter filter, BitSet matches, DateSpan? span = null)
    {
        stop.ThrowIfCancellationRequested();
        if (Axis(filter, matches, span) is not { } axis)
        {
            return null;
        }

        var before = telling is null
            ? index.EndedBefore(axis.First)
            : BitSet.Of(index.Count, matches.Ordinals().Where(ordinal => telling.Days(ordinal).Latest < axis.First));
        var next = axis.Last == DateOnly.MaxValue ? axis.Last : axis.Last.AddDays(1);
        var after = telling is null
            ? BitSet.First(index.Count, index.CountBefore(next)).Not()
            : BitSet.Of(index.Count, matches.Ordinals().Where(ordinal => Begin(telling.Days(ordinal)) > axis.Last));
        var (earlier, later) = (matches.CountWith(before), matches.CountWith(after));
        var shown = earlier + later == 0 ? matches : matches.And(before.Or(after).Not());
        var lanes = filter.Lanes == LaneBy.Phase ? Phases(shown) : Actors(filter, shown);
        var (wide, narrow) = (
            PictureGroups.Of(Cut(lanes), axis, PictureFrame.Wide),
            PictureGroups.Of(Cut(lanes), axis, PictureFrame.Narrow)
        );
        stop.ThrowIfCancellationRequested();
        var events = Events([.. wide.Spots.Concat(narrow.Spots).Select(spot => spot.Point.Ordinal).Distinct()], lanes, filter.Lanes);
        List<(string, int)> names = [.. lanes.Select(lane => (lane.Key, lane.Events.Count()))];
        return new TimelinePictures(
            TimelinePicture.Draw(axis, PictureFrame.Wide, wide, names, events),
            TimelinePicture.Draw(axis, PictureFrame.Narrow, narrow, names, events),
            earlier,
            later
        );
    }

    private Func<IReadOnlyList<PictureWindow>, IEnumerable<PictureCell>> Cut(List<(string Key, BitSet Events)> lanes)
    {
        if (telling is null)
        {
            var sets = lanes.ConvertAll(lane => lane.Events);
            return windows => PictureCells.Of(index, sets, windows);
        }

        // A source's own days lie in no order that the index knows.
        var points = lanes
            .SelectMany((lane, place) => lane.Events.Ordinals().Select(ordinal => (ordinal, place, Days: telling.Days(ordinal))))
            .Select(e => new PicturePoint(e.ordinal, e.Days.Earliest, e.Days.Latest, e.place))
            .ToList();
        return windows => PictureCells.Of(points, windows);
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
    /// the horizon if
    /// any does; what lasts beyond it is shown to the end of the story. Null if there is none.
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
            return new[] { End(index.Days(lastBegun)), store.RecordedUpTo, ended.Up(0).Any() ? index.LastDay(ended) : first }.Max();
        }

        // What lasts beyond the horizon is shown to where the record reaches, unless nothing begins before it.
        DateOnly End(DateSpan days) =>
            (days.Latest ?? Begin(days)) is var end && (end <= store.Horizon || Begin(days) > store.Horizon) ? end
            : Begin(days) > store.RecordedUpTo ? Begin(days)
            : store.RecordedUpTo;
    }

    private static DateOnly Begin(DateSpan days) => days.Earliest ?? days.Latest!.Value;

    private List<(string Key, BitSet Events)> Phases(BitSet shown)
    {
        List<(string, BitSet)> lanes = [];
        var rest = shown;
        foreach (var phase in store.Vocabulary.Phases.Keys)
        {
            AddLane(lanes, phase, index.Having(Facet.Phase, phase), ref rest);
        }

        AddLane(lanes, "", rest, ref rest);
        return lanes;
    }

    /// <summary>Those whom the reader chose, the belligerents, then the states and organisations that lead most events; the rest
    /// together.</summary>
    private List<(string Key, BitSet Events)> Actors(TimelineFilter filter, BitSet shown)
    {
        List<(string, BitSet)> lanes = [];
        var rest = shown;
        var actors = store.Vocabulary.Actors.Values;
        var chosen = filter.Values(Facet.Actor);
        foreach (
            var actor in actors
                .Where(actor => chosen.Contains(actor.Id) && !actor.Party)
                .Take(MostActorLanes)
                .Concat(actors.Where(actor => actor.Party))
                .Concat(
                    actors
                        .Where(actor => !actor.Party && !chosen.Contains(actor.Id) && actor.SpeaksFor.Count == 0)
                        .OrderByDescending(actor => shown.CountWith(index.LedBy(actor.Id)))
                        .ThenBy(actor => actor.Place)
                        .Take(MostActorLanes)
                )
        )
        {
            var isMany = shown.CountWith(index.LedBy(actor.Id)) * LeastShare >= shown.Count();
            if (chosen.Contains(actor.Id) || (lanes.Count < MostActorLanes && (actor.Party || isMany)))
            {
                AddLane(lanes, actor.Id, index.LedBy(actor.Id), ref rest, isKept: shown.CountWith(index.Having(Facet.Actor, actor.Id)) > 0);
            }
        }

        AddLane(lanes, "", rest, ref rest);
        return lanes;
    }

    private static void AddLane(List<(string Key, BitSet Events)> lanes, string key, BitSet of, ref BitSet rest, bool isKept = false)
    {
        var own = rest.And(of);
        if (isKept || own.Count() > 0)
        {
            lanes.Add((key, own));
            rest = rest.And(own.Not());
        }
    }

    private Dictionary<int, PictureEvent> Events(IReadOnlyList<int> ordinals, List<(string Key, BitSet Events)> lanes, LaneBy by)
    {
        var parties = store.Vocabulary.Actors.Values.Where(actor => actor.Party).Select(actor => actor.Id).ToList();
        var disputed = index.Having(Facet.Disputed, Facet.Yes);
        return Rows(ordinals)
            .ToDictionary(
                row => row.Ordinal,
                row => new PictureEvent(
                    row.Ordinal,
                    row.Id,
                    row.Title,
                    telling?.MoveOf(row.Ordinal)?.Told ?? row.Date,
                    row.InForce,
                    row.Kind,
                    telling is null ? row.Reported
                        : telling.MoveOf(row.Ordinal) is { } move ? [move.Placed]
                        : [],
                    row.Answers,
                    by == LaneBy.Phase ? [] : [.. Echoes(row.Ordinal, lanes)],
                    parties.Find(party => index.LedBy(party).Contains(row.Ordinal)),
                    disputed.Contains(row.Ordinal)
                )
            );
    }

    private IEnumerable<PictureRow> Rows(IReadOnlyList<int> ordinals)
    {
        var rows = ordinals.Select(PictureRow.Kept(store).Find).OfType<PictureRow>().ToDictionary(row => row.Ordinal);
        int[] missing = [.. ordinals.Where(ordinal => !rows.ContainsKey(ordinal))];
        if (missing.Length > 0)
        {
            var read = Read(missing);
            PictureRow.Kept(store).Keep(read);
            rows = rows.Concat(read).ToDictionary();
        }

        return ordinals.Select(ordinal => rows[ordinal]);
    }

    private Dictionary<int, PictureRow> Read(int[] ordinals)
    {
        List<int?> wanted = [.. ordinals];
        using var context = store.Context();
        var dates = context
            .Disputes.Where(dispute => dispute.About == DifferenceAbout.Date && wanted.Contains(dispute.Event.Ordinal))
            .SelectMany(
                dispute => dispute.Reports,
                (dispute, report) =>
                    new
                    {
                        dispute.Event.Ordinal,
                        dispute.Place,
                        ReportPlace = report.Place,
                        report.Value,
                    }
            )
            .OrderBy(report => report.Place)
            .ThenBy(report => report.ReportPlace)
            .ToLookup(report => report.Ordinal, report => EdtfDate.Parse(report.Value));
        var answers = context
            .Relations.Where(relation =>
                relation.Kind == RelationKind.RespondsTo && relation.Target.Ordinal != null && wanted.Contains(relation.Event.Ordinal)
            )
            .OrderBy(relation => relation.TargetId)
            .Select(relation => new { relation.Event.Ordinal, Target = relation.Target.Ordinal!.Value })
            .ToLookup(relation => relation.Ordinal, relation => relation.Target);
        return context
            .Events.Where(e => wanted.Contains(e.Ordinal))
            .Select(e => new
            {
                Ordinal = e.Ordinal!.Value,
                e.Id,
                e.Title,
                e.Date,
                e.InForce,
                e.Kind,
            })
            .AsEnumerable()
            .ToDictionary(
                e => e.Ordinal,
                e => new PictureRow(
                    e.Ordinal,
                    e.Id,
                    e.Title,
                    e.Date,
                    e.InForce,
                    e.Kind,
                    [.. dates[e.Ordinal].Distinct()],
                    [.. answers[e.Ordinal]]
                )
            );
    }

    private IEnumerable<int> Echoes(int ordinal, List<(string Key, BitSet Events)> lanes) =>
        Enumerable
            .Range(0, lanes.Count)
            .Where(lane =>
                lanes[lane].Key.Length > 0
                && !lanes[lane].Events.Contains(ordinal)
                && index.Having(Facet.Actor, lanes[lane].Key).Contains(ordinal)
            );
}
