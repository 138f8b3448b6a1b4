using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>The files that a draft makes of a version of the record.</summary>
public sealed class DraftFiles(RecordVersion record)
{
    private readonly SortedDictionary<string, string?> texts = new(StringComparer.Ordinal);

    /// <summary>What it is made upon.</summary>
    public RecordVersion Record => record;

    /// <summary>What changed, by path.</summary>
    public IReadOnlyList<FileChange> Changes =>
        [.. texts.Select(file => new FileChange(file.Key, record.Text(file.Key), file.Value)).Where(change => change.Was != change.Will)];

    /// <summary>The files of a draft; what cannot be written becomes a problem.</summary>
    public static DraftFiles Of(RecordVersion record, DraftContent content, ICollection<Problem> problems)
    {
        var files = new DraftFiles(record);
        foreach (var part in content.Parts)
        {
            PartKind.Of(part.Kind).Write(files, part, problems);
        }

        return files;
    }

    /// <summary>The text that a file has by now; null if there is none.</summary>
    public string? Text(string path) => texts.TryGetValue(path, out var text) ? text : record.Text(path);

    /// <summary>Gives a file a text; null takes it away.</summary>
    public void Put(string path, string? text) => texts[path] = text;

    /// <summary>Copies the record with these files into a folder, which does not exist yet.</summary>
    public void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(record.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(record.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        DataFiles.Save(folder, Changes, []);
    }
}
