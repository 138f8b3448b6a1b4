using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What people say of a draft.</summary>
public sealed class Talk(DeskContext state, TimeProvider clock)
{
    /// <summary>Everything that was said, in order.</summary>
    public IReadOnlyList<RemarkRow> Of(DraftRow draft) =>
        [.. state.Remarks.Where(remark => remark.DraftId == draft.Id).OrderBy(remark => remark.Id)];

    /// <summary>Adds a remark; one without words is none.</summary>
    /// <param name="place">The field that it is about, as <c>part:place</c>; empty for the draft as a whole.</param>
    public void Add(DraftRow draft, Person person, string? place, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        state.Remarks.Add(
            new RemarkRow
            {
                DraftId = draft.Id,
                Who = person.Id,
                At = clock.GetUtcNow().UtcDateTime,
                Place = place ?? "",
                Text = text.Trim(),
            }
        );
        state.SaveChanges();
    }
}
