using System.IO.Enumeration;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// What lies in a data folder, without opening any of it. Paths are relative, parted by slashes, in ordinal order. What editors and systems
/// leave behind (swap and backup copies, hidden files, thumbnails, a <c>.git</c>) is set apart, and its folders are not entered.
/// </summary>
public sealed class DataFolder
{
    private static readonly string[] LeftoverNames =
    [
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "__MACOSX",
        "lost+found",
        "4913",
        "Icon\r",
    ];
    private static readonly string[] LeftoverEndings =
    [
        ".swp",
        ".swo",
        ".swn",
        ".bak",
        ".orig",
        ".rej",
        ".tmp",
        ".temp",
        ".kate-swp",
        ".save",
    ];

    private readonly HashSet<string> files;

    private DataFolder(string root, IReadOnlyList<string> regular, IReadOnlyList<string> others, IReadOnlyList<string> leftovers)
    {
        (Root, Files, Others, Leftovers) = (root, regular, others, leftovers);
        files = [.. regular];
    }

    /// <summary>The folder's path.</summary>
    public string Root { get; }

    /// <summary>The regular files, links to such among them: what may be opened.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What may not be opened: pipes, sockets and devices, which may never come to an end, links to nothing, and links to
    /// folders.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>What is passed over.</summary>
    public IReadOnlyList<string> Leftovers { get; }

    /// <summary>Looks into the folder.</summary>
    /// <exception cref="IOException">It is not there, or cannot be looked into.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not look into it.</exception>
    public static DataFolder Read(string root)
    {
        var (regular, others, leftovers) = (new List<string>(), new List<string>(), new List<string>());
        var found = new FileSystemEnumerable<string>(
            root,
            static (ref entry) => entry.ToFullPath(),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = 0,
                IgnoreInaccessible = false,
            }
        )
        {
            ShouldRecursePredicate = static (ref entry) => !IsLeftover(entry.FileName) && !IsLink(ref entry),
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLeftover(entry.FileName) || IsLink(ref entry),
        };
        foreach (var path in found)
        {
            (
                IsLeftover(Path.GetFileName(path.AsSpan())) ? leftovers
                : RegularFile.Is(path) ? regular
                : others
            ).Add(Path.GetRelativePath(root, path).Replace('\\', '/'));
        }

        regular.Sort(StringComparer.Ordinal);
        others.Sort(StringComparer.Ordinal);
        leftovers.Sort(StringComparer.Ordinal);
        return new DataFolder(root, regular, others, leftovers);
    }

    /// <summary>True if the folder has this file and it may be opened.</summary>
    public bool Has(string path) => files.Contains(path);

    /// <summary>The path of a file on the disk.</summary>
    public string PathOf(string path) => Path.Combine(Root, path);

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static bool IsLeftover(ReadOnlySpan<char> name)
    {
        if (
            name[0] == '.'
            || name[^1] == '~'
            || name.StartsWith("~$", StringComparison.Ordinal)
            || (name[0] == '#' && name[^1] == '#')
            || name.Contains(".save.", StringComparison.Ordinal)
        )
        {
            return true;
        }

        foreach (var known in LeftoverNames)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var ending in LeftoverEndings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
