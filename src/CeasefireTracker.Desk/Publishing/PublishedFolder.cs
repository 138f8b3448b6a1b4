using System.Runtime.InteropServices;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>The data folder that readers' sites watch: a link that is switched in one step, or a folder that is written file by
/// file.</summary>
public sealed class PublishedFolder(DeskOptions options, LiveRecord record)
{
    private bool IsLink => new DirectoryInfo(options.Data).LinkTarget is not null || !Directory.Exists(options.Data);

    /// <summary>The files that are neither as they were nor as they shall be, nor as they ever were in the record: somebody changed them
    /// by hand.</summary>
    public IReadOnlyList<string> ChangedByHand(IReadOnlyList<FileChange> changes) =>
        IsLink && record.Clone is not null ? [] : [.. changes.Where(IsByHand).Select(change => change.Path)];

    /// <summary>Makes readers see the changes; what they see already is passed over.</summary>
    /// <exception cref="IOException">The disk is full, or a file cannot be written, or was changed by hand.</exception>
    public void Put(string? commit, IReadOnlyList<FileChange> changes)
    {
        if (commit is null)
        {
            Write(changes);
            return;
        }

        // What was stopped on the way may be ended after something else was published: readers see what the branch holds.
        var tip = record.Clone!.Tip;
        var now = new RecordVersion(tip, record.FolderOf(tip));
        if (IsLink)
        {
            Switch(now.Folder);
        }
        else
        {
            Write([.. changes.Select(change => change with { Will = now.Text(change.Path) })]);
        }
    }

    /// <summary>Makes readers see what was published elsewhere. What somebody changed by hand stays as it is, and the next publication
    /// there names it.</summary>
    /// <param name="from">The commit whose files they see.</param>
    /// <exception cref="IOException">The disk is full, or a file cannot be written.</exception>
    public void Follow(string from, string to)
    {
        if (IsLink)
        {
            Switch(record.FolderOf(to));
            return;
        }

        var (was, will) = (new RecordVersion(from, record.FolderOf(from)), new RecordVersion(to, record.FolderOf(to)));
        var changes = record.Clone!.Changed(from, to).Select(path => new FileChange(path, was.Text(path), will.Text(path)));
        Write([.. changes.Where(change => !IsByHand(change))]);
    }

    /// <summary>Takes away what a process that was killed had prepared beside its place.</summary>
    public void Sweep()
    {
        if (!IsLink)
        {
            foreach (var path in Directory.EnumerateFiles(options.Data, ".*.tmp", SearchOption.AllDirectories).Where(DataFiles.IsPrepared))
            {
                File.Delete(path);
            }
        }
    }

    private void Write(IReadOnlyList<FileChange> changes)
    {
        var byHand = changes.Where(IsByHand).Select(change => change.Path).ToList();
        var problems = new List<Problem>();
        if (
            byHand.Count > 0
            || !DataFiles.Save(options.Data, [.. changes.Select(change => change with { Was = TextOf(change) })], problems)
        )
        {
            throw new IOException(string.Join(' ', byHand.Concat(problems.Select(problem => problem.File))));
        }
    }

    // What the record held once is nobody's own work: the file is only behind, and lost to nobody.
    private bool IsByHand(FileChange change) =>
        TextOf(change) is var text
        && text != change.Was
        && text != change.Will
        && (text is null || record.Clone?.Held(change.Path, text) != true);

    private void Switch(string folder)
    {
        var beside = $"{options.Data}.{Guid.NewGuid():N}";
        Directory.CreateSymbolicLink(beside, folder);
        // File.Move follows a link to its folder, and Directory.Move replaces nothing.
        if (rename(beside, options.Data) != 0)
        {
            var error = Marshal.GetLastPInvokeErrorMessage();
            File.Delete(beside);
            throw new IOException($"{options.Data} could not be switched: {error}.");
        }
    }

    // rename(2) takes the place of a link in one step.
    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int rename([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    private string? TextOf(FileChange change)
    {
        var path = Path.Combine(options.Data, change.Path["data/".Length..]);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
