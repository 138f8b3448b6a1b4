using System.Runtime.CompilerServices;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>The files of the record and of the sample record, with what they hold.</summary>
public static class RecordFiles
{
    public static readonly string[] Folders = ["data", "tests/records/two-rivers"];

    public static string Root { get; } = Above(Here());

    public static IReadOnlyList<(string Path, EventTexts Texts, Event Event)> Events { get; } = [.. Folders.SelectMany(InFolder)];

    /// <summary>Reads a text that must be sound.</summary>
    public static Event Read(string path, EventTexts texts)
    {
        var problems = new List<Problem>();
        var e = EventText.Read(path, texts, problems);
        Assert.Empty(problems);
        return e!;
    }

    /// <summary>Writes what must be writable, and sees that it reads as it should.</summary>
    public static EventTexts Write(EventTexts? was, Event e)
    {
        var problems = new List<Problem>();
        var texts = EventText.Write(was, e, problems);
        Assert.Empty(problems);
        Assert.Equal(Said.By(e), Said.By(Read(EventText.PathOf(e), texts!)));
        return texts!;
    }

    private static IEnumerable<(string, EventTexts, Event)> InFolder(string folder)
    {
        var root = Path.Combine(Root, folder);
        foreach (
            var file in Directory.GetFiles(Path.Combine(root, "events"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        )
        {
            if (!file.EndsWith(".ja.md", StringComparison.Ordinal))
            {
                var path = "data/" + Path.GetRelativePath(root, file);
                var japanese = Path.ChangeExtension(file, ".ja.md");
                var texts = new EventTexts(File.ReadAllText(file), File.Exists(japanese) ? File.ReadAllText(japanese) : null);
                yield return (path, texts, Read(path, texts));
            }
        }
    }

    private static string Above(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, "CeasefireTracker.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
