using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Desk.Import;

/// <summary>Files in a folder outside the record, in the form of the record's own, for those who go on with an editor and git. What is
/// missing stands in each as a comment; which row became which file stands in <see cref="Ledger"/>.</summary>
public sealed class FolderTarget : ImportTarget
{
    /// <summary>The name of the list of what was imported.</summary>
    public const string Ledger = "imported.txt";

    private readonly string folder;
    private readonly Dictionary<string, string> brought;

    public FolderTarget(string folder)
    {
        this.folder = folder;
        var path = Path.Combine(folder, Ledger);
        brought = File.Exists(path)
            ? File.ReadAllLines(path)
                .Select(line => line.Split('\t'))
                .Where(line => line.Length == 2)
                .ToDictionary(line => line[0], line => line[1])
            : [];
    }

    public override (string What, int? Draft)? Find(string key) => brought.TryGetValue(key, out var path) ? (path, null) : null;

    public override bool IsTaken(string id) => brought.Values.Any(path => Path.GetFileNameWithoutExtension(path) == id);

    public override IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    )
    {
        foreach (var (candidate, lacks) in candidates)
        {
            var year =
                candidate.Event["date"]?.ToString() is { Length: >= 4 } date && date[..4].All(char.IsAsciiDigit) ? date[..4] : "undated";
            var path = $"events/{year}/{candidate.Id}.md";
            var at = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            File.WriteAllText(at, UnfinishedText.Of(candidate.Event, lacks));
            if (candidate.Sources.Count > 0)
            {
                File.AppendAllText(Path.Combine(folder, "sources.yml"), UnfinishedText.Items(candidate.Sources));
            }

            brought[candidate.Key] = path;
            File.AppendAllText(Path.Combine(folder, Ledger), $"{candidate.Key}\t{path}\n");
        }

        return [.. candidates.Select(pair => (brought[pair.Candidate.Key], (int?)null))];
    }
}
