using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>The second step of the one-way flow: what must be true of the records together. Pure; it collects and never throws.</summary>
public static class DatasetChecker
{
    /// <summary>Every problem of the dataset, by file and line.</summary>
    public static IReadOnlyList<Problem> Check(TrackerDataset dataset)
    {
        var problems = new List<Problem>();
        var index = new DatasetIndex(dataset);
        VocabularyRules.Check(index, problems);
        EventsTogether(dataset, problems);
        foreach (var e in dataset.Events)
        {
            EventRules.Check(e, index, problems);
        }

        return [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
    }

    private static void EventsTogether(TrackerDataset dataset, List<Problem> problems)
    {
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var e in dataset.Events)
        {
            foreach (var id in e.Formerly.Prepend(e.Id))
            {
                if (!homes.TryAdd(id, e.File))
                {
                    problems.Add(new Problem(e.File, e.Line, "duplicate", $"The event id '{id}' is already used by {homes[id]}."));
                }
            }
        }

        var published = dataset.Published.Select(published => published.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var lost in dataset.Published.Where(published => !homes.ContainsKey(published.Id)))
        {
            problems.Add(new Problem("data/published.txt", lost.Line, "lost", $"'{lost.Id}' was published and is gone: an event must name it under 'formerly', or stay with 'withdrawn'."));
        }

        foreach (var e in dataset.Events.Where(e => !published.Contains(e.Id)))
        {
            problems.Add(new Problem(e.File, e.Line, "published", $"'{e.Id}' is not in data/published.txt; add it, so that it can never be lost unseen."));
        }
    }
}
