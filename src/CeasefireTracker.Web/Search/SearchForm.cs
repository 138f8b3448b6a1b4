using System.Text.RegularExpressions;

namespace CeasefireTracker.Web.Search;

/// <summary>
/// One of the ways to write what is searched for: as typed; with the hyphens inside its words left out (<c>cease-fire</c>,
/// <c>ceasefire</c>); with its last word in the other number (<c>treaties</c>, <c>treaty</c>), where English has a plain rule for that.
/// Nothing else of a word is guessed.
/// </summary>
/// <param name="IsWhole">True if the last word ends here; otherwise it may go on in the text.</param>
public readonly partial record struct SearchForm(string Text, bool IsWhole)
{
    /// <summary>Every way to write a word or a phrase, the one given first.</summary>
    /// <param name="text">The word or the phrase.</param>
    /// <param name="isWhole">True if no word of it goes on in the text. Japanese goes on all the same: it has no ends of words.</param>
    public static IEnumerable<SearchForm> Of(string text, bool isWhole = false)
    {
        var asTyped = SearchTokens.Joined(text) is { } joined ? new[] { text, joined } : [text];
        return asTyped
            .Select(form => new SearchForm(form, isWhole && SearchTokens.EndsInWord(form)))
            .Concat(asTyped.SelectMany(form => OtherNumber(form, isWhole)).Select(form => new SearchForm(form, true)));
    }

    // The plural of a word that may go on is found by its beginning.
    private static IEnumerable<string> OtherNumber(string text, bool isWhole)
    {
        var folded = SearchTokens.Fold(text);
        if (LastWord().Match(folded) is not { Success: true, Value: var word } last)
        {
            return [];
        }

        var ending = Ending().Match(word);
        string[] others =
            ending.Groups["ies"].Success ? [word[..^3] + "y"]
            : ending.Groups["es"].Success ? [word[..^2], word[..^1]]
            : ending.Groups["s"].Success ? [word[..^1]]
            : ending.Groups["y"].Success ? [word[..^1] + "ies"]
            : !isWhole ? []
            : Hissing().IsMatch(word) ? [word + "es"]
            : [word + "s"];
        return others.Select(other => folded[..last.Index] + other);
    }

    // A shorter word is too often another one without its s: news, his.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])[a-z]{5,}(?=[^\p{L}\p{N}]*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();

    [GeneratedRegex("(?:s|x|z|ch|sh)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hissing();

    [GeneratedRegex("(?:(?<ies>[^aeiou]ies)|(?<es>(?:s|x|z|ch|sh)es)|(?<s>[^sui]s)|(?<y>[^aeiou]y))\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
