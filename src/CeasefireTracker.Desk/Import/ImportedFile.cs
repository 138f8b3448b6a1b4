using System.Security.Cryptography;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Import;

/// <summary>Files that somebody brought in a browser, kept beside the desk's state while it is asked what their columns are.</summary>
public sealed class ImportedFile(DeskOptions options)
{
    private const int KeptDays = 7;
    private const string Named = ".name";

    private string Folder => Path.Combine(options.State, "imports");

    /// <summary>Keeps a file, and forgets those of a week ago.</summary>
    /// <returns>The name by which it is found again.</returns>
    public string Keep(ImportFile file, DateTime now)
    {
        var folder = Directory.CreateDirectory(Folder);
        foreach (var old in folder.EnumerateFiles().Where(old => old.LastWriteTimeUtc < now.AddDays(-KeptDays)))
        {
            old.Delete();
        }

        var key = Convert.ToHexStringLower(SHA256.HashData(file.Bytes.AsSpan()))[..32];
        // Whole or not at all, and under its own name last: whoever is stopped in between has kept nothing.
        var (path, beside) = (Path.Combine(Folder, key), Path.Combine(Folder, Path.GetRandomFileName()));
        File.WriteAllText(path + Named, file.Name);
        File.WriteAllBytes(beside, [.. file.Bytes]);
        File.Move(beside, path, overwrite: true);
        return key;
    }

    /// <summary>A file that was kept; null if there is none.</summary>
    public ImportFile? Find(string key)
    {
        var path = Path.Combine(Folder, key);
        return key.Length == 32 && key.All(char.IsAsciiHexDigitLower) && File.Exists(path) && File.Exists(path + Named)
            ? new ImportFile(File.ReadAllText(path + Named), [.. File.ReadAllBytes(path)])
            : null;
    }

    /// <summary>The set of data that a file's name tells of: <c>pax</c> of <c>PAX all agreements.csv</c> is its first word.</summary>
    public static string SchemeOf(string name)
    {
        var words = string.Concat(
                name.Split('.')[0].ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : ' ')
            )
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(Slug.IsValid) ?? "import";
    }

    /// <summary>With what a short word says of how dates are written: dmy, mdy, 1900 or 1904; null if it is none of them.</summary>
    public static ImportAnswers? Dated(ImportAnswers answers, string word) =>
        word switch
        {
            "dmy" => answers with { Order = DayOrder.DayFirst },
            "mdy" => answers with { Order = DayOrder.MonthFirst },
            "1900" => answers with { Count = DayCount.From1900 },
            "1904" => answers with { Count = DayCount.From1904 },
            _ => null,
        };
}
