using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Review;

/// <summary>What a reviewer decides on a draft, and what keeps them from it.</summary>
public sealed class Decision(DraftBook book, Reading reading, Rights rights)
{
    /// <summary>Why a draft is not to be published yet, as a key of the words; null if it may be.</summary>
    /// <param name="revision">The number of the revision that was looked at.</param>
    public string? Against(DraftRow draft, int revision, Person reviewer) =>
        !rights.CanPublish(reviewer, draft) ? "error.403"
        : revision != draft.Latest ? "review.moved"
        : reading.Of(draft, book.Latest(draft), reviewer).Any(citation => citation.IsNew && !citation.IsRead) ? "review.unread"
        : null;

    /// <summary>Gives a draft back to its author.</summary>
    /// <returns>What keeps it from being given back, as a key of the words; null if it was.</returns>
    public string? Return(DraftRow draft, Person reviewer, string? note)
    {
        if (string.IsNullOrWhiteSpace(note))
        {
            return "review.no-note";
        }

        book.Move(draft, reviewer, DraftState.Returned, "return", note.Trim());
        return null;
    }
}
