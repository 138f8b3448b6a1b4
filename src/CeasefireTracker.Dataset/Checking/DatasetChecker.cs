using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>The second step of the one-way flow: what must be true of the records together. Pure; it collects and never throws.</summary>
public static class DatasetChecker
{
    /// <summary>Every problem of the dataset, by file and line.</summary>
    public static ProblemList Check(TrackerDataset dataset)
    {
        var problems = new ProblemList();
        var index = new DatasetIndex(dataset);
        var published = Published(dataset, problems);
        var (cited, ends) = (new HashSet<string>(StringComparer.Ordinal), new EndedTerms(dataset.Register));
        foreach (var (place, e) in dataset.Walk())
        {
            Ids(e, place, dataset.Register, published[place], problems);
            EventRules.Check(e, index, problems);
            ends.Note(e);
            cited.UnionWith(e.Citations.Select(citation => citation.Source));
        }

        ends.Check(problems);
        VocabularyRules.Check(index, cited, problems);
        return problems.Sorted();
    }

    private static void Ids(Event e, int place, EventRegister register, bool isPublished, ProblemList problems)
    {
        var found = new Findings(e.File, problems);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in e.Formerly.Prepend(e.Id))
        {
            if (register.Home(id)?.Place is { } home && (home != place || !seen.Add(id)))
            {
                found.Add(e.Line, "duplicate", $"The event id '{id}' is already used by {register.FileOf(home)}.");
            }
        }

        if (!isPublished)
        {
            found.Add(e.Line, "published", $"'{e.Id}' is not in data/published.txt; add it, so that it can never be lost unseen.");
        }
    }

    /// <summary>Which events stand in the list of all that was ever published; and a problem for each of the list that is gone.</summary>
    private static bool[] Published(TrackerDataset dataset, ProblemList problems)
    {
        var published = new bool[dataset.Register.Count];
        foreach (var entry in dataset.Published)
        {
            if (dataset.Register.Home(entry.Id) is not { } home)
            {
                problems.Add(new Problem("data/published.txt", entry.Line, "lost", $"'{entry.Id}' was published and is gone: an event must name it under 'formerly', or stay with 'withdrawn'."));
            }
            else
            {
                published[home.Place] |= home.IsOwn;
            }
        }

        return published;
    }
}
