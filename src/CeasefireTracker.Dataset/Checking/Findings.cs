using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>Collects the problems of one file.</summary>
internal sealed class Findings(string file, ICollection<Problem> problems)
{
    public void Add(int line, string rule, string message) => problems.Add(new Problem(file, line, rule, message));

    /// <summary>A problem if nothing has this id; the message names the nearest that exists.</summary>
    public bool Refers<T>(int line, string what, string id, IReadOnlyDictionary<string, T> known)
    {
        if (known.ContainsKey(id))
        {
            return true;
        }

        var near = Nearest.Of(id, known.Keys);
        Add(line, "dangling", $"There is no {what} '{id}'{(near is null ? "." : $"; did you mean '{near}'?")}");
        return false;
    }

    /// <summary>A problem for each key that stands more than once.</summary>
    public void Unique<T>(IEnumerable<T> items, Func<T, string> key, Func<T, int> line, string what)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!seen.TryAdd(key(item), line(item)))
            {
                Add(line(item), "duplicate", $"{what} '{key(item)}' stands here a second time; the first is on line {seen[key(item)]}.");
            }
        }
    }
}
