using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// The second step of the one-way flow: what must be true of the records together. It collects and never throws. Events are checked as they
/// pass, so that whoever walks through them anyhow can have them checked on the way.
/// </summary>
public sealed class DatasetChecker
{
    private readonly DatasetIndex index;
    private readonly bool[] published;
    private readonly EndedTerms ends;
    private readonly TruceAnswers truces;
    private readonly HashSet<string> cited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> elsewhere = new(StringComparer.Ordinal);
    private readonly ProblemList problems = new();
    private readonly ProblemList vocabulary = new();

    /// <summary>Checks all but the events.</summary>
    public DatasetChecker(TrackerDataset dataset)
    {
        index = new DatasetIndex(dataset);
        ends = new EndedTerms(dataset.Register);
        truces = new TruceAnswers(index);
        published = Published(dataset, problems);
        VocabularyRules.Check(index, vocabulary);
    }

    /// <summary>True as long as nothing is wrong with what was noted.</summary>
    public bool IsSound => problems.Total + vocabulary.Total == 0;

    /// <summary>Every problem of the dataset, by file and line.</summary>
    public static ProblemList Check(TrackerDataset dataset)
    {
        var checker = new DatasetChecker(dataset);
        foreach (var (place, e) in dataset.Walk("checking"))
        {
            checker.Note(e, checker.Of(place, e));
        }

        return checker.Done();
    }

    /// <summary>What is wrong with one event; several threads may ask at once.</summary>
    public ProblemList Of(int place, Event e)
    {
        var found = new ProblemList();
        Ids(e, place, index.Events, published[place], found);
        EventRules.Check(e, index, found);
        return found;
    }

    /// <summary>Takes note of an event, one after another, and of what was found in it.</summary>
    public void Note(Event e, ProblemList found)
    {
        problems.Add(found);
        ends.Note(e);
        truces.Note(e);
        foreach (var citation in e.Citations)
        {
            cited.Add(citation.Source);
        }

        foreach (var name in e.AlsoKnownAs.Where(name => !elsewhere.TryAdd(name, e.Id)))
        {
            new Findings(e.File, problems).Add(
                e.Line,
                "also-known-as",
                $"'{name}' is '{elsewhere[name]}' already; one thing is one event.",
                $"「{name}」はすでに「{elsewhere[name]}」です。一つのことは一つの出来事にします。"
            );
        }
    }

    /// <summary>Every problem, by file and line, when all events have been noted.</summary>
    public ProblemList Done()
    {
        ends.Check(problems);
        truces.Check(problems);
        problems.Add(vocabulary);
        VocabularyRules.Unused(index, cited, problems);
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
                found.Add(
                    e.Line,
                    "duplicate",
                    $"The event id '{id}' is already used by {register.FileOf(home)}.",
                    $"出来事のID「{id}」は{register.FileOf(home)}ですでに使われています。"
                );
            }
        }

        if (!isPublished)
        {
            found.Add(
                e.Line,
                "published",
                $"'{e.Id}' is not in data/published.txt; add it, so that it can never be lost unseen.",
                $"「{e.Id}」がdata/published.txtにありません。気づかれずに失われないよう、書き加えてください。"
            );
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
                problems.Add(
                    new Problem(
                        "data/published.txt",
                        entry.Line,
                        "lost",
                        $"'{entry.Id}' was published and is gone: an event must name it under 'formerly', or stay with 'withdrawn'.",
                        $"公開済みの「{entry.Id}」がなくなっています。ほかの出来事の「formerly」に書くか、「withdrawn」を付けて残してください。"
                    )
                );
            }
            else
            {
                published[home.Place] |= home.IsOwn;
            }
        }

        return published;
    }
}
