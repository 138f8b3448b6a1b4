using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Fills the full-text index in the order of the ordinals, in whatever order the events come: FTS5 writes all it has gathered to the file
/// whenever a row number goes back, so those that come late wait beside it.
/// </summary>
internal sealed class SearchIndexWriter : IDisposable
{
    // Events that were written down about in day order find their place among this many, a few megabytes of text.
    private const int Window = 4096;

    private readonly SqliteConnection connection;
    private readonly Statement insert;
    private readonly Statement wait;
    private readonly PriorityQueue<string, int> near = new();
    private int last = -1;

    public SearchIndexWriter(SqliteConnection connection)
    {
        this.connection = connection;
        // Few large pieces that are joined once at the end, instead of many small ones that are joined again and again.
        SearchIndex.Execute(connection, "INSERT INTO search(search, rank) VALUES ('hashsize', 4194304), ('automerge', 0)");
        SearchIndex.Execute(connection, "CREATE TEMP TABLE waiting (rowid INTEGER PRIMARY KEY, tokens TEXT NOT NULL)");
        insert = new Statement(connection, "INSERT INTO search(rowid, tokens) VALUES (?, ?)");
        wait = new Statement(connection, "INSERT INTO waiting(rowid, tokens) VALUES (?, ?)");
    }

    public void Add(int ordinal, string tokens)
    {
        near.Enqueue(tokens, ordinal);
        if (near.Count > Window)
        {
            AddNext();
        }
    }

    /// <summary>Adds those that are still held back, and then those that came too late.</summary>
    public void Complete()
    {
        while (near.Count > 0)
        {
            AddNext();
        }

        SearchIndex.Execute(connection, "INSERT INTO search(rowid, tokens) SELECT rowid, tokens FROM waiting ORDER BY rowid; DROP TABLE waiting; INSERT INTO search(search) VALUES ('optimize')");
    }

    private void AddNext()
    {
        near.TryDequeue(out var tokens, out var ordinal);
        (ordinal > last ? insert : wait).Run([ordinal + 1, tokens]);
        last = Math.Max(last, ordinal);
    }

    public void Dispose()
    {
        insert.Dispose();
        wait.Dispose();
    }
}
