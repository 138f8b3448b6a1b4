using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Desk.Record;

/// <summary>The desk's bare clone of the repository that holds the record: where commits are made. History is only added to.</summary>
public sealed class Clone
{
    private readonly string? beside;
    private readonly DeskOptions options;

    private Clone(Git git, string prefix, string? beside, DeskOptions options) =>
        (Git, Prefix, this.beside, this.options) = (git, prefix, beside, options);

    public Git Git { get; }

    /// <summary>Where the data folder lies in the repository, with a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>The repository that commits are pushed to; null: none.</summary>
    public string? Remote => options.Remote;

    /// <summary>The full name of the branch that is published from.</summary>
    public string Branch => Git.Run("symbolic-ref", "HEAD");

    /// <summary>The newest commit.</summary>
    public string Tip => Git.Run("rev-parse", "--verify", "HEAD^{commit}");

    /// <summary>Opens the clone, and makes it if there is none; null where there is no git, or no repository that holds the data.</summary>
    public static Clone? Open(DeskOptions options)
    {
        // Of a folder that the desk switches, the link's own place tells.
        options = options with
        {
            Data = Path.TrimEndingDirectorySeparator(options.Data),
            Remote = Whole(options.Remote),
        };
        var around = new Git(Path.GetDirectoryName(options.Data)!);
        var beside = TopOf(around);
        var prefix = (beside is null ? "" : around.Run("rev-parse", "--show-prefix")) + Path.GetFileName(options.Data) + "/";
        if ((options.Remote ?? beside) is not { } from || (options.Remote is null && !Holds(around, "HEAD", prefix)))
        {
            return null;
        }

        var folder = Path.Combine(options.State, "record.git");
        if (!Directory.Exists(folder))
        {
            var making = $"{folder}.{Guid.NewGuid():N}";
            try
            {
                new Git(options.State).Run("clone", "--quiet", "--bare", "--", from, making);
            }
            catch (GitException e)
            {
                throw new SettingsException([$"The repository that the record is kept in cannot be cloned: {e.Message}"]);
            }

            Directory.Move(making, folder);
        }

        var git = new Git(folder, isBare: true);
        using (var held = new PublishingLock(options).Hold())
        {
            // While somebody publishes, a lock is theirs.
            if (held is not null)
            {
                Unlock(folder);
            }
        }

        if (git.TryRun("rev-parse", "--verify", "HEAD^{commit}") is null)
        {
            throw new SettingsException([
                $"{folder} is damaged: git cannot read it. Put it back from its backup. Where all that was published is in {from} too, it may be removed: it is cloned again at the next start.",
            ]);
        }

        if (git.TryRun("symbolic-ref", "HEAD") is null)
        {
            // Somebody looks at an old commit; what is published needs a branch.
            git.Run("update-ref", "refs/heads/main", "HEAD");
            git.Run("symbolic-ref", "HEAD", "refs/heads/main");
        }

        return new Clone(git, Holds(git, "HEAD", prefix) ? prefix : "data/", beside, options);
    }

    /// <summary>Takes over what was committed elsewhere.</summary>
    /// <param name="before">What is to be done before the branch moves on, told the old commit and the new one.</param>
    /// <exception cref="GitException">The two histories went apart, or the other repository does not answer.</exception>
    public void CatchUp(Action<string, string> before)
    {
        if ((options.Remote ?? beside) is not { } from)
        {
            return;
        }

        var branch = Branch;
        Ask("fetch", "--quiet", "--no-tags", from, $"+{(options.Remote is null ? "HEAD" : branch)}:refs/desk/elsewhere");
        var (own, other) = (Tip, Git.Run("rev-parse", "refs/desk/elsewhere"));
        if (own == other)
        {
            return;
        }

        if (IsWithin(own, other))
        {
            before(own, other);
            Move(other, own);
        }
        else if (!IsWithin(other, own))
        {
            throw new GitException(
                $"{from} and the desk's clone each have commits that the other lacks. Bring them together there, then publish again: git pull --no-rebase {Git.Folder}"
            );
        }
    }

    /// <summary>Gives a commit to the repository that is pushed to.</summary>
    /// <returns>False if there is none.</returns>
    /// <exception cref="GitException">It refused, or did not answer; it may have taken the commit all the same.</exception>
    public bool Push(string commit)
    {
        if (Remote is null)
        {
            return false;
        }

        Ask("push", "--quiet", "--porcelain", Remote, $"{commit}:{Branch}");
        return true;
    }

