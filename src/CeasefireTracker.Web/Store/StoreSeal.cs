using System.Security.Cryptography;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The manifest of a store: a file beside it with its SHA-256, in the one line that <c>sha256sum -c</c> reads. It is written last, so a
/// store without it is unfinished; SQLite's own integrity check finds only a fifth of changed bits, this finds every one.
/// </summary>
public static class StoreSeal
{
    /// <summary>What the seal's name adds to the store's.</summary>
    public const string Ending = ".sha256";

    private static readonly string[] SideFiles = ["-wal", "-shm", "-journal"];

    /// <summary>The path of a store's seal.</summary>
    public static string PathOf(string store) => store + Ending;

    /// <summary>The SHA-256 of a file, 64 hexadecimal digits.</summary>
    public static string HashOf(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            1 << 16,
            FileOptions.SequentialScan
        );
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The seal's text for a store that will have this name.</summary>
    public static string Text(string hash, string store) => $"{hash}  {Path.GetFileName(store)}\n";

    /// <summary>The SHA-256 that a store's seal claims, or null if there is no readable seal.</summary>
    public static string? Claimed(string store)
    {
        try
        {
            var text = File.ReadAllText(PathOf(store));
            return text.Length > 66 && text == Text(text[..64], store) && text[..64].All(char.IsAsciiHexDigitLower) ? text[..64] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Why a file must not be served, as the end of a sentence; null if it is whole and unchanged.</summary>
    /// <param name="store">The path of the store.</param>
    /// <param name="expected">Its SHA-256 as known; null: as its seal claims.</param>
    public static string? Refusal(string store, string? expected = null)
    {
        // A file of that kind comes from writing; with one beside it SQLite serves other rows than the file holds.
        if (SideFilesOf(store).FirstOrDefault(File.Exists) is { } side)
        {
            return $"has {Path.GetFileName(side)} beside it, so somebody wrote to it";
        }

        if ((expected ?? Claimed(store)) is not { } hash)
        {
            return "has no seal, so it was never finished";
        }

        try
        {
            return HashOf(store) == hash ? null : "is not what its seal says: its bytes have changed";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "cannot be read";
        }
    }

    /// <summary>The files that SQLite would make beside a store that it writes to.</summary>
    public static IEnumerable<string> SideFilesOf(string store) => SideFiles.Select(ending => store + ending);
}
