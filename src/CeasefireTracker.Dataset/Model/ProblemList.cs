using System.Collections;

namespace CeasefireTracker.Dataset.Model;

/// <summary>Collects problems: the first thousand are kept, the rest are counted, because a million wrong lines have one cause.</summary>
public sealed class ProblemList : ICollection<Problem>, IReadOnlyList<Problem>
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 1000;

    private readonly List<Problem> kept = [];

    /// <summary>How many there were, kept or not.</summary>
    public int Total { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    public bool IsReadOnly => false;

    public Problem this[int index] => kept[index];

    public void Add(Problem item)
    {
        Total++;
        if (kept.Count < Kept)
        {
            kept.Add(item);
        }
    }

    /// <summary>Takes over what another list kept and counted.</summary>
    public void Add(ProblemList other)
    {
        foreach (var problem in other)
        {
            Add(problem);
        }

        Total += other.Total - other.Count;
    }

    /// <summary>The same problems by file and line.</summary>
    public ProblemList Sorted()
    {
        var sorted = new ProblemList { Total = Total };
        sorted.kept.AddRange(kept.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line));
        return sorted;
    }

    public void Clear() => (Total, _) = (0, kept.RemoveAll(_ => true));

    public bool Contains(Problem item) => kept.Contains(item);

    public void CopyTo(Problem[] array, int arrayIndex) => kept.CopyTo(array, arrayIndex);

    public bool Remove(Problem item) => false;

    public IEnumerator<Problem> GetEnumerator() => kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
