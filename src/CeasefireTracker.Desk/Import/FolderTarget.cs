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

    private string PathOfLedger => Path.Combine(folder, Ledger);

    public override IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    )
    {
        foreach (var (candidate, lacks) in candidates)
        {
            var date = candidate.Event["date"]?.ToString() ?? "";
            var year = date.Length >= 4 && date[..4].All(char.IsAsciiDigit) ? date[..4] : "undated";
            var path = $"events/{year}/{candidate.Id}.md";
            var at = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            File.WriteAllText(at, UnfinishedText.Of(candidate.Event, lacks));
            if (candidate.Sources.Count > 0)
            {
                File.AppendAllText(Path.Combine(folder, "sources.yml"), UnfinishedText.Items(candidate.Sources));
            }

            File.AppendAllText(PathOfLedger, $"{candidate.Key}\t{candidate.Words}\t{path}\n");
        }

        CatchUp();
        return [.. candidates.Select(pair => Noted(pair.Candidate.Key)!.Value)];
    }

    protected override void CatchUp()
    {
        foreach (var line in File.Exists(PathOfLedger) ? File.ReadLines(PathOfLedger).Skip(lines) : [])
        {
            lines++;
            if (line.Split('\t') is [var key, var words, var path])
            {
                Note(key, words, Path.GetFileNameWithoutExtension(path), path, null);
            }
        }
    }
}
