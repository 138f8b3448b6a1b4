using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>Makes a commit of changed files by git's plumbing: no working copy is touched, and no branch is moved.</summary>
public static class Commit
{
    private const int LongestSubject = 72;

    /// <summary>Makes it.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="GitException">Git refused.</exception>
    public static string Make(
        Clone clone,
        string parent,
        IReadOnlyList<FileChange> changes,
        string message,
        PersonRow author,
        PersonRow reviewer,
        DateTimeOffset at
    )
    {
        var index = Path.Combine(clone.Git.Folder, $"index.{Guid.NewGuid():N}");
        try
        {
            (string, string)[] aside = [("GIT_INDEX_FILE", index)];
            clone.Git.Run(["read-tree", parent], null, aside);
            clone.Git.Run(["update-index", "--index-info"], string.Concat(changes.Select(change => Line(clone, change))), aside);
            var tree = clone.Git.Run(["write-tree"], null, aside);
            var time = string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()} +0000");
            return clone.Git.Run(
                ["commit-tree", tree, "-p", parent, "-F", "-"],
                message,
                ("GIT_AUTHOR_NAME", author.Name),
                ("GIT_AUTHOR_EMAIL", author.Email),
                ("GIT_AUTHOR_DATE", time),
                ("GIT_COMMITTER_NAME", reviewer.Name),
                ("GIT_COMMITTER_EMAIL", reviewer.Email),
                ("GIT_COMMITTER_DATE", time)
            );
        }
        finally
        {
            File.Delete(index);
        }
    }

    /// <summary>What the commit says of itself.</summary>
    /// <param name="why">The last revision's reason.</param>
    public static string Message(DraftRow draft, DraftContent content, string why, PersonRow author, PersonRow reviewer)
    {
        // Each on a line of its own, which nothing that was typed can be taken for.
        var names = PlainText.Line(content.Parts.Select(part => part.Name(Language.En)).FirstOrDefault());
        var reason = PlainText.Line(why) is { Length: > 0 } line ? $"Why: {line}\n" : "";
        var subject = names.Length > LongestSubject ? names[..(LongestSubject - 1)] + "…" : names;
        var review =
            author.Id == reviewer.Id
                ? "Reviewed-by: nobody else (a desk of one person)"
                : $"Reviewed-by: {reviewer.Name} <{reviewer.Email}>";
        return FormattableString.Invariant($"{subject}\n\n{reason}{review}\nDraft: {draft.Id}\n");
    }

    private static string Line(Clone clone, FileChange change)
    {
        var path = clone.Prefix + change.Path["data/".Length..];
        return change.Will is null
            ? $"0 {new string('0', 40)}\t{path}\n"
            : $"100644 {clone.Git.Run(["hash-object", "-w", "--stdin"], change.Will)}\t{path}\n";
    }
}
