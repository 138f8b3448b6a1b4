using System.Text;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>The record with its events or without any, and what comes of files that are brought to it.</summary>
public sealed class ImportRecord : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    private readonly string folder = Directory.CreateTempSubdirectory("import-test-").FullName;

    public ImportRecord(bool withEvents)
    {
        var from = Path.Combine(DeskSite.Repository(), "data");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (withEvents || !name.StartsWith("events", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, "data", name))!);
                File.Copy(file, Path.Combine(folder, "data", name));
            }
        }

        if (!withEvents)
        {
            File.WriteAllText(Path.Combine(folder, "data", "published.txt"), "");
        }

        Record = new RecordVersion("test", Path.Combine(folder, "data"));
    }

    public RecordVersion Record { get; }

    /// <summary>A folder that nothing else uses.</summary>
    public string Folder => folder;

    /// <summary>What was made, in the order in which it was.</summary>
    public Memory Made { get; } = new();

    /// <summary>Brings a file of a name.</summary>
    public ImportReport Bring(string name, byte[] bytes, ImportAnswers? answers = null, ImportTarget? target = null)
    {
        answers ??= new ImportAnswers(ImportedFile.SchemeOf(name));
        var sheet = new ImportFile(name, [.. bytes]).Read(null, answers);
        return new Importer(Record, sheet, answers, target ?? Made, Today).Run();
    }

    /// <inheritdoc cref="Bring(string, byte[], ImportAnswers?, ImportTarget?)"/>
    public ImportReport Bring(string name, string text, ImportAnswers? answers = null) =>
        Bring(name, Encoding.UTF8.GetBytes(text), answers);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Keeps what is brought.</summary>
    public sealed class Memory : ImportTarget
    {
        public List<Candidate> All { get; } = [];

        public override IReadOnlyList<(string What, int? Draft)> Put(
            IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
        )
        {
            All.AddRange(candidates.Select(pair => pair.Candidate));
            candidates.ToList().ForEach(pair => Note(pair.Candidate.Key, pair.Candidate.Words, pair.Candidate.Id, pair.Candidate.Id, null));
            return [.. candidates.Select(pair => (pair.Candidate.Id, (int?)null))];
        }

        protected override void CatchUp() { }
    }
}
