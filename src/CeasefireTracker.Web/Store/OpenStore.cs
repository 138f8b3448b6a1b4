using System.Globalization;
using CeasefireTracker.Web.Changes;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>A store that serves: its file, opened read-only, and what is kept of it in memory. Immutable; a new dataset is a new one.</summary>
public sealed class OpenStore
{
    private readonly Lazy<DateOnly> changedOn;

    private OpenStore(string path, TrackerContext context)
    {
        Path = path;
        changedOn = new Lazy<DateOnly>(() => ChangeLog.LastDay(this));
        var about = context.About.ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        Hash = about["dataset"];
        RecordedUpTo = DateOnly.ParseExact(about["recorded_up_to"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Vocabulary = Vocabulary.Read(context);
        Index = TimelineIndex.Read(context);
    }

    public string Path { get; }

    /// <summary>The dataset's hash, 16 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The last day that the record reaches.</summary>
    public DateOnly RecordedUpTo { get; }

    /// <summary>The day on which the record itself last changed.</summary>
    public DateOnly ChangedOn => changedOn.Value;

    /// <summary>From the first phase's first day to the last day recorded; the first end is open where there is no phase.</summary>
    public DateSpan Story => new(Vocabulary.Phases.Values.FirstOrDefault()?.Span.Span.Earliest, RecordedUpTo);

    public Vocabulary Vocabulary { get; }

    public TimelineIndex Index { get; }

    /// <summary>Opens a complete store file.</summary>
    /// <exception cref="StoreUnreadableException">The file is no store of this program.</exception>
    public static OpenStore Open(string path)
    {
        try
        {
            using var context = StoreFile.Context(path, SqliteOpenMode.ReadOnly);
            return new OpenStore(path, context);
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            throw new StoreUnreadableException(path, e);
        }
    }

    /// <summary>A context for one request.</summary>
    public TrackerContext Context() => StoreFile.Context(Path, SqliteOpenMode.ReadOnly);
}

/// <summary>A file that should be a store is none.</summary>
public sealed class StoreUnreadableException(string path, Exception cause) : Exception($"{System.IO.Path.GetFileName(path)} cannot be read as a store.", cause);
