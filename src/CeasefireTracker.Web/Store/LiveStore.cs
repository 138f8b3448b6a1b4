using System.Data.Common;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The store that serves now. <see cref="Refresh"/> makes it follow the data folder; when the data has problems the last good store goes on
/// serving, and <see cref="Problems"/> says why. Where a database names the store that every node serves, it follows that name.
/// Readers take <see cref="Current"/> once a request and never see half a change.
/// </summary>
public sealed class LiveStore(StoreOptions options, SelectedBy selectedBy, TimeProvider clock, ILogger<LiveStore> log) : IDisposable
{
    // Longer than any page takes; a download holds its own connection open.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    // Two locks, because the store that serves must be looked after while another is built, however long that takes.
    private readonly Lock oneBuilder = new();
    private readonly Lock oneChange = new();
    private readonly Queue<(OpenStore Store, DateTimeOffset Left)> retired = new();
    private readonly HashSet<string> passedOver = new(StringComparer.Ordinal);
    private volatile OpenStore? current;
    private volatile IReadOnlyList<Problem> problems = [];
    private volatile bool isDoubted;
    private volatile string? seen;
    private volatile BuildUnderWay? building;
    private BuildFailure? told;
    private int looks;
    private (string? Hash, DateTimeOffset Until) refused;

    /// <summary>Where the stores are kept.</summary>
    public StoreEngine Engine { get; } = StoreEngine.Of(options, selectedBy);

    /// <summary>The open store, or null if there is no good one.</summary>
    public OpenStore? Current => current;

    /// <summary>What stood in the way of the last build; empty if it succeeded.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>When the current store was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the current store's bytes were last compared with its seal.</summary>
    public DateTimeOffset VerifiedAt { get; private set; }

    /// <summary>The hash of the data folder when it was last read; null before.</summary>
    public string? DataHash { get; private set; }

    /// <summary>When the data folder was last looked into without a fault.</summary>
    public DateTimeOffset? LookedAt { get; private set; }

    /// <summary>When the data was last found to be other than before; the start counts.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>The build that is under way here; null if there is none.</summary>
    public BuildUnderWay? Building => building;

    /// <summary>When to look again though nothing seems to have changed, because the last look failed for a reason that may pass; null: no
    /// need.</summary>
    public DateTimeOffset? TryAgainAt { get; private set; }

    /// <summary>Says that a request could not read the store; the next <see cref="Tend"/> looks at it.</summary>
    public void Doubt() => isDoubted = true;

    /// <summary>Notes that the folder was looked into.</summary>
    public void Looked() => LookedAt = clock.GetUtcNow();

    /// <summary>Looks at the data folder and, if it is not what serves, builds and opens its store; a node that only follows asks the
    /// database. Never throws.</summary>
    public void Refresh()
    {
        if (!options.Publishes)
        {
            Tend();
            return;
        }

        var look = Interlocked.Increment(ref looks);
        string hash;
        try
        {
            var folder = DataFolder.Read(options.Data);
            Tell(folder.Leftovers);
            hash = StoreFile.HashOf(folder);
            Looked();
        }
        catch (Exception e)
        {
            Failed(BuildFailure.Unreadable, e);
            return;
        }

        if (!oneBuilder.TryEnter())
        {
            TryAgainAt = clock.GetUtcNow();
            return;
        }

        try
        {
            // A look that was held up for long must not bring old data back.
            if (look == looks)
            {
                Follow(hash);
            }
        }
        catch (Exception e)
        {
            // Because whatever goes wrong while a store is built, readers keep the last good one.
            Failed(BuildFailure.Of(e), e);
        }
        finally
        {
            building = null;
            oneBuilder.Exit();
        }
    }

    /// <summary>Says that the data folder does not answer. Readers keep what they have, or get the newest store there is.</summary>
    public void DoesNotAnswer() => Failed(BuildFailure.Unreadable, null);

    /// <summary>
    /// Takes the store that the database names; compares what serves with its seal if it is time or something looks odd; and closes the
    /// stores that left. Never throws.
    /// </summary>
    public void Tend()
    {
        lock (oneChange)
        {
            while (retired.TryPeek(out var gone) && clock.GetUtcNow() - gone.Left >= Farewell && !gone.Store.IsRead)
            {
                retired.Dequeue().Store.Close();
                log.LogInformation("The store that left is closed, dataset {Hash}", gone.Store.Hash);
            }

            try
            {
                TakeServing();
                Compare();
            }
            catch (Exception e)
            {
                // Because whatever goes wrong between here and a database, readers keep the last good store.
                Failed(BuildFailure.Of(e), e);
            }
        }
    }

    public void Dispose()
    {
        lock (oneChange)
        {
            current?.Close();
            current = null;
            while (retired.TryDequeue(out var gone))
            {
                gone.Store.Close();
            }

            Engine.Dispose();
        }
    }

