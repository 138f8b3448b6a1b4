using System.Text;
using System.Text.Json;

namespace CeasefireTracker.Desk.Archive;

/// <summary>What a run has found, on the disk page by page until it is recorded: a run that is killed loses nothing, and the next one
/// records what it left. Each run holds its own while it lives, so that no other takes it for one that was left.</summary>
public sealed class RunNotes : IDisposable
{
    private const string Ending = ".run";

    private readonly FileStream file;

    private RunNotes(string path, FileMode mode) => file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>New ones.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static RunNotes Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        return new RunNotes(Path.Combine(folder, Guid.NewGuid().ToString("N") + Ending), FileMode.CreateNew);
    }

    /// <summary>Those of runs that live no more.</summary>
    public static IReadOnlyList<RunNotes> Left(string folder)
    {
        var left = new List<RunNotes>();
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Ending) : [])
        {
            try
            {
                left.Add(new RunNotes(path, FileMode.Open));
            }
            catch (IOException)
            {
                // The run lives, or another has just recorded it.
            }
        }

        return left;
    }

    /// <summary>Adds a page, down to the disk.</summary>
    public void Add(Looked looked)
    {
        try
        {
            file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(looked) + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // On a full disk the run goes on: at its end what was found is recorded all the same.
        }
    }

    /// <summary>All pages, in order, but for one that somebody who was killed had not finished.</summary>
    public IReadOnlyList<Looked> Read()
    {
        file.Position = 0;
        using var reader = new StreamReader(file, leaveOpen: true);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Of).OfType<Looked>()];
    }

    /// <summary>Lets them go: what they hold is recorded.</summary>
    public void Recorded()
    {
        file.Dispose();
        File.Delete(file.Name);
    }

    public void Dispose() => file.Dispose();

    private static Looked? Of(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Looked>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
