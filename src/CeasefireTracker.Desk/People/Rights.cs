using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.People;

/// <summary>Who may do what: pages, addresses and tests ask here and nowhere else.</summary>
public sealed class Rights(DeskOptions options)
{
    /// <summary>Begin a draft.</summary>
    public bool CanBegin(Person person) => person.Role >= DeskRole.Contributor;

    /// <summary>Write in a draft: its author, and whoever reviews.</summary>
    public bool CanWrite(Person person, DraftRow draft) =>
        draft.State is DraftState.Draft or DraftState.Returned or DraftState.InReview
        && draft.Intent is null
        && !Programs.Is(draft.Author)
        && (IsAuthor(person, draft) || person.Role >= DeskRole.Editor);

    /// <summary>Take up what a program handed in. From then on it is theirs: they count as its author and somebody else reviews it, because
    /// a program is nobody.</summary>
    public bool CanTakeUp(Person person, DraftRow draft) =>
        draft.State == DraftState.Draft && Programs.Is(draft.Author) && CanBegin(person);

    /// <summary>Ask for a review.</summary>
    public bool CanSubmit(Person person, DraftRow draft) =>
        draft.State is DraftState.Draft or DraftState.Returned && CanWrite(person, draft);

    /// <summary>Give it up.</summary>
    public bool CanDrop(Person person, DraftRow draft) =>
        CanWrite(person, draft) || (CanTakeUp(person, draft) && person.Role >= DeskRole.Editor);

    /// <summary>Tick citations as read and give it back.</summary>
    // Not while it is being published, because readers may have it already.
    public bool CanReview(Person person, DraftRow draft) =>
        draft is { State: DraftState.InReview, Intent: null }
        && person.Role >= DeskRole.Editor
        && (!IsAuthor(person, draft) || options.IsOnePerson);

    /// <summary>Publish it. Nobody publishes their own but where there is nobody else, and then the log says so.</summary>
    // Nor what they wrote into another's, of which nobody else has read a word.
    public bool CanPublish(Person person, DraftRow draft) =>
        CanReview(person, draft) && (options.IsOnePerson || !draft.Writers.Contains(person.Id));

    /// <summary>True if who may publish it now may no more once they write in it themselves.</summary>
    public bool LosesPublishing(Person person, DraftRow draft) => !options.IsOnePerson && CanPublish(person, draft);

    /// <summary>Have a cited page looked at and kept, and say that they have read what changed in it.</summary>
    public bool CanArchive(Person person) => person.Role >= DeskRole.Editor;

    /// <summary>Take back what it published.</summary>
    public bool CanUndo(Person person, DraftRow draft) => draft.State == DraftState.Published && CanBegin(person);

    /// <summary>Have an account, with what one signs in by; the one editor has none.</summary>
    public bool HasAccount(Person _) => !options.IsOnePerson;

    /// <summary>See everybody, invite, give roles, remove, and make links for those who lost theirs.</summary>
    public bool CanManagePeople(Person person) => person.Role >= DeskRole.Admin && HasAccount(person);

    /// <summary>Give programs the tokens by which they hand in drafts, and take them.</summary>
    public bool CanManagePrograms(Person person) => person.Role >= DeskRole.Admin;

    /// <summary>True if somebody may be given a role, or none: somebody must be left who can invite.</summary>
    /// <param name="admins">How many admins there are now.</param>
    public bool MayLeave(PersonRow person, DeskRole? role, int admins) =>
        person.Role != DeskRole.Admin || role == DeskRole.Admin || admins > 1;

    /// <summary>See what readers reported, answer it, and set it aside.</summary>
    public bool CanAnswerReports(Person person) => person.Role >= DeskRole.Editor;

    /// <summary>List the feeds that are read.</summary>
    public bool CanManageFeeds(Person person) => person.Role >= DeskRole.Admin;

    private static bool IsAuthor(Person person, DraftRow draft) => draft.Author == person.Id;
}
