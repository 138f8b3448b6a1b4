namespace CeasefireTracker.Web.Store;

/// <summary>
/// The places of the talks under every spelling in use: Ukrainian names came into English and Japanese by way of Russian and lately by their own,
/// and who searches by one spelling means the place. Actors bring theirs along as aliases.
/// </summary>
public static class Spellings
{
    // Folded as the index folds them.
    private static readonly string[][] Places =
    [
        ["kyiv", "kiev", "київ", "киев", "キーウ", "キエフ"],
        ["kharkiv", "kharkov", "харків", "харьков", "ハルキウ", "ハリコフ"],
        ["odesa", "odessa", "одеса", "одесса", "オデーサ", "オデッサ"],
        ["luhansk", "lugansk", "луганськ", "луганск", "ルハンスク", "ルガンスク"],
        ["donetsk", "донецьк", "донецк", "ドネツク", "ドネツィク"],
        ["donbas", "donbass", "донбас", "донбасс", "ドンバス"],
        ["zaporizhzhia", "zaporizhia", "zaporozhye", "zaporozhzhia", "запоріжжя", "запорожье", "ザポリージャ", "ザポリッジャ", "ザポロジエ", "ザポロージエ"],
        ["mariupol", "маріуполь", "мариуполь", "マリウポリ", "マリウーポリ"],
        ["kherson", "херсон", "ヘルソン"],
        ["crimea", "крим", "крым", "クリミア"],
        ["kursk", "курск", "クルスク"],
        ["minsk", "мінськ", "минск", "ミンスク"],
        ["gomel", "homel", "гомель", "ゴメリ", "ホメリ"],
        ["istanbul", "стамбул", "イスタンブール", "イスタンブル"],
        ["jeddah", "jiddah", "джидда", "ジッダ", "ジェッダ"],
        ["riyadh", "рияд", "リヤド"],
    ];

    private static readonly string[][] Folded = [.. Places.Select(place => place.Select(SearchTokens.Fold).ToArray())];

    /// <summary>The text as typed, and then the same with each place in it spelt otherwise.</summary>
    public static IEnumerable<string> Of(string typed)
    {
        var folded = SearchTokens.Fold(typed);
        return Folded
            .SelectMany(place => place.Where(spelling => folded.Contains(spelling, StringComparison.Ordinal)).OrderByDescending(spelling => spelling.Length).Take(1)
                .SelectMany(spelling => place.Where(other => other != spelling).Select(other => folded.Replace(spelling, other, StringComparison.Ordinal))))
            .Prepend(typed);
    }
}
