using CeasefireTracker.Tests.Postgres;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests;

/// <summary>
/// The engine that the tests of pages, formats and queries run on: files, or PostgreSQL where the environment says
/// <c>TRACKER_TEST_ENGINE=postgresql</c>. Tests that are about files themselves stay with files.
/// </summary>
public static class TestEngine
{
    public static bool IsPostgres { get; } =
        Environment.GetEnvironmentVariable("TRACKER_TEST_ENGINE") switch
        {
            null or "" or "sqlite" => false,
            "postgresql" => true,
            var other => throw new InvalidOperationException($"TRACKER_TEST_ENGINE is '{other}'; it can be sqlite or postgresql."),
        };

    /// <summary>Where stores of a test go: a folder, or a new database.</summary>
    public static StoreOptions Options(string data, string folder) =>
        new(data, folder) { Database = IsPostgres ? Cluster.Shared.NewDatabase() : null };

    /// <summary>Publishes the data, which must be sound, and opens its store.</summary>
    public static OpenStore Open(StoreEngine engine, string data)
    {
        var hash = StoreFile.HashOf(data);
        Assert.Empty(engine.Publish(data, hash));
        return engine.Open(hash);
    }

    /// <summary>Takes away what <see cref="Options"/> made.</summary>
    public static void Remove(StoreOptions options)
    {
        // Only its own: other tests read, and listen to what is read, meanwhile.
        if (Directory.Exists(options.Store))
        {
            Array.ForEach(Directory.GetFiles(options.Store), SqliteEngine.Close);
        }

        if (options.Database is { } database)
        {
            Cluster.Shared.Drop(database);
        }
    }
}
