using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>Collects the problems of one file.</summary>
internal sealed class Findings(string file, ICollection<Problem> problems)
{
    // Comparing a wrong id with every one of a million takes longer than finding the mistake by eye.
    private const int MostCompared = 10_000;

    /// <summary>Adds a problem, said in English and in Japanese.</summary>
    public void Add(int line, string rule, string message, string japanese) =>
        problems.Add(new Problem(file, line, rule, message, japanese));

    /// <summary>The end of a Japanese sentence that names the nearest id; nothing if there is none.</summary>
    public static string Suggestion(string? near) => near is null ? "" : $"「{near}」のことですか。";

    /// <summary>A problem if nothing has this id; the message names the nearest that exists.</summary>
    public bool Refers<T>(int line, string what, string id, IReadOnlyDictionary<string, T> known)
    {
        if (known.ContainsKey(id))
        {
            return true;
        }

        var near = Nearest.Of(id, known.Keys);
        Add(
            line,
            "dangling",
            $"There is no {what} '{id}'{(near is null ? "." : $"; did you mean '{near}'?")}",
            $"{Japanese(what)}「{id}」はありません。{Suggestion(near)}"
        );
        return false;
    }

    /// <summary>A problem if no event has this id.</summary>
    public bool Refers(int line, string id, EventRegister events)
    {
        if (events.Find(id) is not null)
        {
            return true;
        }

        var near = events.Count > MostCompared ? null : Nearest.Of(id, events.Ids);
        Add(
            line,
            "dangling",
            $"There is no event '{id}'{(near is null ? "." : $"; did you mean '{near}'?")}",
            $"出来事「{id}」はありません。{Suggestion(near)}"
        );
        return false;
    }

    /// <summary>A problem for each key that stands more than once.</summary>
    public void Unique<T>(IEnumerable<T> items, Func<T, string> key, Func<T, int> line, string what, string japanese)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!seen.TryAdd(key(item), line(item)))
            {
                Add(
                    line(item),
                    "duplicate",
                    $"{what} '{key(item)}' stands here a second time; the first is on line {seen[key(item)]}.",
                    $"{japanese}「{key(item)}」が二度書かれています。"
                );
            }
        }
    }

    private static string Japanese(string what) =>
        what switch
        {
            "actor" => "関係者",
            "collection" => "まとまり",
            "issue" or "truce-issue" => "争点",
            "publisher" => "発行者",
            "source" => "出典",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "It has no name in Japanese."),
        };
}
