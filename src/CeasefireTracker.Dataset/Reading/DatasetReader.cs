using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// The first step of the one-way flow: reads a data folder into records. It never throws for what a file contains; every problem is
/// collected with its file and line, and what could be read is returned.
/// </summary>
public sealed class DatasetReader
{
    private readonly string root;
    private readonly List<Problem> problems = [];

    private DatasetReader(string root) => this.root = root;

    /// <summary>Reads the folder.</summary>
    /// <param name="root">The path of <c>data/</c>.</param>
    /// <returns>The records in a fixed order (files by name, then by line) and what was not understood.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static (TrackerDataset Dataset, IReadOnlyList<Problem> Problems) Read(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"There is no data folder at {root}.");
        }

        var reader = new DatasetReader(root);
        var dataset = reader.Everything();
        reader.Strays();
        return (dataset, reader.problems);
    }

    private TrackerDataset Everything() => new(
        List("actors.yml", "An actor", VocabularyReader.Actor),
        List("issues.yml", "An issue", VocabularyReader.Issue),
        List("publishers.yml", "A publisher", VocabularyReader.Publisher),
        [.. Files("sources", "*.yml").SelectMany(path => List(path, "A source", fields => VocabularyReader.Source(fields, Name(path))))],
        List("phases.yml", "A phase", VocabularyReader.Phase),
        List("glossary.yml", "A word", VocabularyReader.GlossaryEntry),
        [.. Files("events", "*.md").Where(path => !path.EndsWith(".ja.md", StringComparison.Ordinal)).Select(EventFile).OfType<Event>()],
        Published());

    private IReadOnlyList<T> List<T>(string path, string what, Func<FieldReader, T?> read) where T : class
    {
        var file = Name(path);
        if (!File.Exists(Full(path)))
        {
            problems.Add(new Problem(file, 0, "missing-file", "The file is missing."));
            return [];
        }

        if (TextFile.Read(Full(path), file, problems) is not { } text || YamlNodes.Read(text, file, 0, problems) is not { } node)
        {
            return [];
        }

        if (node is not ListNode list)
        {
            problems.Add(new Problem(file, node.Line, "shape", "The file must be a list of entries, each beginning with a hyphen."));
            return [];
        }

        return FieldReader.ReadAll(list.Items, file, what, problems, read);
    }

    private Event? EventFile(string path)
    {
        var file = Name(path);
        if (TextFile.Read(Full(path), file, problems) is not { } text)
        {
            return null;
        }

        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Add(new Problem(file, 1, "front-matter", "An event begins with its fields between two lines of three hyphens."));
            return null;
        }

        if (YamlNodes.Read(text[4..(end + 1)], file, 1, problems) is not { } node || FieldReader.Of(node, file, "The event", problems) is not { } fields)
        {
            return null;
        }

        return EventReader.Read(fields, Path.GetFileNameWithoutExtension(path), Narrative(path, text[(end + 5)..].Trim()), file);
    }

    private LocalizedText? Narrative(string path, string english)
    {
        var japanesePath = Path.ChangeExtension(path, ".ja.md");
        var japanese = File.Exists(Full(japanesePath)) ? TextFile.Read(Full(japanesePath), Name(japanesePath), problems)?.Trim() ?? "" : "";
        if (english.Length == 0 && japanese.Length == 0)
        {
            return null;
        }

        if (english.Length == 0)
        {
            problems.Add(new Problem(Name(path), 0, "language", "There is a Japanese narrative, but no English one under the front matter."));
        }

        if (japanese.Length == 0)
        {
            problems.Add(new Problem(Name(japanesePath), 0, "language", "There is an English narrative, but no Japanese one."));
        }

        return new LocalizedText(english, japanese);
    }

    private IReadOnlyList<PublishedId> Published()
    {
        if (!File.Exists(Full("published.txt")) || TextFile.Read(Full("published.txt"), Name("published.txt"), problems) is not { } text)
        {
            return [];
        }

        return [.. text.Split('\n').Select((id, index) => new PublishedId(id.Trim(), index + 1)).Where(published => published.Id.Length > 0)];
    }

    /// <summary>A file that nothing reads would be lost in silence.</summary>
    private void Strays()
    {
        foreach (var path in Files("", "*"))
        {
            var (top, isFolder) = (path.Split(Path.DirectorySeparatorChar)[0], path.Contains(Path.DirectorySeparatorChar));
            var known = isFolder
                ? (top == "sources" && path.EndsWith(".yml", StringComparison.Ordinal)) || (top == "events" && path.EndsWith(".md", StringComparison.Ordinal))
                : top is "README.md" or "actors.yml" or "issues.yml" or "publishers.yml" or "phases.yml" or "glossary.yml" or "published.txt";
            if (!known)
            {
                problems.Add(new Problem(Name(path), 0, "stray-file", "Nothing reads this file; see data/README.md for what belongs where."));
            }
            else if (path.EndsWith(".ja.md", StringComparison.Ordinal) && !File.Exists(Full(path[..^6] + ".md")))
            {
                problems.Add(new Problem(Name(path), 0, "stray-file", "This Japanese narrative belongs to no event: the .md file beside it is missing."));
            }
        }
    }

    private IEnumerable<string> Files(string folder, string pattern) => !Directory.Exists(Full(folder))
        ? []
        : Directory.EnumerateFiles(Full(folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path)).OrderBy(path => path, StringComparer.Ordinal);

    private string Full(string path) => Path.Combine(root, path);

    private static string Name(string path) => "data/" + path.Replace('\\', '/');
}
