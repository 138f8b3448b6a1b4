using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>What a publication is about to do, written down before it does any of it.</summary>
/// <param name="Commit">The commit that was made, which the branch does not have yet; null where there is no git.</param>
/// <param name="Parent">The commit that it stands upon.</param>
/// <param name="Changes">The files as they were and as they shall be.</param>
/// <param name="Reviewer">The id of who pressed the button.</param>
/// <param name="Desk">The desk that does it: several may share one database, and none ends what another is at.</param>
/// <param name="Revision">The revision that it added to the draft, which goes with it if nothing comes of it; null: none.</param>
public sealed record Intent(
    string? Commit,
    string? Parent,
    IReadOnlyList<FileChange> Changes,
    string Reviewer,
    string Desk,
    int? Revision = null
);

/// <summary>What became of an attempt to publish.</summary>
public enum Refusal
{
    /// <summary>It is published.</summary>
    None,

    /// <summary>The rules of <c>check</c> are broken.</summary>
    Problems,

    /// <summary>The record moved on in the same places; what both say is in the form.</summary>
    Clashes,

    /// <summary>Readers had seen other words, and are told nothing.</summary>
    NotTold,

    /// <summary>The record says all of it already.</summary>
    NothingNew,

    /// <summary>Files of the published folder were changed by hand; <see cref="Outcome.Detail"/> names them.</summary>
    ChangedByHand,

    /// <summary>Another publication is under way.</summary>
    Busy,

    /// <summary>Git refused, or the remote did; <see cref="Outcome.Detail"/> says why.</summary>
    Git,

    /// <summary>It is committed, and whether the other repository has it cannot be told yet; <see cref="Outcome.Detail"/> says why.</summary>
    Unsure,

    /// <summary>It is committed, and files or the desk's own state could not be written; <see cref="Outcome.Detail"/> says why.</summary>
    NotWritten,
}

/// <summary>What became of an attempt to publish, and why.</summary>
public sealed record Outcome(Refusal Refusal, string Detail = "", IReadOnlyList<PlacedProblem>? Problems = null);

/// <summary>The steps of a publication, one by one, so that a test can stop it between two.</summary>
public sealed class Steps
{
    internal Action<string>? Reached { get; set; }

    /// <summary>Says that a step is done.</summary>
    public void Done(string step) => Reached?.Invoke(step);
}
