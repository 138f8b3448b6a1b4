using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Archive;

/// <summary>A kept copy of a page.</summary>
/// <param name="Name">Its name within the source's folder, without an ending: the moment, <c>20261203T101500123Z</c>.</param>
/// <param name="At">When the page was asked for.</param>
/// <param name="Hash">The SHA-256 of the page, 64 digits in lower case.</param>
/// <param name="Text">What the page says, a line a paragraph; null where no text can be taken out of it, as of a picture.</param>
public sealed record Copy(string Name, DateTimeOffset At, string Hash, IReadOnlyList<string>? Text)
{
    /// <summary>True if it says the same as another, whatever else of the page changed.</summary>
    public bool SaysWhat(Copy other) =>
        Hash == other.Hash || (Text is not null && other.Text is not null && Text.SequenceEqual(other.Text));
}

/// <summary>
/// The copies of cited pages: for each source a folder, for each copy a WARC and beside it what was read out of it. Both are whole or not
/// there: each is written beside its place and takes it in one step, the WARC first, and a copy counts once the other is there.
/// </summary>
public sealed class ArchiveFolder(DeskOptions options, Fetcher fetcher)
{
    private const string Moment = "yyyyMMdd'T'HHmmssfff'Z'";
    private const string WarcEnding = ".warc.gz";
    private const string CopyEnding = ".json";
    private const string Unfinished = ".tmp";

    /// <summary>The copies of a source's page, the earliest first.</summary>
    public IReadOnlyList<Copy> Copies(string source) =>
        Directory.Exists(FolderOf(source))
            ?
            [
                .. Directory
                    .EnumerateFiles(FolderOf(source), "*" + CopyEnding)
                    .Order(StringComparer.Ordinal)
                    .Select(path =>
                        JsonSerializer.Deserialize<Copy>(File.ReadAllText(path))! with
                        {
                            Name = Path.GetFileNameWithoutExtension(path),
                        }
                    ),
            ]
            : [];

    /// <summary>The path of a copy's WARC; null if there is none of that name.</summary>
    public string? WarcOf(string source, string name) =>
        Slug.IsValid(source)
        && DateTime.TryParseExact(name, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && Path.Combine(FolderOf(source), name + WarcEnding) is var path
        && File.Exists(path)
            ? path
            : null;

    /// <summary>Keeps a page, unless the newest copy says the same.</summary>
    /// <returns>The copy that says what the page says, and whether it is a new one.</returns>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public (Copy Copy, bool IsNew) Keep(string source, Answer page)
    {
        var at = page.Exchanges[0].At;
        var copy = new Copy(
            at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
            at,
            Convert.ToHexStringLower(SHA256.HashData(page.Body.Span)),
            PageText.Of(page.Body, page.Header("Content-Type"))
        );
        if (Copies(source) is [.., var newest] && newest.SaysWhat(copy))
        {
            return (newest, false);
        }

        Directory.CreateDirectory(FolderOf(source));
        Put(source, copy.Name + WarcEnding, file => Warc.Write(file, copy.Name + WarcEnding, fetcher.Agent, page.Exchanges));
        Put(source, copy.Name + CopyEnding, file => JsonSerializer.Serialize(file, copy));
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
}
