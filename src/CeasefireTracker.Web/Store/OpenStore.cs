using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>A store that serves: its database, opened for reading, and what is kept of it in memory. Immutable; a new dataset is a new
/// one.</summary>
public sealed class OpenStore
{
    private const int NextToNothing = 25;

    // Of a record without events and without chapters; a zip archive knows no day before 1980.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    private readonly ConcurrentDictionary<Type, Lazy<object?>> made = new();
    private readonly Lazy<Dictionary<string, DateOnly>> firstCited;
    private readonly Lazy<DateSpan> story;

    private readonly StoreDatabase database;
    private int readers;

    private OpenStore(StoreDatabase database)
    {
        this.database = database;
        firstCited = new Lazy<Dictionary<string, DateOnly>>(FirstCitations, LazyThreadSafetyMode.PublicationOnly);
        var (about, sets) = database.Head();
        Hash = about["dataset"];
        Site = JsonSerializer.Deserialize(about["site"], SiteJson.Default.SiteProfile)!;
        Vocabulary = Vocabulary.Read(about["vocabulary"]);
        RecordedUpTo = Day("recorded_up_to");
        LastDay = RecordedUpTo ?? Vocabulary.Phases.Values.LastOrDefault()?.Span.Span.Earliest ?? AnyDay;
        ChangedOn = Day("changed_on") ?? LastDay;
        Index = TimelineIndex.Read(sets, Context);
        story = new Lazy<DateSpan>(() =>
            new DateSpan(
                Vocabulary
                    .Phases.Values.Select(phase => phase.Span.Span.Earliest)
                    .LastOrDefault(first => Index.CountBefore(first) * NextToNothing <= Index.Count),
                LastDay
            )
        );

        DateOnly? Day(string key) =>
            about[key].Length == 0 ? null : DateOnly.ParseExact(about[key], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The last day that a picture shows where nobody asked for more: a tenth of the story's length after it, and a month at least. What is
    /// planned for the weeks to come has room; one date far ahead does not press the rest together.
    /// </summary>
    public DateOnly Horizon =>
        DateOnly.FromDayNumber(
            Math.Min(
                DateOnly.MaxValue.DayNumber - 1,
                LastDay.DayNumber + Math.Max(31, (LastDay.DayNumber - (Story.Earliest ?? LastDay).DayNumber) / 10)
            )
        );

    /// <summary>Where it stands: a path, or the name of a schema.</summary>
    public string Path => database.Place;

    /// <summary>The store's own SHA-256, 64 hexadecimal digits, as it was checked when it was opened.</summary>
    public string Sha256 => database.Sha256;

    /// <summary>The dataset's hash, 16 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>What the record says of itself.</summary>
    public SiteProfile Site { get; }

    /// <summary>The last day that the record reaches; null of a record without events.</summary>
    public DateOnly? RecordedUpTo { get; }

    /// <summary>The day by which everything is reckoned that has one: <see cref="RecordedUpTo"/>, or, where nothing is recorded yet, the
    /// first day of the last chapter. It is no statement of how far the record reaches.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The day on which the record itself last changed; <see cref="LastDay"/> where nothing was ever recorded.</summary>
    public DateOnly ChangedOn { get; }

    /// <summary>
    /// The days that a picture of everything shows: from the first day of a phase before which there is next to nothing, so that a few
    /// events of background do not press the rest together, to the last day recorded. The first end is open where there is no phase.
    /// </summary>
    public DateSpan Story => story.Value;

    public Vocabulary Vocabulary { get; }

    public TimelineIndex Index { get; }

    /// <summary>Whole events that were read lately, some tens of megabytes at most; the cards that were made of them live as
    /// long.</summary>
    public KeptRows<RecordedEvent> Kept { get; } = new(2048);

    /// <summary>True while a request reads it.</summary>
    public bool IsRead => Volatile.Read(ref readers) > 0;

    /// <summary>True if a glance shows that somebody was at it since it was last found sound.</summary>
    public bool LooksOdd => database.LooksOdd;

    /// <summary>Opens a sealed store file after checking it against its seal.</summary>
    /// <exception cref="StoreUnreadableException">The file is no store of this program, or not what its seal says.</exception>
    public static OpenStore Open(string path) => Open(SqliteDatabase.Open(path));

    /// <summary>Reads what is kept in memory of a database that was compared with its seal, and owns it from now on.</summary>
    /// <exception cref="StoreUnreadableException">It is no store of this program.</exception>
    public static OpenStore Open(StoreDatabase database)
    {
        try
        {
            return new OpenStore(database);
        }
        catch (Exception e)
        {
            // Because what is no store can fail in any way, and none may reach a reader.
            database.Dispose();
            throw new StoreUnreadableException(database.Place, "cannot be read as a store", e);
        }
    }

    /// <summary>The day on which the tracker first cited a document; of one that no event cites, the day on which the record last
    /// changed.</summary>
    public DateOnly FirstCited(string source) => firstCited.Value.TryGetValue(source, out var day) ? day : ChangedOn;

    /// <summary>What a room above makes of this store, one of each type: it is made when first asked for, and lives as long.</summary>
    public T? Once<T>(Func<OpenStore, T?> make)
        where T : class
    {
        var kept = made.GetOrAdd(typeof(T), _ => new(() => make(this)));
        try
        {
            return (T?)kept.Value;
        }
        catch
        {
            // Because a failure is kept too, and a database that gave no answer may give one to the next who asks.
            made.TryRemove(KeyValuePair.Create(typeof(T), kept));
            throw;
        }
    }

    /// <summary>A context for one request.</summary>
    public TrackerContext Context() => database.Context();

    /// <summary>Why it must no longer be served, as the end of a sentence; null if it is what it was when it was opened.</summary>
    public string? Refusal() => database.Refusal();

    /// <summary>Says that a request reads it, until the result is disposed: so long it is not closed.</summary>
    public IDisposable Read()
    {
        Interlocked.Increment(ref readers);
        return new Reader(this);
    }

    /// <summary>Closes it for good, so that it may be swept away.</summary>
    public void Close() => database.Dispose();

    private Dictionary<string, DateOnly> FirstCitations()
    {
        using var context = Context();
        return context
            .Citations.GroupBy(citation => citation.SourceId)
            .Select(cited => new { Source = cited.Key, Day = cited.Min(citation => citation.Event.Added) })
            .ToDictionary(cited => cited.Source, cited => cited.Day, StringComparer.Ordinal);
    }

    /// <summary>Closes it for all who no longer use it; those who do close it when they are done.</summary>
    public void Release() => database.Release();

    private sealed class Reader(OpenStore store) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref store.readers);
    }
}

/// <summary>What is there must not be served as a store.</summary>
public sealed class StoreUnreadableException(string path, string why, Exception? cause = null)
    : Exception($"{System.IO.Path.GetFileName(path)} {why}.", cause);
