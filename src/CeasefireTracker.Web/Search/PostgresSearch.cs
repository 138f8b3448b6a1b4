using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CeasefireTracker.Web.Search;

/// <summary>
/// The full-text index on PostgreSQL: for each token and each block of events where it stands (<see cref="Postings"/>), found by the token
/// or by its beginning. A tsvector would keep 256 positions a word and none past 16,383, so what it found would have to be looked at again,
/// and could not be ranked as FTS5 ranks.
/// </summary>
internal sealed class PostgresSearch : SearchIndex
{
    // So many events are put together in memory.
    private const int Block = 4096;

    // Positions hardly compress, and are read whole.
    public override void Create(TrackerContext context) =>
        context.Database.ExecuteSqlRaw(
            """
            CREATE TABLE search (token text COLLATE "C" NOT NULL, block integer NOT NULL, places bytea NOT NULL, PRIMARY KEY (token, block));
            ALTER TABLE search ALTER COLUMN places SET STORAGE EXTERNAL;
            CREATE TABLE search_sizes (block integer PRIMARY KEY, sizes bytea NOT NULL)
            """
        );

    public override void Fill(TrackerContext context, IEnumerable<Actor> actors)
    {
        var (connection, tokens) = ((NpgsqlConnection)context.Database.GetDbConnection(), new EventTokens(actors));
        var last = context.Events.Max(e => e.Ordinal) ?? -1;
        for (var block = 0; block * Block <= last; block++)
        {
            var (from, postings) = (block * Block, new PostingsBlock());
            foreach (
                var (ordinal, text) in TokensOf(
                    context.Events.Where(e => e.Ordinal >= from && e.Ordinal < from + Block).OrderBy(e => e.Ordinal),
                    tokens
                )
            )
            {
                postings.Add(ordinal, text);
            }

            Copy(connection, block, postings);
        }
    }

    protected override IEnumerable<int> Matches(TrackerContext context, SearchText search, CancellationToken stop) =>
        Read(context, search, stop).Matches(search);

    protected override IReadOnlyList<int> BestFirst(TrackerContext context, SearchText search, CancellationToken stop) =>
        Read(context, search, stop).BestFirst(search, Sizes(context));

    private static void Copy(NpgsqlConnection connection, int block, PostingsBlock postings)
    {
        using (var copy = connection.BeginBinaryImport("COPY search (token, block, places) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (token, places) in postings.Tokens())
            {
                copy.WriteRow(token, block, places);
            }

            copy.Complete();
        }

        using var sizes = connection.BeginBinaryImport("COPY search_sizes (block, sizes) FROM STDIN (FORMAT BINARY)");
        sizes.WriteRow(block, postings.Sizes());
        sizes.Complete();
    }

    private static FoundPhrases Read(TrackerContext context, SearchText search, CancellationToken stop)
    {
        var found = new FoundPhrases(search.Must.Concat(search.MustNot).SelectMany(query => query.Phrases));
        context.Database.OpenConnection();
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        Rows(connection, "SELECT token, places FROM search WHERE token = ANY ($1) ORDER BY block", found.Whole, found.AddWhole, stop);
        // No token holds the highest character there is, so what is below a beginning and that character begins so.
        const string Begun = """
            SELECT beginning, places FROM unnest($1) AS beginning
            JOIN search ON token >= beginning COLLATE "C" AND token < (beginning || chr(1114111)) COLLATE "C"
            """;
        Rows(connection, Begun, found.Beginnings, found.AddBegun, stop);
        found.Done();
        return found;
    }

    private static void Rows(NpgsqlConnection connection, string sql, string[] texts, Action<string, byte[]> take, CancellationToken stop)
    {
        if (texts.Length == 0)
        {
            return;
        }

        stop.ThrowIfCancellationRequested();
        using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = texts } } };
        using var cancelling = stop.Register(command.Cancel);
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                take(rows.GetString(0), rows.GetFieldValue<byte[]>(1));
            }
        }
        catch (PostgresException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    private static List<int> Sizes(TrackerContext context)
    {
        using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "SELECT sizes FROM search_sizes ORDER BY block";
        using var rows = command.ExecuteReader();
        var sizes = new List<int>();
        while (rows.Read())
        {
            sizes.AddRange(Postings.Numbers(rows.GetFieldValue<byte[]>(0)));
        }

        return sizes;
    }
}
