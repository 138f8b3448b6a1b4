using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The store that serves now. <see cref="Refresh"/> makes it follow the data folder; when the data has problems the last good store goes on
/// serving, and <see cref="Problems"/> says why. Readers take <see cref="Current"/> once a request and never see half a change.
/// </summary>
public sealed class LiveStore(StoreOptions options, TimeProvider clock, ILogger<LiveStore> log)
{
    // Longer than any page takes; a download holds its own connection open.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    private readonly Lock oneBuilder = new();
    private readonly Queue<(OpenStore Store, DateTimeOffset Left)> retired = new();
    private volatile OpenStore? current;
    private volatile IReadOnlyList<Problem> problems = [];
    private volatile bool isBehind;
    private volatile bool isDoubted;
    private string? seen;
    private (long, DateTime) looksLike;

    /// <summary>The open store, or null if there is no good one.</summary>
    public OpenStore? Current => current;

    /// <summary>What stood in the way of the last build; empty if it succeeded.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>When the current store was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the current store's bytes were last compared with its seal.</summary>
    public DateTimeOffset VerifiedAt { get; private set; }

    /// <summary>True if the last attempt to follow the data failed for a reason that may pass: a full disk, another builder.</summary>
    public bool IsBehind => isBehind;

    /// <summary>Says that a request could not read the store; the next <see cref="Tend"/> looks at it.</summary>
    public void Doubt() => isDoubted = true;

    /// <summary>Looks at the data folder and, if it is not what serves, builds and opens its store. Never throws.</summary>
    public void Refresh()
    {
        lock (oneBuilder)
        {
            try
            {
                isBehind = false;
                Follow();
            }
            catch (Exception e)
            {
                // Because whatever goes wrong while a store is built, readers keep the last good one.
                (isBehind, seen) = (true, null);
                problems = [new Problem("data/", 0, "build", e is StoreBusyException ? "Another build is under way." : "The store could not be built here; the log says why.")];
                log.LogError(e, "The store could not be built; the last good one goes on serving");
                OpenNewest();
            }
        }
    }

    /// <summary>Compares the store's bytes with its seal if it is time or something looks odd, and closes the files of stores that left. Never throws.</summary>
    public void Tend()
    {
        lock (oneBuilder)
        {
            while (retired.TryPeek(out var gone) && clock.GetUtcNow() - gone.Left >= Farewell)
            {
                retired.Dequeue().Store.Release();
                log.LogInformation("The store that left is closed, dataset {Hash}", gone.Store.Hash);
            }

            if (current is not { } store || (!isDoubted && clock.GetUtcNow() - VerifiedAt < options.VerifyEvery && LooksLike(store.Path) == looksLike))
            {
                return;
            }

            isDoubted = false;
            if (StoreSeal.Refusal(store.Path, store.Sha256) is not { } refusal)
            {
                (VerifiedAt, looksLike) = (clock.GetUtcNow(), LooksLike(store.Path));
                return;
            }

            log.LogCritical("The store that serves {Refusal}; another one takes its place", refusal);
            Retire();
            (current, seen) = (null, null);
            OpenNewest();
            Refresh();
        }
    }

    private void Follow()
    {
        var hash = StoreFile.HashOf(options.Data);
        if (hash == seen)
        {
            return;
        }

        var path = StoreFile.PathOf(options.Store, hash);
        if (File.Exists(path))
        {
            if (TryOpen(path))
            {
                StoreFile.MarkNewest(path, clock.GetUtcNow());
                (problems, seen) = ([], hash);
                return;
            }

            // Because its seal may fit and would keep it from being built again.
            File.Delete(StoreSeal.PathOf(path));
        }

        problems = StoreFile.Publish(options.Data, options.Store, hash, new LoggedProgress(log));
        if (problems.Count == 0)
        {
            Open(path);
            seen = hash;
            return;
        }

        seen = hash;
        foreach (var problem in problems.Take(20))
        {
            log.LogError("{Problem}", problem.ToString());
        }

        log.LogError("The data has {Count} problems; the last good store goes on serving", problems.Count);
        OpenNewest();
    }

    private void OpenNewest()
    {
        if (current is null)
        {
            _ = StoreFile.Existing(options.Store).Any(TryOpen);
        }
    }

    private bool TryOpen(string path)
    {
        try
        {
            Open(path);
            return true;
        }
        catch (StoreUnreadableException e)
        {
            log.LogError(e, "A store is refused");
            return false;
        }
    }

    private void Open(string path)
    {
        looksLike = LooksLike(path);
        var opened = OpenStore.Open(path);
        Retire();
        current = opened;
        OpenedAt = VerifiedAt = clock.GetUtcNow();
        log.LogInformation("Serving {Events} events, recorded up to {RecordedUpTo}, dataset {Hash}", opened.Index.Count, opened.RecordedUpTo, opened.Hash);
    }

    // Twice, because a request that began before may open its file once more.
    private void Retire()
    {
        if (current is { } old)
        {
            old.Release();
            retired.Enqueue((old, clock.GetUtcNow()));
        }
    }

    private static (long, DateTime) LooksLike(string path) => new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;
}

/// <summary>Where the data is read from and where the stores are kept.</summary>
public sealed record StoreOptions(string Data, string Store)
{
    /// <summary>How often the bytes of the store that serves are compared with its seal.</summary>
    public TimeSpan VerifyEvery { get; init; } = TimeSpan.FromMinutes(10);
}
