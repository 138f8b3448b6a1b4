using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>Where sealed stores are kept, each under the hash of its dataset: a folder of files, or the schemas of a database
/// server.</summary>
public abstract class StoreEngine : IDisposable
{
    /// <summary>The engine that the settings name.</summary>
    /// <param name="selectedBy">What the events of a store that it makes are selected by.</param>
    public static StoreEngine Of(StoreOptions options, SelectedBy selectedBy) =>
        options.Database is { } database ? new PostgresEngine(database, selectedBy) : new SqliteEngine(options.Store, selectedBy);

    /// <summary>Reads, checks and builds; an existing sound store of the same hash is kept. Nothing is published if there is a
    /// problem.</summary>
    /// <param name="isDoubted">True if the existing store cannot be read though its seal fits: it is built again.</param>
    /// <returns>The problems that stood in the way; none if the store exists now.</returns>
    /// <exception cref="StoreBusyException">Another builder is at work.</exception>
    /// <exception cref="IOException">The store could not be written, or the data changed while it was read.</exception>
    public abstract ProblemList Publish(string data, string hash, IProgress<ReadingProgress>? progress = null, bool isDoubted = false);

    /// <summary>The hashes of the sealed stores, the newest first; whether they still are what their seals say is not looked at.</summary>
    public abstract IReadOnlyList<string> Existing();

    /// <summary>The hash of the store that every node is to serve; null where each node follows its own data, or nothing was published
    /// yet.</summary>
    public virtual string? Serving() => null;

    /// <summary>True if there is a store of this hash, be it sound or not.</summary>
    public abstract bool Holds(string hash);

    /// <summary>Where the store of this hash stands: a path, or the name of a schema.</summary>
    public abstract string PlaceOf(string hash);

    /// <summary>Opens a store after comparing it with its seal.</summary>
    /// <exception cref="StoreUnreadableException">It is no store of this program, or not what its seal says.</exception>
    public abstract OpenStore Open(string hash);

    /// <summary>Opens one context of an older store, which is not compared with its seal. Close it soon.</summary>
    public abstract TrackerContext Look(string hash);

    /// <summary>Why a store must not be served, as the end of a sentence; null if it is whole and unchanged.</summary>
    public abstract string? Refusal(string hash);

    /// <summary>Makes an older store the newest again, so that it is not swept away while it serves; without effect where nothing can be
    /// written.</summary>
    public abstract void MarkNewest(string hash, DateTimeOffset now);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>The database of one dataset, open for reading.</summary>
/// <param name="place">Where it stands: a path, or the name of a schema.</param>
/// <param name="sha256">What its seal said when it was opened, 64 hexadecimal digits.</param>
public abstract class StoreDatabase(string place, string sha256) : IDisposable
{
    public string Place => place;

    public string Sha256 => sha256;

    /// <summary>A context for one request.</summary>
    public abstract TrackerContext Context();

    /// <summary>What a start needs of it.</summary>
    public virtual StoreHead Head()
    {
        using var context = Context();
        context.Database.OpenConnection();
        return StoreHead.Read(context.Database.GetDbConnection());
    }

    /// <summary>Why it must no longer be served, as the end of a sentence; null if it is what it was when it was opened.</summary>
    public abstract string? Refusal();

    /// <summary>True if a glance shows that somebody was at it since it was last found sound.</summary>
    public virtual bool LooksOdd => false;

    /// <summary>Closes it for all who no longer use it; those who do close it when they are done.</summary>
    public abstract void Release();

    /// <summary>Closes it for good.</summary>
    public virtual void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }
}
