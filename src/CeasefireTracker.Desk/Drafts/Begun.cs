using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What became of beginning a draft with something that came in, with which one draft is begun and no second.</summary>
/// <param name="Draft">The draft that there is; null if what came in was decided on otherwise, or is gone.</param>
/// <param name="By">The id of who began it; null where there is none.</param>
public sealed record Begun(int? Draft, string? By)
{
    /// <summary>There is none.</summary>
    public static readonly Begun Nothing = new(null, null);

    public static Begun Of(DraftRow? draft) => draft is null ? Nothing : new Begun(draft.Id, draft.Author);

    /// <summary>True if they began it, now or by pressing twice.</summary>
    public bool IsOf(Person person) => By == person.Id;
}
