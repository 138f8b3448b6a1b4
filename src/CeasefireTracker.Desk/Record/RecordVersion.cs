using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Desk.Record;

/// <summary>The record as it was at one time, as files on the disk that nobody changes.</summary>
/// <param name="Name">The commit, or the hash of the files where there is no git.</param>
/// <param name="Folder">The path of its <c>data/</c>.</param>
public sealed record RecordVersion(string Name, string Folder)
{
    // Every page of a form asks the rules of all events; up to so many they are kept, which takes some 50 MB at most.
    private const int MostKept = 5000;

    private readonly Lazy<TrackerDataset> dataset = new(() => Load(Folder));
    private Uses? uses;

    /// <summary>What events are called, and what they rest on.</summary>
    public Uses Uses => LazyInitializer.EnsureInitialized(ref uses, () => Uses.Of(Dataset));

    /// <summary>What its files say.</summary>
    public TrackerDataset Dataset => dataset.Value;

    /// <summary>The text of a file; null if there is none.</summary>
    /// <param name="path">From the folder above <c>data/</c>.</param>
    public string? Text(string path) => File.Exists(PathOf(path)) ? File.ReadAllText(PathOf(path)) : null;

    /// <summary>The event of an id, former ones included; null if there is none.</summary>
    public Event? Event(string id)
    {
        if (Dataset.Register.Home(id) is not { } home)
        {
            return null;
        }

        var file = Dataset.Register.FileOf(home.Place);
        return IsLines(file) ? Dataset.Events.FirstOrDefault(e => e.Id == id)
            : EventText.Read(file, new EventTexts(Text(file)!, Text(EventText.JapanesePathOf(file))), []) is { } e ? e with { File = file }
            : null;
    }

    /// <summary>True of a file of one event a line.</summary>
    public static bool IsLines(string file) => file.EndsWith(".ndjson", StringComparison.Ordinal);

    private static TrackerDataset Load(string folder)
    {
        var read = DatasetReader.Read(folder).Dataset;
        if (read.Register.Count > MostKept)
        {
            return read;
        }

        var events = read.Events.ToList();
        return read with { Read = _ => events };
    }

    private string PathOf(string path) => Path.Combine(Folder, path["data/".Length..]);
}
