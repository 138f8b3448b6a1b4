using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>One file as it was and as it shall be.</summary>
/// <param name="Path">From the folder above <c>data/</c>, with forward slashes.</param>
/// <param name="Was">Its text when the change was made; null where there was no such file.</param>
/// <param name="Will">Its new text; null where there shall be no such file.</param>
public sealed record FileChange(string Path, string? Was, string? Will);

/// <summary>Puts written texts into a data folder.</summary>
public static class DataFiles
{
    /// <summary>
    /// Makes the changes if every file still is as it was; else none, with a problem for each that is not. New texts are on the disk before
    /// the first of them takes its place, and each takes it in one step: whoever reads sees a file as it was or as it shall be. Between two
    /// files there is no such step; where there is git, a commit is one.
    /// </summary>
    /// <param name="root">The path of <c>data/</c>.</param>
    /// <exception cref="IOException">The disk is full, or a file cannot be written; no file is half written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static bool Save(string root, IReadOnlyList<FileChange> changes, ICollection<Problem> problems)
    {
        var moved = changes.Where(change => TextOf(PathOf(root, change)) != change.Was).ToList();
        foreach (var change in moved)
        {
            problems.Add(
                new Problem(
                    change.Path,
                    0,
                    "changed",
                    "The file is not what it was when the change was made; make the change again upon what it is now.",
                    "変更を始めた後にファイルが変わっています。今の内容をもとに、もう一度変更してください。"
                )
            );
        }

        if (moved.Count > 0)
        {
            return false;
        }

        var prepared = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var change in changes.Where(change => change.Will is not null && change.Will != change.Was))
            {
                prepared.Add((Prepared(PathOf(root, change), change.Will!), PathOf(root, change)));
            }

            foreach (var (temporary, path) in prepared)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        finally
        {
            prepared.ForEach(file => File.Delete(file.Temporary));
        }

        foreach (var change in changes.Where(change => change.Will is null && change.Was is not null))
        {
            File.Delete(PathOf(root, change));
        }

        return true;
    }

    /// <summary>True of the path of a text that was written and has not taken its place.</summary>
    public static bool IsPrepared(string path) =>
        Path.GetFileName(path).Split('.') is ["", .., { Length: 32 } mark, "tmp"] && Guid.TryParse(mark, out _);

    /// <summary>Writes a text beside its place, under a name that readers of the folder pass over, down to the disk.</summary>
    private static string Prepared(string path, string text)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(path));
            }

            return temporary;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static string? TextOf(string path) => RegularFile.Is(path) ? File.ReadAllText(path) : null;

    /// <summary>Where the file lies; of a link, the file that it leads to, because a link that is written over is none any more.</summary>
    private static string PathOf(string root, FileChange change)
    {
        var names = change.Path.Split('/');
        if (names[0] != "data" || names.Any(name => name is "" or "." or "..") || change.Path.Contains('\\', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{change.Path}' is no path of a data file.", nameof(change));
        }

        var path = Path.Combine([root, .. names[1..]]);
        return File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : path;
    }
}
