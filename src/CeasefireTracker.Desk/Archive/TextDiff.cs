namespace CeasefireTracker.Desk.Archive;

/// <summary>What one text says and another does not, a line a paragraph, each in its order. What only moved is no difference.</summary>
public sealed record TextDiff(IReadOnlyList<string> Gone, IReadOnlyList<string> New)
{
    /// <summary>Tells two texts apart.</summary>
    public static TextDiff Of(IReadOnlyList<string> was, IReadOnlyList<string> will) => new(Without(was, will), Without(will, was));

    // A line that stands twice and then once is gone once.
    private static List<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = others.CountBy(line => line).ToDictionary();
        var without = new List<string>();
        foreach (var line in lines)
        {
            if (left.GetValueOrDefault(line) is > 0 and var count)
            {
                left[line] = count - 1;
            }
            else
            {
                without.Add(line);
            }
        }

        return without;
    }
}
