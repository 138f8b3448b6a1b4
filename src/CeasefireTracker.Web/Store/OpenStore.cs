using System.Globalization;
using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>A store that serves: its file, opened read-only, and what is kept of it in memory. Immutable; a new dataset is a new one.</summary>
public sealed class OpenStore
{
    private const int NextToNothing = 25;

    private readonly Lazy<Telling?> article;

    // Made once, because from equal options EF Core finds its services again but has to compare them first.
    private readonly DbContextOptions<TrackerContext> options;

    private OpenStore(string path, string sha256)
    {
        (Path, Sha256) = (path, sha256);
        options = SqliteEngine.Reading(path);
        article = new Lazy<Telling?>(() => Site!.FoundingArticle is { } founding ? Telling.Of(this, founding.Source) : null);
        using var context = Context();
        var about = context.About.ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        Hash = about["dataset"];
        Site = JsonSerializer.Deserialize(about["site"], SiteJson.Default.SiteProfile)!;
        (RecordedUpTo, ChangedOn) = (Day("recorded_up_to"), Day("changed_on"));
        Vocabulary = Vocabulary.Read(about["vocabulary"]);
        Index = TimelineIndex.Read(Context);
        Story = new DateSpan(
            Vocabulary.Phases.Values.Select(phase => phase.Span.Span.Earliest).LastOrDefault(first => Index.CountBefore(first) * NextToNothing <= Index.Count),
            RecordedUpTo);

        DateOnly Day(string key) => DateOnly.ParseExact(about[key], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public string Path { get; }

    /// <summary>The file's own SHA-256, 64 hexadecimal digits, as it was checked when it was opened.</summary>
    public string Sha256 { get; }

    /// <summary>The dataset's hash, 16 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>What the record says of itself.</summary>
    public SiteProfile Site { get; }

    /// <summary>The last day that the record reaches.</summary>
    public DateOnly RecordedUpTo { get; }

    /// <summary>The day on which the record itself last changed.</summary>
    public DateOnly ChangedOn { get; }

    /// <summary>The record as the article tells it from which it began; null where there is no such article.</summary>
    public Telling? Article => article.Value;

    /// <summary>
    /// The days that a picture of everything shows: from the first day of a phase before which there is next to nothing, so that a few
    /// events of background do not press the rest together, to the last day recorded. The first end is open where there is no phase.
    /// </summary>
    public DateSpan Story { get; }

    public Vocabulary Vocabulary { get; }

    public TimelineIndex Index { get; }

    /// <summary>Whole events that were read lately, some tens of megabytes at most; the cards that were made of them live as long.</summary>
    public KeptRows<EventRow> Kept { get; } = new(2048);

    /// <summary>What pictures lately showed of events, a few lines of each.</summary>
    public KeptRows<PictureRow> KeptForPictures { get; } = new(16_384);

    /// <summary>Opens a sealed store file after checking it against its seal.</summary>
    /// <exception cref="StoreUnreadableException">The file is no store of this program, or not what its seal says.</exception>
    public static OpenStore Open(string path)
    {
        if (StoreSeal.Claimed(path) is not { } sha256 || StoreSeal.Refusal(path, sha256) is not null)
        {
            throw new StoreUnreadableException(path, StoreSeal.Refusal(path) ?? "changed while it was opened");
        }

        try
        {
            return new OpenStore(path, sha256);
        }
        catch (Exception e)
        {
            // Because a file that is no store can fail in any way, and none may reach a reader.
            throw new StoreUnreadableException(path, "cannot be read as a store", e);
        }
    }

    /// <summary>A context for one request.</summary>
    public TrackerContext Context() => new(options);

    /// <summary>Closes the file for all who no longer use it; those who do close it when they are done.</summary>
    public void Release() => SqliteEngine.Close(Path);
}

/// <summary>A file must not be served as a store.</summary>
public sealed class StoreUnreadableException(string path, string why, Exception? cause = null) : Exception($"{System.IO.Path.GetFileName(path)} {why}.", cause);
