namespace CeasefireTracker.Web.Search;

/// <summary>What is searched for, as a tree over phrases.</summary>
public abstract record SearchQuery
{
    /// <summary>The same in FTS5's language, made of quoted phrases only.</summary>
    public abstract string Match { get; }

    /// <summary>Every phrase of the tree, in its order.</summary>
    public abstract IEnumerable<SearchPhrase> Phrases { get; }

    /// <summary>What is found if all parts are; null if there are none.</summary>
    public static SearchQuery? All(IEnumerable<SearchQuery?> parts) => Joined(parts, isAll: true);

    /// <summary>What is found if any part is; null if there are none.</summary>
    public static SearchQuery? Any(IEnumerable<SearchQuery?> parts) => Joined(parts, isAll: false);

    private static SearchQuery? Joined(IEnumerable<SearchQuery?> parts, bool isAll) =>
        parts.OfType<SearchQuery>().DistinctBy(part => part.Match).ToList() switch
        {
            [] => null,
            [var only] => only,
            var several => new SearchJoin(several, isAll),
        };
}

/// <summary>Several at once.</summary>
/// <param name="IsAll">True if all must be found, false if one is enough.</param>
public sealed record SearchJoin(IReadOnlyList<SearchQuery> Parts, bool IsAll) : SearchQuery
{
    public override string Match { get; } = $"({string.Join(IsAll ? " AND " : " OR ", Parts.Select(part => part.Match))})";

    public override IEnumerable<SearchPhrase> Phrases => Parts.SelectMany(part => part.Phrases);
}

/// <summary>Words that stand together in this order.</summary>
/// <param name="IsWhole">True if the last word ends here; otherwise it may go on: "Zelens" finds Zelenskyy, 停 finds 停戦.</param>
public sealed record SearchPhrase(IReadOnlyList<string> Tokens, bool IsWhole) : SearchQuery
{
    public override string Match { get; } = $"\"{string.Join(' ', Tokens)}\"{(IsWhole ? "" : "*")}";

    public override IEnumerable<SearchPhrase> Phrases => [this];

    /// <summary>The phrase of a form; null if it holds nothing to search for.</summary>
    public static SearchPhrase? Of(SearchForm form) =>
        SearchTokens.Query(form.Text).ToList() is { Count: > 0 } tokens ? new SearchPhrase(tokens, form.IsWhole) : null;
}