    /// <summary>True if a commit is in the history of another, or is it; false also of one that is not known.</summary>
    /// <exception cref="GitException">It cannot be told.</exception>
    public bool IsWithin(string commit, string history)
    {
        try
        {
            Git.Run("merge-base", "--is-ancestor", commit, history);
            return true;
        }
        catch (GitException e) when (e.IsAnswer)
        {
            return false;
        }
    }

    /// <summary>Moves the branch on, if it still is where it was thought to be.</summary>
    /// <exception cref="GitException">It is not; nothing was moved.</exception>
    public void Move(string to, string from)
    {
        if (to != from)
        {
            Git.Run("update-ref", Branch, to, from);
        }
    }

    /// <summary>The files of the data folder that two commits do not have alike, from the folder above <c>data/</c>.</summary>
    public IReadOnlyList<string> Changed(string from, string to) =>
        [
            .. Git.Run("diff", "--name-only", "--no-renames", "-z", from, to, "--", Prefix)
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(path => "data/" + path[Prefix.Length..]),
        ];

    /// <summary>True if a file of the data folder once had this text, in the history of what is published.</summary>
    /// <param name="path">From the folder above <c>data/</c>.</param>
    public bool Held(string path, string text) =>
        Git.Run(["hash-object", "--stdin"], text) is var hash
        && Git.Run("log", "-1", "--format=%H", "--find-object=" + hash, Branch, "--", Prefix + path["data/".Length..]).Length > 0;

    /// <summary>Writes the data folder of a commit to the disk.</summary>
    /// <param name="folder">It does not exist yet; <c>data/</c> will be within it.</param>
    public void Export(string commit, string folder)
    {
        var making = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(making);
        try
        {
            (string, string)[] index = [("GIT_INDEX_FILE", Path.Combine(making, "index"))];
            Git.Run(["read-tree", $"{commit}:{Prefix.TrimEnd('/')}"], null, index);
            Git.Run(["checkout-index", "--all", $"--prefix={Path.Combine(making, "data")}/"], null, [.. index, ("GIT_WORK_TREE", making)]);
            File.Delete(Path.Combine(making, "index"));
            if (!Directory.Exists(folder))
            {
                Directory.Move(making, folder);
            }
        }
        finally
        {
            if (Directory.Exists(making))
            {
                Directory.Delete(making, recursive: true);
            }
        }
    }

    // Whoever asks another repository holds the publishing lock, so what git leaves when it is ended is nobody else's.
    private void Ask(params IReadOnlyList<string> arguments)
    {
        try
        {
            Git.Ask(options.RemoteLimit, arguments);
        }
        catch (GitException e) when (!e.IsAnswer)
        {
            Unlock(Git.Folder);
            throw;
        }
    }

    // Git that was killed leaves its locks.
    private static void Unlock(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.lock", SearchOption.AllDirectories))
        {
            File.Delete(path);
        }
    }

    // A path counts from where it was typed; git would count it from the clone.
    private static string? Whole(string? remote) =>
        remote is not null && Directory.Exists(Folders.FromWhereTyped(remote)) ? Folders.FromWhereTyped(remote) : remote;

    /// <summary>The folder of the repository that a folder lies in; null if it lies in none, or there is no git.</summary>
    /// <exception cref="SettingsException">There is one, and git refuses to read it.</exception>
    private static string? TopOf(Git git)
    {
        try
        {
            return Directory.Exists(git.Folder) ? git.Run("rev-parse", "--show-toplevel") : null;
        }
        catch (GitException e)
        {
            // Else what git keeps would be published without history, in silence.
            for (var folder = new DirectoryInfo(git.Folder); folder is not null && !e.IsMissing; folder = folder.Parent)
            {
                if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                {
                    throw new SettingsException([$"{folder.FullName} is a git repository that cannot be read: {e.Message}"]);
                }
            }

            return null;
        }
    }

    private static bool Holds(Git git, string commit, string prefix) =>
        git.TryRun("rev-parse", "--verify", "--quiet", $"{commit}:{prefix.TrimEnd('/')}") is not null;
}
