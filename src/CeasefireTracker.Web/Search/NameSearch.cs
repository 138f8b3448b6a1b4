namespace CeasefireTracker.Web.Search;

/// <summary>
/// Finds in short texts such as names and titles: every word (<see cref="TypedWord"/>) must stand somewhere in them, also inside another
/// word unless it is quoted, in whatever case and width and in every <see cref="SearchForm"/>.
/// </summary>
/// <param name="typed">What was typed; null or nothing finds everything.</param>
public sealed class NameSearch(string? typed)
{
    private readonly List<(SearchForm[] Forms, TypedWord Word)> words =
    [
        .. TypedWord
            .Read(typed ?? "")
            .Select(word =>
                (SearchForm.Of(word.Text, word.IsQuoted).Select(form => form with { Text = SearchTokens.Fold(form.Text) }).ToArray(), word)
            ),
    ];

    /// <summary>What was typed, trimmed.</summary>
    public string Typed { get; } = typed?.Trim() ?? "";

    /// <summary>True if the texts, taken together, have every word, and none of those to leave out.</summary>
    public bool Finds(IEnumerable<string?> texts)
    {
        if (words.Count == 0)
        {
            return true;
        }

        var text = SearchTokens.Fold(string.Join('\n', texts));
        var joined = SearchTokens.Joined(text);
        return words.TrueForAll(word => word.Word.IsUnwanted != Array.Exists(word.Forms, form => Stands(form, word.Word.IsQuoted)));

        bool Stands(SearchForm form, bool isQuoted) => Has(text, form, isQuoted) || (joined is not null && Has(joined, form, isQuoted));
    }

    private static bool Has(string text, SearchForm form, bool isQuoted)
    {
        for (var at = -1; form.Text.Length > 0 && (at = text.IndexOf(form.Text, at + 1, StringComparison.Ordinal)) >= 0;)
        {
            if ((!isQuoted || !GoesOn(text, at)) && (!form.IsWhole || !GoesOn(text, at + form.Text.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if one word stands on both sides of a place.</summary>
    private static bool GoesOn(string text, int at) =>
        at > 0 && at < text.Length && SearchTokens.IsOfWord(text[at - 1]) && SearchTokens.IsOfWord(text[at]);
}
