namespace CeasefireTracker.Web.Search;

/// <summary>
/// What the record knows under more than one name: places and persons under every spelling, words of the glossary beside those that mean
/// the same. Who searches by one means all of them.
/// </summary>
/// <param name="groups">The names of each. A space between two Japanese words says that both must be found, wherever they stand.</param>
public sealed class Spellings(IEnumerable<IEnumerable<string>> groups)
{
    // Folded as the index folds them.
    private readonly string[][] folded =
    [
        .. groups.Select(names => names.Select(SearchTokens.Fold).Distinct(StringComparer.Ordinal).ToArray()),
    ];

    /// <summary>The text as typed, and then the same with each name in it written otherwise.</summary>
    public IEnumerable<string> Of(string typed)
    {
        var text = SearchTokens.Fold(typed);
        return folded
            .SelectMany(names =>
                names
                    .Where(name => Place(text, name, 0) >= 0)
                    .OrderByDescending(name => name.Length)
                    .Take(1)
                    .SelectMany(name => names.Where(other => other != name).Select(other => Replaced(text, name, other)))
            )
            .Prepend(typed);
    }

    /// <summary>The words that must all be found, each of them somewhere: parted where a space stands between Japanese
    /// characters.</summary>
    public static IReadOnlyList<string> Apart(string spelt)
    {
        var parts = new List<string>();
        var start = 0;
        for (var at = 1; at < spelt.Length - 1; at++)
        {
            if (spelt[at] == ' ' && SearchTokens.IsPaired(spelt[at - 1]) && SearchTokens.IsPaired(spelt[at + 1]))
            {
                parts.Add(spelt[start..at]);
                start = at + 1;
            }
        }

        return [.. parts, spelt[start..]];
    }

    // Inside another word a name is none: no Iran in "Tirana".
    private static int Place(string text, string name, int from)
    {
        var at = name.Length == 0 ? -1 : text.IndexOf(name, from, StringComparison.Ordinal);
        while (at > 0 && char.IsLetterOrDigit(text[at - 1]) && !SearchTokens.IsPaired(text[at - 1]) && !SearchTokens.IsPaired(name[0]))
        {
            at = text.IndexOf(name, at + 1, StringComparison.Ordinal);
        }

        return at;
    }

    private static string Replaced(string text, string name, string other)
    {
        for (var at = Place(text, name, 0); at >= 0; at = Place(text, name, at + other.Length))
        {
            text = text[..at] + other + text[(at + name.Length)..];
        }

        return text;
    }
}
