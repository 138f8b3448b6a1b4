using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Archive;

/// <summary>A kept copy of a page.</summary>
/// <param name="Name">Its name within the source's folder, without an ending: the moment, <c>20261203T101500123Z</c>.</param>
/// <param name="Url">The source's address that was looked at, wherever it led.</param>
/// <param name="At">When the page was asked for.</param>
/// <param name="Hash">The SHA-256 of the page, 64 digits in lower case.</param>
/// <param name="TextHash">The SHA-256 of what the page says, as <see cref="Sighting.Text"/> has it; null where no text can be taken out of
/// it, as of a picture.</param>
public sealed record Copy(string Name, string Url, DateTimeOffset At, string Hash, string? TextHash)
{
    /// <summary>True if it says what was found at a time, whatever else of the page changed.</summary>
    public bool SaysWhat(Sighting found) => Hash == found.Hash || (TextHash is not null && TextHash == found.Text);
}

/// <summary>
/// The copies of cited pages: for each source a folder, for each copy a WARC and beside it what was read out of it. Both are whole or not
/// there: each is written beside its place and takes it in one step, the WARC first, and a copy counts once the other is there and can be
/// read.
/// </summary>
public sealed class ArchiveFolder(DeskOptions options, Fetcher fetcher)
{
    private const string Moment = "yyyyMMdd'T'HHmmssfff'Z'";
    private const string WarcEnding = ".warc.gz";
    private const string CopyEnding = ".json";
    private const string Unfinished = ".tmp";

    /// <summary>The copies of a source's page, the latest first, without what they say; those of addresses that it had before among
    /// them.</summary>
    public IEnumerable<Copy> Copies(string source) =>
        Directory.Exists(FolderOf(source))
            ? Directory
                .EnumerateFiles(FolderOf(source), "*" + CopyEnding)
                .OrderDescending(StringComparer.Ordinal)
                .Select(Read<Copy>)
                .OfType<Copy>()
            : [];

    /// <summary>What a copy says, a line a paragraph; null where no text can be taken out of it.</summary>
    public IReadOnlyList<string>? TextOf(string source, Copy copy) =>
        Read<Said>(Path.Combine(FolderOf(source), copy.Name + CopyEnding))?.Text;

    /// <summary>The path of a copy's WARC; null if there is none of that name.</summary>
    public string? WarcOf(string source, string name) =>
        Slug.IsValid(source)
        && DateTime.TryParseExact(name, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && Path.Combine(FolderOf(source), name + WarcEnding) is var path
        && File.Exists(path)
            ? path
            : null;

    /// <summary>Keeps a page, unless the newest copy of the same address says the same.</summary>
    /// <returns>The copy that says what the page says, and whether it is a new one.</returns>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public (Copy Copy, bool IsNew) Keep(Source source, Answer page)
    {
        var at = page.Exchanges[0].At;
        var text = PageText.Of(page.Body, page.Header("Content-Type"));
        var copy = new Copy(
            at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
            source.Url!,
            at,
            Convert.ToHexStringLower(SHA256.HashData(page.Body.Span)),
            text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', text))))
        );
        if (
            Copies(source.Id).FirstOrDefault(one => one.Url == source.Url) is { } newest
            && (newest.Hash == copy.Hash || (text is not null && newest.TextHash == copy.TextHash))
        )
        {
            return (newest, false);
        }

        Directory.CreateDirectory(FolderOf(source.Id));
        Put(source.Id, copy.Name + WarcEnding, file => Warc.Write(file, copy.Name + WarcEnding, fetcher.Agent, page.Exchanges));
        // What it says stands last: whoever asks for less passes over it.
        var whole = new
        {
            copy.Name,
            copy.Url,
            copy.At,
            copy.Hash,
            copy.TextHash,
            Text = text,
        };
        Put(source.Id, copy.Name + CopyEnding, file => JsonSerializer.Serialize(file, whole));
        return (copy, true);
    }

    /// <summary>Takes away what somebody who was killed had not finished; what is an hour old nobody writes at any more.</summary>
    public void Sweep(DateTimeOffset now)
    {
        if (Directory.Exists(options.Archive))
        {
            foreach (var path in Directory.EnumerateFiles(options.Archive, "*" + Unfinished, SearchOption.AllDirectories))
            {
                if (File.GetLastWriteTimeUtc(path) < now.UtcDateTime.AddHours(-1))
                {
                    File.Delete(path);
                }
            }
        }
    }

    // One that a full disk or a hand left broken is no copy; its WARC stays where it is.
    private static T? Read<T>(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private string FolderOf(string source) => Path.Combine(options.Archive, source);

    private void Put(string source, string name, Action<Stream> write)
    {
        var path = Path.Combine(FolderOf(source), name);
        var beside = path + Unfinished;
        try
        {
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private sealed record Said(IReadOnlyList<string>? Text);
}
