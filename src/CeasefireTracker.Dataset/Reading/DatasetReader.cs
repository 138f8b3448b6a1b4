using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// The first step of the one-way flow: reads a data folder into records. It never throws for what a file contains; every problem is
/// collected with its file and line, and what could be read is returned.
/// </summary>
public sealed class DatasetReader
{
    /// <summary>The name of the first walk through the events.</summary>
    public const string Step = "reading";

    private readonly DataFolder folder;
    private readonly IProgress<ReadingProgress>? progress;
    private readonly ProblemList problems = new();
    private int? count;

    private DatasetReader(DataFolder folder, IProgress<ReadingProgress>? progress) => (this.folder, this.progress) = (folder, progress);

    /// <summary>Reads the folder.</summary>
    /// <param name="root">The path of <c>data/</c>.</param>
    /// <param name="progress">Told how far each walk through the events is.</param>
    /// <returns>
    /// The records in a fixed order (files by name, then by line) and what was not understood. The events are walked through once, for the
    /// register and the problems; after that they are read again by whoever walks through them.
    /// </returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static (TrackerDataset Dataset, ProblemList Problems) Read(string root, IProgress<ReadingProgress>? progress = null)
    {
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"There is no data folder at {root}.");
        }

        var reader = new DatasetReader(DataFolder.Read(root), progress);
        var dataset = reader.Everything();
        reader.Strays();
        return (dataset, reader.problems);
    }

    private TrackerDataset Everything() =>
        new(
            Site(),
            List("actors.yml", VocabularyFields.Actor),
            List("issues.yml", VocabularyFields.Issue),
            List("publishers.yml", VocabularyFields.Publisher),
            [.. Files("sources/", ".yml").SelectMany(path => List(path, VocabularyFields.Source))],
            List("phases.yml", VocabularyFields.Phase),
            List("glossary.yml", VocabularyFields.GlossaryEntry),
            List("place-names.yml", VocabularyFields.PlaceName),
            Optional("leads.yml", LeadFields.Lead),
            Optional("seen.yml", SeenFields.SourceSeen),
            Optional("reports.yml", ReportFields.Report),
            step => Events(new ProblemList(), step),
            Published(),
            Register()
        );

    private EventRegister Register()
    {
        var register = new EventRegister();
        foreach (var e in Events(problems, Step))
        {
            register.Add(e);
        }

        count = register.Count;
        return register;
    }

    private IEnumerable<Event> Events(ProblemList found, string step) =>
        ReadingProgress.Watch(Pieces(found), step, () => count ?? Expected(), progress);

    // How many events stand in a file of lines is known only when it was read.
    private int? Expected() => Files("", ".ndjson").Any() ? null : EventFiles().Count();

    private IEnumerable<string> EventFiles() => Files("events/", ".md").Where(path => !path.EndsWith(".ja.md", StringComparison.Ordinal));

    private IEnumerable<Event> Pieces(ProblemList found) =>
        ParallelInOrder
            .InOrder(EventFiles(), EventFile)
            .Select(file => (Events: file.Event is null ? [] : (IReadOnlyList<Event>)[file.Event], file.Problems))
            .Concat(Files("", ".ndjson").SelectMany(path => EventLines.Read(Full(path), Name(path))))
            .SelectMany(piece =>
            {
                found.Add(piece.Problems);
                return piece.Events;
            });

    private IReadOnlyList<T> List<T>(string path, Shape<T> shape)
        where T : class => YamlOf(path) is { } node ? FieldReader.ReadList(node, Name(path), shape, problems) : [];

    // Not every record has leads, or had a report, and nobody may have looked yet at its addresses.
    private IReadOnlyList<T> Optional<T>(string path, Shape<T> shape)
        where T : class => folder.Has(path) ? List(path, shape) : [];

    private SiteProfile Site()
    {
        const string File = "site.yml";
        if (YamlOf(File) is not { } node || FieldReader.Of(node, Name(File), SiteFields.Site.What, problems) is not { } fields)
        {
            return SiteProfile.Unread;
        }

        var profile = SiteFields.Site.Read(fields);
        fields.Done();
        return profile!;
    }

    private Node? YamlOf(string path)
    {
        if (!folder.Has(path))
        {
            problems.Add(new Problem(Name(path), 0, "missing-file", "The file is missing."));
            return null;
        }

        return TextFile.Read(Full(path), Name(path), problems) is { } text ? YamlNodes.Read(text, Name(path), 0, problems) : null;
    }

    private (Event? Event, ProblemList Problems) EventFile(string path)
    {
        var found = new ProblemList();
        var japanese = Path.ChangeExtension(path, ".ja.md");
        return (
            Reading.EventFile.Read((Full(path), Name(path)), (folder.Has(japanese) ? Full(japanese) : null, Name(japanese)), found),
            found
        );
    }

    // As long as the record is large; the other lists are vocabularies.
    private IEnumerable<PublishedId> Published() =>
        folder.Has("published.txt")
        && TextFile.Read(Full("published.txt"), Name("published.txt"), problems, TextFile.LongestList) is { } text
            ? text.Split('\n').Select((id, index) => new PublishedId(id.Trim(), index + 1)).Where(published => published.Id.Length > 0)
            : [];

    /// <summary>A file that nothing reads would be lost in silence.</summary>
    private void Strays()
    {
        foreach (var path in folder.Others)
        {
            problems.Add(
                new Problem(
                    Name(path),
                    0,
                    "stray-file",
                    "This is no regular file (a pipe, a device, a link to a folder or to nothing), so it is not opened; data is read from regular files alone."
                )
            );
        }

        foreach (var path in folder.Files)
        {
            var (top, isFolder) = (path.Split('/')[0], path.Contains('/', StringComparison.Ordinal));
            var known =
                path.EndsWith(".ndjson", StringComparison.Ordinal)
                || (
                    isFolder
                        ? (top == "sources" && path.EndsWith(".yml", StringComparison.Ordinal))
                            || (top == "events" && path.EndsWith(".md", StringComparison.Ordinal))
                        : top
                            is "README.md"
                                or "actors.yml"
                                or "issues.yml"
                                or "publishers.yml"
                                or "phases.yml"
                                or "glossary.yml"
                                or "place-names.yml"
                                or "leads.yml"
                                or "seen.yml"
                                or "reports.yml"
                                or "site.yml"
                                or "published.txt"
                );
            if (!known)
            {
                problems.Add(
                    new Problem(Name(path), 0, "stray-file", "Nothing reads this file; see data/README.md for what belongs where.")
                );
            }
            else if (path.EndsWith(".ja.md", StringComparison.Ordinal) && !folder.Has(path[..^6] + ".md"))
            {
                problems.Add(
                    new Problem(
                        Name(path),
                        0,
                        "stray-file",
                        "This Japanese narrative belongs to no event: the .md file beside it is missing."
                    )
                );
            }
        }
    }

    private IEnumerable<string> Files(string within, string ending) =>
        folder.Files.Where(path => path.StartsWith(within, StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal));

    private string Full(string path) => folder.PathOf(path);

    // A name may hold anything but a slash; what is told of it stays one line.
    private static string Name(string path) =>
        "data/" + (path.Any(char.IsControl) ? string.Concat(path.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : path);
}
