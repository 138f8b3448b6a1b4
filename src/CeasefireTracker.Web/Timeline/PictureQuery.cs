using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>The pictures of one selection, for wide and narrow screens, and what they leave out.</summary>
/// <remarks>Every event has a place: a date of which no day at all is known is no EDTF.</remarks>
/// <param name="Earlier">How many events lie before the story's first day, where the reader asked for no first day.</param>
public sealed record TimelinePictures(TimelinePicture Wide, TimelinePicture Narrow, int Earlier);

/// <summary>What the record holds of an event for a picture.</summary>
/// <param name="InForce">Of a truce: the span in which it was to hold.</param>
/// <param name="Reported">Each other date that a source gives.</param>
/// <param name="Answers">The ordinals of the events that it answers.</param>
public sealed record PictureRow(
    int Ordinal, string Id, LocalizedText Title, EdtfDate Date, EdtfDate? InForce, EventKind Kind, ImmutableArray<EdtfDate> Reported, ImmutableArray<int> Answers);

/// <summary>Reads what the pictures of a selection need: days and lanes from the index, and the slim rows of the few events that are drawn alone.</summary>
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

        var before = telling is null ? index.EndedBefore(axis.First) : BitSet.Of(index.Count, matches.Ordinals().Where(ordinal => telling.Days(ordinal).Latest < axis.First));
        var earlier = matches.CountWith(before);
        var shown = earlier == 0 ? matches : matches.And(before.Not());
        var lanes = filter.Lanes == LaneBy.Phase ? Phases(shown) : Actors(filter, shown);
        var (wide, narrow) = (PictureGroups.Of(Cut(lanes), axis, PictureFrame.Wide), PictureGroups.Of(Cut(lanes), axis, PictureFrame.Narrow));
        stop.ThrowIfCancellationRequested();
        var events = Events([.. wide.Spots.Concat(narrow.Spots).Select(spot => spot.Point.Ordinal).Distinct()], lanes, filter.Lanes);
        List<(string, int)> names = [.. lanes.Select(lane => (lane.Key, lane.Events.Count()))];
        return new TimelinePictures(
            TimelinePicture.Draw(axis, PictureFrame.Wide, wide, names, events), TimelinePicture.Draw(axis, PictureFrame.Narrow, narrow, names, events),
            earlier);
    }

    private Func<IReadOnlyList<PictureWindow>, IEnumerable<PictureCell>> Cut(List<(string Key, BitSet Events)> lanes)
    {
        if (telling is null)
        {
            var sets = lanes.ConvertAll(lane => lane.Events);
            return windows => PictureCells.Of(index, sets, windows);
        }

        // A source's own days lie in no order that the index knows.
        var points = lanes.SelectMany((lane, place) => lane.Events.Ordinals().Select(ordinal => (ordinal, place, Days: telling.Days(ordinal))))
            .Select(e => new PicturePoint(e.ordinal, e.Days.Earliest, e.Days.Latest, e.place)).ToList();
        return windows => PictureCells.Of(points, windows);
    }

    /// <summary>The days asked for; else the page's; else from the story's first day, or the first event's where the story has none of them, to the last event's.</summary>
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
        return first is null && last is null ? around
            : new PictureAxis(first ?? (around.First < last ? around.First : last!.Value), last ?? (around.Last > first ? around.Last : first!.Value));
    }

    /// <summary>The first day on which an event begins, of the story's days if any does, and the last on which one ends; null if there is none.</summary>
    private (DateOnly First, DateOnly Last)? Ends(BitSet events)
    {
        var story = store.Story.Earliest ?? DateOnly.MinValue;
        if (telling is not null)
        {
            var told = events.Ordinals().Select(telling.Days).ToList();
            List<DateOnly> begins = [.. told.Select(days => days.Earliest ?? days.Latest!.Value)];
            return begins.Count == 0 ? null : (begins.Where(day => day >= story).DefaultIfEmpty(begins[0]).Min(), told.Max(days => days.Latest ?? days.Earliest!.Value));
        }

        // The first ordinals have no first day; the others lie in the order of theirs, so the first of them in the story is the earliest.
        var begin = events.Up(0).TakeWhile(ordinal => ordinal < index.FirstDated).Concat(events.Up(Math.Max(index.FirstDated, index.CountBefore(story))).Take(1))
            .Select(Begin).Where(day => day >= story).DefaultIfEmpty(events.Up(0).Take(1).Select(Begin).FirstOrDefault()).Min();
        return events.Up(0).Any() ? (begin, index.LastDay(events)) : null;

        DateOnly Begin(int ordinal) => index.Days(ordinal) is var days ? days.Earliest ?? days.Latest!.Value : default;
    }

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

    /// <summary>Those whom the reader chose, the belligerents, then the states and organisations that lead most events; the rest together.</summary>
    private List<(string Key, BitSet Events)> Actors(TimelineFilter filter, BitSet shown)
    {
        List<(string, BitSet)> lanes = [];
        var rest = shown;
        var actors = store.Vocabulary.Actors.Values;
        var chosen = filter.Values(Facet.Actor);
        foreach (var actor in actors.Where(actor => chosen.Contains(actor.Id) && !actor.Party).Take(MostActorLanes)
            .Concat(actors.Where(actor => actor.Party))
            .Concat(actors.Where(actor => !actor.Party && !chosen.Contains(actor.Id) && actor.SpeaksFor.Count == 0)
                .OrderByDescending(actor => shown.CountWith(index.LedBy(actor.Id))).ThenBy(actor => actor.Place).Take(MostActorLanes)))
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
        var disputed = index.Having(Facet.Disputed, Facets.Yes);
        return Rows(ordinals).ToDictionary(row => row.Ordinal, row => new PictureEvent(
            row.Ordinal, row.Id, row.Title, telling?.MoveOf(row.Ordinal)?.Told ?? row.Date, row.InForce, row.Kind,
            telling is null ? row.Reported : telling.MoveOf(row.Ordinal) is { } move ? [move.Placed] : [], row.Answers,
            by == LaneBy.Phase ? [] : [.. Echoes(row.Ordinal, lanes)], parties.Find(party => index.LedBy(party).Contains(row.Ordinal)), disputed.Contains(row.Ordinal)));
    }

    private IEnumerable<PictureRow> Rows(IReadOnlyList<int> ordinals)
    {
        var rows = ordinals.Select(store.KeptForPictures.Find).OfType<PictureRow>().ToDictionary(row => row.Ordinal);
        int[] missing = [.. ordinals.Where(ordinal => !rows.ContainsKey(ordinal))];
        if (missing.Length > 0)
        {
            var read = Read(missing);
            store.KeptForPictures.Keep(read);
            rows = rows.Concat(read).ToDictionary();
        }

        return ordinals.Select(ordinal => rows[ordinal]);
    }

    private Dictionary<int, PictureRow> Read(int[] ordinals)
    {
        using var connection = store.Connection();
        var wanted = StoreRow.List(ordinals);
        var dates = StoreRow.Of(connection, """
            SELECT e.ordinal, r.value FROM events AS e JOIN disputes AS d ON d.event_id = e.id AND d.about = 'date' JOIN dispute_reports AS r ON r.event_id = e.id AND r.dispute_place = d.place
            WHERE e.ordinal IN (SELECT value FROM json_each($1)) ORDER BY d.place, r.place
            """, wanted).Select(row => (Ordinal: row.Number(), Date: row.Date())).ToLookup(report => report.Ordinal, report => report.Date);
        var answers = StoreRow.Of(connection, """
            SELECT e.ordinal, t.ordinal FROM events AS e JOIN relations AS r ON r.event_id = e.id AND r.kind = 'responds-to' JOIN events AS t ON t.id = r.target_id
            WHERE e.ordinal IN (SELECT value FROM json_each($1)) AND t.ordinal IS NOT NULL ORDER BY r.target_id
            """, wanted).Select(row => (Ordinal: row.Number(), Target: row.Number())).ToLookup(answer => answer.Ordinal, answer => answer.Target);
        return StoreRow.Of(connection, "SELECT ordinal, id, title_en, title_ja, date, in_force, kind FROM events WHERE ordinal IN (SELECT value FROM json_each($1))", wanted)
            .Select(row => new PictureRow(row.Number(), row.Text(), row.Both(), row.Date(), row.DateOrNull(), row.Word<EventKind>(), [], []))
            .ToDictionary(row => row.Ordinal, row => row with { Reported = [.. dates[row.Ordinal].Distinct()], Answers = [.. answers[row.Ordinal]] });
    }

    private IEnumerable<int> Echoes(int ordinal, List<(string Key, BitSet Events)> lanes) => Enumerable.Range(0, lanes.Count)
        .Where(lane => lanes[lane].Key.Length > 0 && !lanes[lane].Events.Contains(ordinal) && index.Having(Facet.Actor, lanes[lane].Key).Contains(ordinal));
}