    private void TakeServing()
    {
        if (options.Database is null)
        {
            return;
        }

        var hash = Engine.Serving();
        if (!options.Publishes)
        {
            Looked();
            (DataHash, ChangedAt) = hash == DataHash ? (DataHash, ChangedAt) : (hash, clock.GetUtcNow());
            Succeeded(null, []);
        }

        // What was refused a moment ago is the same a second later, and to find out takes reading all of it.
        if (hash is not null && hash != current?.Hash && !(hash == refused.Hash && clock.GetUtcNow() < refused.Until) && !TryOpen(hash))
        {
            refused = (hash, clock.GetUtcNow() + BetweenTries);
            OpenNewest();
        }
    }

    private void Compare()
    {
        if (current is not { } store || (!isDoubted && clock.GetUtcNow() - VerifiedAt < options.VerifyEvery && !store.LooksOdd))
        {
            return;
        }

        var refusal = store.Refusal();
        if (isDoubted)
        {
            // Connections that are kept may lead to what is no longer there.
            store.Release();
            isDoubted = false;
        }

        if (refusal is null)
        {
            VerifiedAt = clock.GetUtcNow();
            return;
        }

        log.LogCritical("The store that serves {Refusal}; another one takes its place", refusal);
        Retire();
        (current, seen, TryAgainAt) = (null, null, clock.GetUtcNow());
        refused = (store.Hash, clock.GetUtcNow() + BetweenTries);
        OpenNewest();
    }

    private void Follow(string hash)
    {
        if (hash != DataHash)
        {
            (DataHash, ChangedAt) = (hash, clock.GetUtcNow());
        }

        if (hash == seen)
        {
            Succeeded(hash, problems);
            return;
        }

        if (current?.Hash == hash || (Engine.Holds(hash) && TryOpen(hash)))
        {
            Engine.MarkNewest(hash, clock.GetUtcNow());
            Succeeded(hash, []);
            return;
        }

        building = new BuildUnderWay(clock, log);
        // At a start with new data there is no need to wait for it with nothing.
        OpenNewest();
        // What is there cannot be read, and if its seal fits that would keep it from being built again.
        var found = Engine.Publish(options.Data, hash, building, isDoubted: Engine.Holds(hash));
        if (found.Count == 0)
        {
            Open(hash);
            Succeeded(hash, found);
            return;
        }

        Succeeded(hash, found);
        OpenNewest();
        foreach (var problem in found.Take(20))
        {
            log.LogError("{Problem}", problem.ToString());
        }

        log.LogError("The data has {Count} problems; {Meanwhile}", found.Count, Meanwhile);
    }

    private string Meanwhile => current is null ? "there is no good store to serve" : "the last good store goes on serving";

    private void Succeeded(string? hash, IReadOnlyList<Problem> found) => (problems, seen, told, TryAgainAt) = (found, hash, null, null);

    private void Failed(BuildFailure failure, Exception? e)
    {
        // Another builder is waited for from second to second; the rest does not pass that quickly.
        (seen, TryAgainAt) = (null, clock.GetUtcNow() + (failure == BuildFailure.Busy ? TimeSpan.Zero : BetweenTries));
        problems = [new Problem("data/", 0, failure.Rule, failure.Message)];
        OpenNewest();
        if (failure != told)
        {
            // Once, because the same would be said at every try.
            told = failure;
            var level = failure == BuildFailure.Busy ? LogLevel.Warning : LogLevel.Error;
            log.Log(level, e, "{Failure} Meanwhile {Meanwhile}", failure.Message, Meanwhile);
        }
    }

    private void Tell(IReadOnlyList<string> leftovers)
    {
        lock (passedOver)
        {
            foreach (var path in leftovers.Where(passedOver.Add))
            {
                log.LogInformation("Passed over data/{Path}: an editor or the system left it there", path);
            }

            passedOver.IntersectWith(leftovers);
        }
    }

    private void OpenNewest()
    {
        lock (oneChange)
        {
            try
            {
                _ = current is null && Engine.Existing().Any(TryOpen);
            }
            catch (DbException e)
            {
                // The database that keeps them may be what failed.
                log.LogDebug(e, "The stores cannot be listed or opened");
            }
        }
    }

    private bool TryOpen(string hash)
    {
        try
        {
            Open(hash);
            return true;
        }
        catch (StoreUnreadableException e)
        {
            log.LogError(e, "A store is refused");
            return false;
        }
    }

    private void Open(string hash)
    {
        lock (oneChange)
        {
            var opened = Engine.Open(hash);
            Retire();
            current = opened;
            OpenedAt = VerifiedAt = clock.GetUtcNow();
            log.LogInformation(
                "Serving {Events} events, recorded up to {RecordedUpTo}, dataset {Hash}",
                opened.Index.Count,
                opened.RecordedUpTo,
                opened.Hash
            );
        }
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
}
