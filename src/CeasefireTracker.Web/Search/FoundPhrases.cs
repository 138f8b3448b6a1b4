namespace CeasefireTracker.Web.Search;

/// <summary>Where the phrases of a search stand, from the postings of their tokens; and what that makes of the search.</summary>
internal sealed class FoundPhrases
{
    // The constants of FTS5's bm25().
    private const double K = 1.2;
    private const double B = 0.75;
    private const double LeastWeight = 1e-6;

    private readonly Dictionary<string, List<long>> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<long>> found = new(StringComparer.Ordinal);

    public FoundPhrases(IEnumerable<SearchPhrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            foreach (var (place, token) in phrase.Tokens.Index())
            {
                (place == phrase.Tokens.Count - 1 && !phrase.IsWhole ? beginnings : whole).TryAdd(Postings.Kept(token), []);
            }
        }
    }

    /// <summary>The tokens that are sought whole.</summary>
    public string[] Whole => [.. whole.Keys];

    /// <summary>The tokens that may go on.</summary>
    public string[] Beginnings => [.. beginnings.Keys];

    /// <summary>Takes the postings of a token that is sought whole, the blocks in their order.</summary>
    public void AddWhole(string token, byte[] places) => whole[token].AddRange(Postings.Read(places));

    /// <summary>Takes the postings of a token that begins as is sought, in any order.</summary>
    public void AddBegun(string beginning, byte[] places) => beginnings[beginning].AddRange(Postings.Read(places));

    /// <summary>Says that all were taken.</summary>
    public void Done()
    {
        foreach (var places in beginnings.Values)
        {
            places.Sort();
        }
    }

    /// <summary>The ordinals that match; where only words to leave out were typed, those that hold one of them.</summary>
    public HashSet<int> Matches(SearchText search)
    {
        if (search.IsComplement)
        {
            return [.. search.MustNot.SelectMany(Holding)];
        }

        var matches = Holding(search.Must[0]);
        foreach (var query in search.Must.Skip(1))
        {
            matches.IntersectWith(Holding(query));
        }

        foreach (var query in search.MustNot)
        {
            matches.ExceptWith(Holding(query));
        }

        return matches;
    }

    /// <summary>The ordinals that match, the most relevant first, as bm25() of FTS5 ranks them; ties by the ordinal.</summary>
    /// <param name="sizes">How many tokens each event has.</param>
    public IReadOnlyList<int> BestFirst(SearchText search, IReadOnlyList<int> sizes)
    {
        var scores = Matches(search).ToDictionary(ordinal => ordinal, _ => 0.0);
        var average = (double)sizes.Sum(size => (long)size) / sizes.Count;
        foreach (var (phrase, counted) in search.Must.SelectMany(query => Counted(query, scores.Keys.ToHashSet())))
        {
            var times = Places(phrase).CountBy(Postings.Ordinal).ToDictionary();
            var weight = Math.Log((sizes.Count - times.Count + 0.5) / (times.Count + 0.5));
            weight = weight <= 0 ? LeastWeight : weight;
            foreach (var (ordinal, count) in times)
            {
                if (counted.Contains(ordinal))
                {
                    scores[ordinal] += weight * (count * (K + 1.0) / (count + (K * (1 - B + (B * sizes[ordinal] / average)))));
                }
            }
        }

        return [.. scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key).Select(score => score.Key)];
    }

    // Of what must be found together, one alone is not counted either.
    private IEnumerable<(SearchPhrase Phrase, HashSet<int> In)> Counted(SearchQuery query, HashSet<int> matches)
    {
        if (query is SearchPhrase phrase)
        {
            return [(phrase, matches)];
        }

        var join = (SearchJoin)query;
        var within = join.IsAll ? Holding(join) : matches;
        return join.Parts.SelectMany(part => Counted(part, join.IsAll ? [.. within.Where(matches.Contains)] : within));
    }

    private HashSet<int> Holding(SearchQuery query)
    {
        if (query is SearchPhrase phrase)
        {
            return [.. Places(phrase).Select(Postings.Ordinal)];
        }

        var join = (SearchJoin)query;
        var holding = Holding(join.Parts[0]);
        foreach (var part in join.Parts.Skip(1))
        {
            if (join.IsAll)
            {
                holding.IntersectWith(Holding(part));
            }
            else
            {
                holding.UnionWith(Holding(part));
            }
        }

        return holding;
    }

    /// <summary>Where the phrase begins each time.</summary>
    private IReadOnlyList<long> Places(SearchPhrase phrase)
    {
        if (found.TryGetValue(phrase.Match, out var known))
        {
            return known;
        }

        var last = phrase.Tokens.Count - 1;
        var places = Of(phrase, 0);
        for (var at = 1; at <= last && places.Count > 0; at++)
        {
            places = Followed(places, Of(phrase, at), at);
        }

        return found[phrase.Match] = places;
    }

    private List<long> Of(SearchPhrase phrase, int at) =>
        (at == phrase.Tokens.Count - 1 && !phrase.IsWhole ? beginnings : whole)[Postings.Kept(phrase.Tokens[at])];

    private static List<long> Followed(List<long> places, List<long> next, int by)
    {
        var (followed, at) = (new List<long>(), 0);
        foreach (var place in places)
        {
            while (at < next.Count && next[at] < place + by)
            {
                at++;
            }

            if (at < next.Count && next[at] == place + by)
            {
                followed.Add(place);
            }
        }

        return followed;
    }
}
