namespace CeasefireTracker.Web.Search;

/// <summary>The places of the talks under every spelling that the record knows of: who searches by one spelling means the place.</summary>
/// <param name="places">The spellings of each place.</param>
public sealed class Spellings(IEnumerable<IEnumerable<string>> places)
{
    // Folded as the index folds them.
    private readonly string[][] folded = [.. places.Select(place => place.Select(SearchTokens.Fold).Distinct(StringComparer.Ordinal).ToArray())];

    /// <summary>The text as typed, and then the same with each place in it spelt otherwise.</summary>
    public IEnumerable<string> Of(string typed)
    {
        var text = SearchTokens.Fold(typed);
        return folded
            .SelectMany(place => place.Where(spelling => text.Contains(spelling, StringComparison.Ordinal)).OrderByDescending(spelling => spelling.Length).Take(1)
                .SelectMany(spelling => place.Where(other => other != spelling).Select(other => text.Replace(spelling, other, StringComparison.Ordinal))))
            .Prepend(typed);
    }
}
