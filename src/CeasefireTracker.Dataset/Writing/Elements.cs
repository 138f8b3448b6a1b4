using System.Text;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>An element as it shall be.</summary>
/// <param name="Before">The place that it had; null for a new one.</param>
/// <param name="Text">With the comment above that belongs to it; without the indent of its first line.</param>
internal sealed record Unit(int? Before, string Key, string Text);

/// <summary>Joins the elements of a map or a list again by what stood between them: commas, blank lines, comments that belong to
/// none.</summary>
internal sealed class Elements(string text, GroupPiece group)
{
    private readonly IReadOnlyList<Element> before = group.Elements;

    /// <summary>The group's text; there is at least one unit.</summary>
    public string Join(IReadOnlyList<Unit> units)
    {
        var joined = new StringBuilder(Opening(units));
        for (var i = 0; i < units.Count; i++)
        {
            if (i > 0)
            {
                joined.Append(Between(units, units[i]));
            }

            joined.Append(units[i].Text);
        }

        return joined.Append(Closing(units)).ToString();
    }

    // What a gap says goes on standing above the next element that stays, wherever that stands now, and is said once.
    private string Opening(IReadOnlyList<Unit> units) =>
        group.InBrackets ? text[group.Start..before[0].Lead]
        : units[0].Before is > 0 and var first && Gap(units, first) is var gap && IsComment(gap) ? gap.TrimStart('\n', ' ')
        : "";

    private string Closing(IReadOnlyList<Unit> units)
    {
        if (group.InBrackets)
        {
            return text[before[^1].End..group.End];
        }

        var last = units.Max(unit => unit.Before ?? 0);
        var comments = Gaps(last, before.Count - 1).Where(IsComment).ToList();
        return comments.Count == 0 ? "" : string.Concat(comments).TrimEnd('\n', ' ');
    }

    private string Between(IReadOnlyList<Unit> units, Unit unit) => unit.Before is > 0 and var place ? Gap(units, place) : Usual;

    /// <summary>What stands above an element: of the gaps about those that are gone the ones with a comment, else its own.</summary>
    private string Gap(IReadOnlyList<Unit> units, int place)
    {
        var above = units.Max(unit => unit.Before is { } kept && kept < place ? kept : 0);
        var gaps = Gaps(above, place).ToList();
        var comments = gaps.Where(IsComment).ToList();
        return comments.Count == 0 ? gaps[^1]
            : group.InBrackets ? comments[^1]
            : string.Concat(comments.SkipLast(1).Select(gap => gap.TrimEnd(' '))) + comments[^1];
    }

    private IEnumerable<string> Gaps(int above, int place) =>
        Enumerable.Range(above, place - above).Select(i => text[before[i].End..before[i + 1].Lead]);

    /// <summary>What stands between two elements where nothing is said: as between most of the others.</summary>
    private string Usual
    {
        get
        {
            if (group.InBrackets)
            {
                return Gaps(0, before.Count - 1).FirstOrDefault(gap => !IsComment(gap)) ?? ", ";
            }

            var blank = Gaps(0, before.Count - 1).Count(gap => gap.StartsWith("\n\n", StringComparison.Ordinal));
            return (blank * 2 > before.Count - 1 ? "\n\n" : "\n") + House.Indent(group.Column);
        }
    }

    private static bool IsComment(string gap) => gap.Contains('#', StringComparison.Ordinal);
}
