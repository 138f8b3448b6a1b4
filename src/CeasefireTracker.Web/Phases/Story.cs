using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Phases;

/// <summary>One chapter of the story.</summary>
/// <param name="Events">How many events stand in it.</param>
/// <param name="TurningPoints">The few by which it is told, in the order of days; none where nothing in it is answered.</param>
public sealed record StoryChapter(PhaseRow Phase, int Events, IReadOnlyList<TurningPoint> TurningPoints);

/// <summary>An event by which a chapter is told.</summary>
/// <param name="Answers">How many events of the record answer it.</param>
public sealed record TurningPoint(RecordedEvent Recorded, int Answers);

/// <summary>
/// The whole story in its chapters, in their order, each with a few events. The rule: those turning points of the whole record
/// (<see cref="TurningPoints"/>) that stand in the chapter; where none does, those of its events that others answer, however few
/// publishers report on them. Of more than <see cref="Most"/> those stay that most events answer, and of like ones the earliest. An event
/// that nothing answers is none of them.
/// </summary>
/// <remarks>The page says the same to readers.</remarks>
public sealed class Story
{
    /// <summary>How many events a chapter is told by at most.</summary>
    public const int Most = 3;

    private Story(OpenStore store)
    {
        var points = TurningPoints.Of(store);
        var turns = points.In(store.Index.Everything).ToHashSet();
        var told = store.Vocabulary.Phases.Keys.ToDictionary(phase => phase, phase => Told(points.Answered, turns, phase));
        var events = new TimelineQuery(store)
            .Fetch([.. told.Values.SelectMany(list => list).Select(point => point.Ordinal)])
            .ToDictionary(e => e.Ordinal!.Value);
        Chapters =
        [
            .. store.Vocabulary.Phases.Values.Select(phase => new StoryChapter(
                phase,
                store.Index.CountOf(Facet.Phase, phase.Id),
                [.. told[phase.Id].Select(point => new TurningPoint(events[point.Ordinal], point.Answers))]
            )),
        ];
        Outside = store.Index.Count - Chapters.Sum(chapter => chapter.Events);
    }

    /// <summary>That of a store, made once.</summary>
    public static Story Of(OpenStore store) => store.Once(static store => new Story(store))!;

    /// <summary>The chapters, in their order.</summary>
    public IReadOnlyList<StoryChapter> Chapters { get; }

    /// <summary>How many events stand in no chapter.</summary>
    public int Outside { get; }

    private static List<(int Ordinal, int Answers)> Told(
        IEnumerable<(int Ordinal, string? Phase, int Answers)> answered,
        HashSet<int> turns,
        string phase
    )
    {
        var inside = answered
            .Where(candidate => candidate.Phase == phase)
            .Select(candidate => (candidate.Ordinal, candidate.Answers))
            .ToList();
        var turning = inside.Where(candidate => turns.Contains(candidate.Ordinal)).ToList();
        return [.. (turning.Count > 0 ? turning : inside).Take(Most).OrderBy(candidate => candidate.Ordinal)];
    }
}
