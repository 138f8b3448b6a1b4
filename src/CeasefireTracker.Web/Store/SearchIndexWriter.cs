using System.Collections.Concurrent;
using CeasefireTracker.Web.Search;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Fills the full-text index in the order of the ordinals, in whatever order the events come: FTS5 writes all it has gathered to the file
/// whenever a row number goes back, so those that come late wait beside it. It works on a thread and in a temporary file of its own, because it
/// takes as long as all other tables together.
/// </summary>
internal sealed class SearchIndexWriter : IDisposable
{
    // Events that were written down about in day order find their place among this many, a few megabytes of text.
    private const int Window = 4096;

    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly BlockingCollection<(int Ordinal, byte[] Tokens)> texts = new(boundedCapacity: 256);
    private readonly CancellationTokenSource over = new();
    private readonly Task writing;

    public SearchIndexWriter()
    {
        connection.Open();
        SearchIndex.Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192");
        SearchIndex.Create(connection);
        // Few large pieces that are joined once at the end, instead of many small ones that are joined again and again.
        SearchIndex.Execute(connection, "INSERT INTO search(search, rank) VALUES ('hashsize', 16777216), ('automerge', 0)");
        SearchIndex.Execute(connection, "CREATE TEMP TABLE waiting (rowid INTEGER PRIMARY KEY, tokens TEXT NOT NULL)");
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Add(int ordinal, byte[] tokens)
    {
        try
        {
            texts.Add((ordinal, tokens), over.Token);
        }
        catch (OperationCanceledException)
        {
            // Because the reason is the writer's.
            writing.GetAwaiter().GetResult();
        }
    }

    /// <summary>Says that there are no more; the index is joined together meanwhile.</summary>
    public void AddedAll() => texts.CompleteAdding();

    /// <summary>Waits until all are written and puts the finished index in the place of a store's empty one.</summary>
    /// <exception cref="SqliteException">The disk refused.</exception>
    public void CompleteInto(string path)
    {
        writing.GetAwaiter().GetResult();
        using (var attach = connection.CreateCommand())
        {
            attach.CommandText = "ATTACH $path AS store";
            attach.Parameters.AddWithValue("$path", path);
            attach.ExecuteNonQuery();
        }

        SearchIndex.Execute(connection, "PRAGMA store.journal_mode = OFF; PRAGMA store.synchronous = OFF; BEGIN");
        foreach (var table in new[] { "search_config", "search_data", "search_docsize", "search_idx" })
        {
            SearchIndex.Execute(connection, $"DELETE FROM store.{table}; INSERT INTO store.{table} SELECT * FROM main.{table}");
        }

        SearchIndex.Execute(connection, "COMMIT; PRAGMA store.journal_mode = DELETE; DETACH store");
    }

    public void Dispose()
    {
        // A build that broke off leaves the thread waiting for more.
        over.Cancel();
        writing.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        connection.Dispose();
        texts.Dispose();
        over.Dispose();
    }

    private void Write()
    {
        try
        {
            using var insert = new Statement(connection, "INSERT INTO search(rowid, tokens) VALUES (?, ?)");
            using var wait = new Statement(connection, "INSERT INTO waiting(rowid, tokens) VALUES (?, ?)");
            var (near, last) = (new PriorityQueue<byte[], int>(), -1);
            SearchIndex.Execute(connection, "BEGIN");
            foreach (var (ordinal, tokens) in texts.GetConsumingEnumerable(over.Token))
            {
                near.Enqueue(tokens, ordinal);
                if (near.Count > Window)
                {
                    AddNext();
                }
            }

            while (near.Count > 0)
            {
                AddNext();
            }

            SearchIndex.Execute(connection, "INSERT INTO search(rowid, tokens) SELECT rowid, tokens FROM waiting ORDER BY rowid; INSERT INTO search(search) VALUES ('optimize'); COMMIT; DROP TABLE waiting");

            void AddNext()
            {
                near.TryDequeue(out var tokens, out var ordinal);
                (ordinal > last ? insert : wait).Run(ordinal + 1, tokens!);
                last = Math.Max(last, ordinal);
            }
        }
        finally
        {
            // Whether it ended well or not, nobody may wait for room any more.
            over.Cancel();
        }
    }
}
