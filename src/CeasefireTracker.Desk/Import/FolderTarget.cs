using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Desk.Import;

/// <summary>Files in a folder outside the record, in the form of the record's own, for those who go on with an editor and git. What is
/// missing stands in each as a comment; which row became which file stands in <see cref="Ledger"/>.</summary>
/// <param name="folder">Made if it is missing.</param>
public sealed class FolderTarget(string folder) : ImportTarget
{
    /// <summary>The name of the list of what was imported.</summary>
    public const string Ledger = "imported.txt";

    private int lines;
    private HashSet<string>? sources;

    private string PathOfLedger => Path.Combine(folder, Ledger);

    public override IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    )
    {
        EndLedger();
        foreach (var (candidate, lacks) in candidates)
        {
            var date = candidate.Event["date"]?.ToString() ?? "";
            var year = date.Length >= 4 && date[..4].All(char.IsAsciiDigit) ? date[..4] : "undated";
            var path = $"events/{year}/{candidate.Id}.md";
            var at = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            File.WriteAllText(at, UnfinishedText.Of(candidate.Event, lacks));
            AddSources(candidate);
            File.AppendAllText(PathOfLedger, $"{candidate.Key}\t{candidate.Words}\t{path}\n");
        }

        CatchUp();
        return [.. candidates.Select(pair => Noted(pair.Candidate.Key)!.Value)];
    }

    // Who was stopped in the midst of a line left it open, and the next one would be a part of it.
    private void EndLedger()
    {
        if (File.Exists(PathOfLedger))
        {
            using var ledger = File.Open(PathOfLedger, FileMode.Open);
            if (ledger.Length > 0 && ledger.Seek(-1, SeekOrigin.End) >= 0 && ledger.ReadByte() != '\n')
            {
                ledger.WriteByte((byte)'\n');
            }
        }
    }

    // Who was stopped before the ledger had it comes by here once more.
    private void AddSources(Candidate candidate)
    {
        var path = Path.Combine(folder, "sources.yml");
        sources ??= [.. ("\n" + (File.Exists(path) ? File.ReadAllText(path) : "")).Split("\n- ").Select(item => item.TrimEnd())];
        foreach (var source in candidate.Sources)
        {
            var item = UnfinishedText.Items([source]);
            if (sources.Add(item.TrimEnd()[2..]))
            {
                File.AppendAllText(path, item);
            }
        }
    }

    protected override void CatchUp()
    {
        foreach (var line in File.Exists(PathOfLedger) ? File.ReadLines(PathOfLedger).Skip(lines) : [])
        {
            lines++;
            if (line.Split('\t') is [var key, var words, var path] && path.EndsWith(".md", StringComparison.Ordinal))
            {
                Note(key, words, Path.GetFileNameWithoutExtension(path), path, null);
            }
        }
    }
}
