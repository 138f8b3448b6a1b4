using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>It cannot be told whether the branch has moved: the other repository may have the commit.</summary>
public sealed class UnsureException(Exception cause) : Exception(cause.Message, cause);

/// <summary>The branch that is published from: moves on to a commit that was made, there and in the repository that it is pushed
/// to.</summary>
public sealed class PublishedBranch(LiveRecord record, OtherDesks others, Steps steps)
{
    /// <summary>Moves it on to the commit that is intended, if it still is where it was then.</summary>
    /// <exception cref="GitException">It is not, or the other repository refused: it surely has not moved.</exception>
    /// <exception cref="UnsureException">Git failed, and it cannot be told yet whether the branch has moved.</exception>
    // The remote goes first, because what it refuses must not be in a history that is never rewritten.
    public void Move(Intent intent)
    {
        if (intent.Commit is not { } commit || record.Clone is not { } clone)
        {
            return;
        }

        try
        {
            if (clone.Push(commit))
            {
                steps.Done("pushed");
            }

            clone.Move(commit, intent.Parent!);
        }
        catch (GitException)
        {
            if (!IsThereAllTheSame(commit))
            {
                throw;
            }
        }
    }

    /// <summary>True if a commit is in its history, here or elsewhere.</summary>
    /// <exception cref="GitException">It cannot be told.</exception>
    /// <exception cref="IOException">It is there, and the files that readers see cannot be written.</exception>
    public bool HasMoved(string commit)
    {
        var clone = record.Clone!;
        others.CatchUp();
        return clone.IsWithin(commit, clone.Tip);
    }

    // What was sent may have arrived though its answer was lost, and then readers will have it.
    private bool IsThereAllTheSame(string commit)
    {
        try
        {
            return HasMoved(commit);
        }
        catch (Exception e) when (e is GitException or IOException or UnauthorizedAccessException)
        {
            throw new UnsureException(e);
        }
    }
}
