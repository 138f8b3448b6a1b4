using System.Text.RegularExpressions;
using CeasefireTracker.Tests;

namespace CeasefireTracker.Desk.Tests;

/// <summary>
/// The repository's record with a few of its events, and with those sources that they and the other files name: all its actors, issues and
/// other vocabularies, and a small part of what is read at each start and each publication.
/// </summary>
public sealed partial class CutRecord : IDisposable
{
    // From what the second cites the desk knows which addresses are those of Reuters.
    private static readonly Lazy<CutRecord> One = new(() => AtTheEnd.Dispose(new CutRecord("alaska-summit", "bucha-and-talks")));
    private static readonly string Whole = Path.Combine(DeskSite.Repository(), "data");

    private readonly string folder = Directory.CreateTempSubdirectory("desk-cut-").FullName;

    /// <param name="ids">The events that are kept, with those that they lead to.</param>
    private CutRecord(params IEnumerable<string> ids)
    {
        var events = Directory
            .EnumerateFiles(Path.Combine(Whole, "events"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToLookup(file => Path.GetFileName(file).Split('.')[0]);
        var sources = Directory
            .EnumerateFiles(Path.Combine(Whole, "sources"))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Entry().Split(File.ReadAllText(file)), (file, text) => (File: file, Text: text))
            .ToLookup(entry => Word().Matches(entry.Text) is [_, var name, ..] ? name.Value : "");
        Assert.All(ids, id => Assert.True(events.Contains(id), $"the record has no event {id}"));
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var texts = new Queue<string>(ids);
        foreach (var file in Directory.EnumerateFiles(Whole, "*.yml").Order(StringComparer.Ordinal))
        {
            texts.Enqueue(Write(file, File.ReadAllText(file)));
        }

        while (texts.TryDequeue(out var text))
        {
            foreach (var name in Word().Matches(text).Select(word => word.Value).Where(kept.Add))
            {
                events[name].ToList().ForEach(file => texts.Enqueue(Write(file, File.ReadAllText(file))));
                sources[name].ToList().ForEach(entry => texts.Enqueue(Write(entry.File, entry.Text)));
            }
        }

        Write(Path.Combine(Whole, "README.md"), File.ReadAllText(Path.Combine(Whole, "README.md")));
        var published = File.ReadLines(Path.Combine(Whole, "published.txt")).Where(line => kept.Contains(line) && events.Contains(line));
        Write(Path.Combine(Whole, "published.txt"), string.Concat(published.Select(line => line + "\n")));
    }

    /// <summary>The folder that holds it.</summary>
    public static string Data => One.Value.folder;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string file, string text)
    {
        var into = Path.Combine(folder, Path.GetRelativePath(Whole, file));
        Directory.CreateDirectory(Path.GetDirectoryName(into)!);
        File.AppendAllText(into, text);
        return text;
    }

    [GeneratedRegex("^(?=- id: )", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex("[a-z0-9]+(-[a-z0-9]+)*")]
    private static partial Regex Word();
}
