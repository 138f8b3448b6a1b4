using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>
/// Keeps this desk up with what others published: every desk of one database sees there which commit is the newest, and gets it from the
/// repository that they share.
/// </summary>
public sealed class OtherDesks(
    DeskContext state,
    LiveRecord record,
    PublishedFolder folder,
    PublishingLock publishing,
    Followed followed,
    TimeProvider clock,
    ILogger<OtherDesks> log
)
{
    // A repository that does not answer must not be waited for by every page.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Takes over what another desk has published, if one has. Whoever only reads or writes goes on where that fails.</summary>
    public void Follow()
    {
        if (Newest() is { } newest && newest != followed.Commit && clock.GetUtcNow() >= followed.Next)
        {
            Refresh();
        }
    }

    /// <summary>Takes over what was committed elsewhere, if it can be had.</summary>
    public void Refresh()
    {
        using var held = publishing.Hold();
        if (held is null)
        {
            return;
        }

        try
        {
            CatchUp();
        }
        catch (Exception e) when (e is GitException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "What another desk published could not be taken over");
            (followed.Fault, followed.Next) = (e.Message, clock.GetUtcNow() + Pause);
        }
    }

    /// <summary>Takes over what was committed elsewhere, by whomever.</summary>
    /// <exception cref="GitException">The histories went apart, or the other repository does not answer.</exception>
    /// <exception cref="IOException">The files that readers see cannot be written.</exception>
    public void CatchUp()
    {
        if (record.Clone is not { } clone)
        {
            return;
        }

        clone.CatchUp(folder.Follow);
        var newest = Newest();
        var isThere = newest is null || clone.IsWithin(newest, clone.Tip);
        (followed.Fault, followed.Missing) = (null, isThere ? null : newest);
        if (isThere)
        {
            followed.Commit = newest;
        }
        else
        {
            followed.Next = clock.GetUtcNow() + Pause;
        }
    }

    // By the order of the log, because the clocks of two desks need not agree.
    private string? Newest() =>
        state
            .Acts.Where(act => act.Detail != "" && (act.What == "publish" || act.What == "publish-alone" || act.What == MachineCommit.Act))
            .OrderByDescending(act => act.Id)
            .Select(act => act.Detail)
            .FirstOrDefault();
}

/// <summary>How far this desk has followed the others.</summary>
public sealed class Followed
{
    /// <summary>The newest commit of any desk that is in this one's record; null before the first.</summary>
    public string? Commit { get; set; }

    /// <summary>Why nothing could be taken over; null if it could.</summary>
    public string? Fault { get; set; }

    /// <summary>The commit of another desk that is in no repository from which this one takes; null if there is none.</summary>
    public string? Missing { get; set; }

    /// <summary>Why this desk's record is not the newest, in words; null if it is, as far as is known.</summary>
    public string? Behind(Language language) =>
        Missing is { } commit ? language.Tell("drafts.behind.missing", commit[..12])
        : Fault is { } fault ? language.Tell("drafts.behind", fault)
        : null;

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset Next { get; set; }
}
