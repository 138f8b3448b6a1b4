using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>
/// Publishes what the archive found at the sources' addresses. It makes no claim about the talks, so nobody reviews it; the log says who
/// set it off. As with a draft it is written down first what shall be done: whoever is stopped on the way finds either nothing done, or the
/// rest to do.
/// </summary>
public sealed class MachineCommit(
    DeskContext state,
    LiveRecord record,
    PublishedFolder folder,
    OtherDesks others,
    PublishingLock publishing,
    PublishedBranch branch,
    Steps steps,
    DeskOptions options,
    TimeProvider clock,
    ILogger<MachineCommit> log
)
{
    /// <summary>What the log calls it.</summary>
    public const string Act = "archive";

    private string IntentPath => Path.Combine(options.State, "archive.intent");

    /// <summary>Publishes one file's new text, made upon what the record is then.</summary>
    /// <param name="path">From the folder above <c>data/</c>.</param>
    /// <param name="write">The new text; null if there is nothing to say, or, with problems, if there can be none.</param>
    /// <param name="message">What the commit says.</param>
    /// <param name="who">The id of who set it off.</param>
    public Outcome Publish(string path, Func<RecordVersion, ICollection<Problem>, string?> write, string message, string who)
    {
        using var held = publishing.Hold();
        if (held is null)
        {
            return new Outcome(Refusal.Busy);
        }

        try
        {
            others.CatchUp();
            EndStopped();
            return Prepare(record.Now(), path, write, message, who);
        }
        catch (Exception e) when (e is GitException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "What the archive found was not published");
            return new Outcome(Refusal.Git, e.Message);
        }
        catch (UnsureException e)
        {
            log.LogError(e, "Whether what the archive found is published is not known");
            return new Outcome(Refusal.Unsure, e.Message);
        }
    }

    /// <summary>Ends what was stopped on the way.</summary>
    public void Resume()
    {
        using var held = publishing.Hold();
        try
        {
            if (held is not null)
            {
                EndStopped();
            }
        }
        catch (Exception e) when (e is GitException or IOException or UnauthorizedAccessException)
        {
            log.LogError(e, "What the archive found could not be published to its end");
        }
    }

    private Outcome Prepare(
        RecordVersion now,
        string path,
        Func<RecordVersion, ICollection<Problem>, string?> write,
        string message,
        string who
    )
    {
        var problems = new List<Problem>();
        if (write(now, problems) is not { } will)
        {
            return problems.Count == 0 ? new Outcome(Refusal.NothingNew) : new Outcome(Refusal.Problems, string.Join(' ', problems));
        }

        IReadOnlyList<FileChange> changes = [new(path, now.Text(path), will)];
        if (changes[0].Was == will)
        {
            return new Outcome(Refusal.NothingNew);
        }

        if (folder.ChangedByHand(changes) is { Count: > 0 } byHand)
        {
            return new Outcome(Refusal.ChangedByHand, string.Join(", ", byHand));
        }

        var machine = new PersonRow { Name = "CeasefireTracker desk", Email = "desk@" + options.Host };
        var commit = record.Clone is { } clone ? Commit.Make(clone, now.Name, changes, message, machine, machine, clock.GetUtcNow()) : null;
        var intent = new Intent(commit, commit is null ? null : now.Name, changes, who, record.Desk);
        WriteDown(intent);
        steps.Done("intended");
        try
        {
            branch.Move(intent);
        }
        catch (GitException)
        {
            File.Delete(IntentPath);
            throw;
        }

        steps.Done("moved");
        return End(intent) is { } fault ? new Outcome(Refusal.NotWritten, fault.Message) : new Outcome(Refusal.None, commit ?? "");
    }

    private void EndStopped()
    {
        if (!File.Exists(IntentPath))
        {
            return;
        }

        var intent = JsonSerializer.Deserialize<Intent>(File.ReadAllText(IntentPath))!;
        if (intent.Commit is null ? folder.ChangedByHand(intent.Changes).Count > 0 : !branch.HasMoved(intent.Commit))
        {
            File.Delete(IntentPath);
        }
        else
        {
            // A file that cannot be written yet keeps nobody from what comes next, which will find out for itself.
            _ = End(intent);
        }
    }

    /// <summary>What is committed is recorded, whether or not the file can be written now: then it is tried again.</summary>
    /// <returns>Why it could not.</returns>
    /// <exception cref="IOException">It could not, and there is no commit: nothing is recorded.</exception>
    private Exception? End(Intent intent)
    {
        if (intent.Commit is not null)
        {
            Note(intent);
        }

        try
        {
            folder.Put(intent.Commit, intent.Changes);
        }
        catch (Exception e) when (intent.Commit is not null && e is GitException or IOException or UnauthorizedAccessException)
        {
            log.LogError(e, "What the archive found is committed and not written");
            return e;
        }

        steps.Done("written");
        if (intent.Commit is null)
        {
            Note(intent);
        }

        File.Delete(IntentPath);
        return null;
    }

    private void Note(Intent intent)
    {
        if (intent.Commit is null || !state.Acts.Any(act => act.What == Act && act.Detail == intent.Commit))
        {
            state.Note(clock.GetUtcNow().UtcDateTime, intent.Reviewer, Act, null, intent.Commit ?? "");
            state.SaveChanges();
        }
    }

    private void WriteDown(Intent intent)
    {
        var beside = IntentPath + ".tmp";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, intent);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, IntentPath, overwrite: true);
    }
}
