namespace CeasefireTracker.Desk.Drafts;

/// <summary>What somebody sees of a draft when they open it.</summary>
/// <param name="Content">What they typed, else the newest revision.</param>
/// <param name="Base">The revision that it stands upon; 0 before the first.</param>
/// <param name="IsTyped">True if it holds something that is not saved.</param>
/// <param name="Clashes">What others wrote meanwhile in the same places.</param>
public sealed record WorkingCopy(DraftContent Content, int Base, bool IsTyped, IReadOnlyList<PartClash> Clashes)
{
    /// <summary>What keeps it from being handed to a reviewer, as a key of the words; null for nothing.</summary>
    public string? Unready =>
        IsTyped || Base == 0 ? "submit.unsaved"
        : Corrections.LacksWords(Content) ? Corrections.Untold
        : null;
}
