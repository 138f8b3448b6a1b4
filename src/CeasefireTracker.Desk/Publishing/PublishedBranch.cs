using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>The branch that is published from: moves on to a commit that was made, there and in the repository that it is pushed
/// to.</summary>
public sealed class PublishedBranch(LiveRecord record, OtherDesks others, Steps steps)
{
    /// <summary>Moves it on to the commit that is intended, if it still is where it was then.</summary>
    /// <exception cref="GitException">It is not, or the other repository refused.</exception>
    // The remote goes first, because what it refuses must not be in a history that is never rewritten.
    public void Move(Intent intent)
    {
        if (intent.Commit is not { } commit || record.Clone is not { } clone)
        {
            return;
        }

        if (clone.Remote is { } remote)
        {
            clone.Git.Run("push", "--quiet", "--porcelain", remote, $"{commit}:{clone.Branch}");
            steps.Done("pushed");
        }

        clone.Move(commit, intent.Parent!);
    }

    /// <summary>True if a commit is in its history, here or elsewhere.</summary>
    public bool HasMoved(string commit)
    {
        var clone = record.Clone!;
        others.CatchUp();
        return clone.IsWithin(commit, clone.Tip);
    }
}
