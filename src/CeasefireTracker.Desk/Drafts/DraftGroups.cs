using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>The drafts by what is to be done with them.</summary>
public sealed class DraftGroups(DeskContext state)
{
    private const int MostSettled = 20;

    /// <summary>The groups in their order, each with the end of the key of its name, the newest draft first.</summary>
    public IEnumerable<(string Key, IReadOnlyList<DraftRow> Drafts)> For(Person person)
    {
        var open = state.Drafts.Where(draft => draft.State != DraftState.Published && draft.State != DraftState.Dropped).ToList();
        var waiting = open.Where(draft => draft.State == DraftState.InReview).ToList();
        var own = open.Except(waiting).Where(draft => draft.Author == person.Id).ToList();
        var programs = open.Where(draft => Programs.Is(draft.Author)).ToList();
        yield return ("waiting", Newest(waiting));
        yield return ("own", Newest(own));
        yield return ("programs", Newest(programs));
        yield return ("others", Newest(open.Except(waiting).Except(own).Except(programs)));
        yield return (
            "settled",
            [
                .. state
                    .Drafts.Where(draft => draft.State == DraftState.Published || draft.State == DraftState.Dropped)
                    .OrderByDescending(draft => draft.Changed)
                    .Take(MostSettled),
            ]
        );
    }

    private static IReadOnlyList<DraftRow> Newest(IEnumerable<DraftRow> drafts) => [.. drafts.OrderByDescending(draft => draft.Changed)];
}
