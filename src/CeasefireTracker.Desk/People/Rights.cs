using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.People;

/// <summary>Who may do what: pages, addresses and tests ask here and nowhere else.</summary>
public sealed class Rights(DeskOptions options)
{
    /// <summary>Begin a draft.</summary>
    public bool CanBegin(Person person) => person.Role >= Role.Contributor;

    /// <summary>Write in a draft: its author, and whoever reviews.</summary>
    public bool CanWrite(Person person, DraftRow draft) =>
        draft.State is DraftState.Draft or DraftState.Returned or DraftState.InReview
        && draft.Intent is null
        && (IsAuthor(person, draft) || person.Role >= Role.Editor);

    /// <summary>Ask for a review.</summary>
    public bool CanSubmit(Person person, DraftRow draft) =>
        draft.State is DraftState.Draft or DraftState.Returned && CanWrite(person, draft);

    /// <summary>Give it up.</summary>
    public bool CanDrop(Person person, DraftRow draft) => CanWrite(person, draft);

    /// <summary>Tick citations as read and give it back.</summary>
    public bool CanReview(Person person, DraftRow draft) =>
        draft.State == DraftState.InReview && person.Role >= Role.Editor && (!IsAuthor(person, draft) || options.IsOnePerson);

    /// <summary>Publish it. Nobody publishes their own but where there is nobody else, and then the log says so.</summary>
    public bool CanPublish(Person person, DraftRow draft) => CanReview(person, draft);

    /// <summary>Take back what it published.</summary>
    public bool CanUndo(Person person, DraftRow draft) => draft.State == DraftState.Published && CanBegin(person);

    private static bool IsAuthor(Person person, DraftRow draft) => draft.Author == person.Id;
}
