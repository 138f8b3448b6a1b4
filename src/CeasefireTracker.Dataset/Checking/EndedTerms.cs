using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>Whether the terms that others say they end exist: known only when every event has passed.</summary>
internal sealed class EndedTerms(EventRegister events)
{
    private readonly HashSet<string> existing = new(StringComparer.Ordinal);
    private readonly List<(string Ends, string File, int Line)> ending = [];

    /// <summary>Notes the terms of an event that passes.</summary>
    public void Note(Event e)
    {
        foreach (var term in e.Terms)
        {
            if (events.Ended.Count > 0 && $"{e.Id}#{term.Id}" is var name && events.Ended.Contains(name))
            {
                existing.Add(name);
            }

            if (term.Ends is { } ends)
            {
                ending.Add((ends, e.File, term.Line));
            }
        }
    }

    /// <summary>A problem for each that does not exist.</summary>
    public void Check(ProblemList problems)
    {
        foreach (var (ends, file, line) in ending.Where(term => !existing.Contains(term.Ends)))
        {
            problems.Add(
                new Problem(
                    file,
                    line,
                    "dangling",
                    $"There is no term '{ends}'; it is written event-id#term-id.",
                    $"立場「{ends}」はありません。「出来事のID#立場のID」の形で書きます。"
                )
            );
        }
    }
}
