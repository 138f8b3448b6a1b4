using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Search;

/// <summary>The full-text index over the tokens of events (<see cref="EventTokens"/>), as each engine keeps it. All engines find and rank
/// alike.</summary>
public abstract class SearchIndex
{
    // So many documents are held while their tokens are put together.
    private const int Together = 512;

    private static readonly SearchIndex Sqlite = new SqliteSearch();
    private static readonly SearchIndex Postgres = new PostgresSearch();

    /// <summary>The index of the engine that a context is on.</summary>
    public static SearchIndex Of(TrackerContext context) => context.Database.IsNpgsql() ? Postgres : Sqlite;

    /// <summary>Makes the empty index.</summary>
    public abstract void Create(TrackerContext context);

    /// <summary>Fills it from the store's own events.</summary>
    public abstract void Fill(TrackerContext context, IEnumerable<Actor> actors);

    /// <summary>The events that match, or null if the text holds nothing to search for.</summary>
    public static BitSet? Find(OpenStore store, SearchText search, CancellationToken stop = default)
    {
        if (search.IsEmpty)
        {
            return null;
        }

        using var context = store.Context();
        var found = BitSet.Of(store.Index.Count, Of(context).Matches(context, search, stop));
        return search.IsComplement ? found.Not() : found;
    }

    /// <summary>The events that match, the most relevant first: BM25, a word in a title counting three times. Ties in day order; null if
    /// nothing can be ranked.</summary>
    public static IReadOnlyList<int>? Ranked(OpenStore store, SearchText search, CancellationToken stop = default)
    {
        if (search.IsEmpty || search.IsComplement)
        {
            return null;
        }

        using var context = store.Context();
        return Of(context).BestFirst(context, search, stop);
    }

    /// <summary>The tokens of events in the order given, put together on all processors; a database is written by one.</summary>
    private protected static IEnumerable<(int Ordinal, string Tokens)> TokensOf(IQueryable<EventRow> events, EventTokens tokens) =>
        events
            .AsNoTracking()
            .Select(e => new { Ordinal = e.Ordinal!.Value, e.Document })
            .AsEnumerable()
            .Chunk(Together)
            .SelectMany(some => some.AsParallel().AsOrdered().Select(e => (e.Ordinal, tokens.Of(e.Document))));

    /// <summary>The ordinals that match, in any order; where only words to leave out were typed, those that hold one of them.</summary>
    protected abstract IEnumerable<int> Matches(TrackerContext context, SearchText search, CancellationToken stop);

    /// <summary>The ordinals that match, the most relevant first.</summary>
    protected abstract IReadOnlyList<int> BestFirst(TrackerContext context, SearchText search, CancellationToken stop);
}
