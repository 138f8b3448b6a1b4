using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Review;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What changed beside what it rests on, for the one who decides.</summary>
public sealed class ReviewModel(
    DeskContext state,
    DraftBook book,
    LiveRecord record,
    Rights rights,
    Reading reading,
    Decision decision,
    PublishingDesk publishing
) : DraftPage(state, book, record, rights)
{
    /// <summary>What is reviewed: the newest revision, whatever anybody has typed since.</summary>
    public DraftContent Said => field ??= Book.Latest(Draft);

    public IReadOnlyList<CitationToRead> Citations => field ??= reading.Of(Draft, Said, Person!);

    public IReadOnlyList<PlacedProblem> Problems => Outcome?.Problems ?? (field ??= Check(Corrections.Told(Said, Book.Today)));

    public Names Names => field ??= new Names(Record, Said, Language);

    /// <summary>What became of an attempt to publish; null before.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>What kept it from being decided, as a key of the words.</summary>
    public string? Refused { get; private set; }

    /// <summary>What was typed as missing, as long as nothing is decided.</summary>
    public string? Note { get; private set; }

    // On the same page, where the note still stands.
    public IActionResult OnPostTick(string[] read, string? note) => Decide(read, note, Page);

    public IActionResult OnPostReturn(string[] read, string? note) =>
        Decide(read, note, () => (Refused = decision.Return(Draft, Person!, note)) is null ? LocalRedirect(Links.Draft(Draft.Id)) : Page());

    public IActionResult OnPostPublish(string[] read, int revision, string? note) =>
        Decide(read, note, () => (Refused = decision.Against(Draft, revision, Person!)) is null ? Publish() : Page());

    private IActionResult Publish()
    {
        Outcome = publishing.Publish(Draft, Person!);
        return Outcome.Refusal switch
        {
            Refusal.None => LocalRedirect(Links.Draft(Draft.Id)),
            Refusal.Clashes => ToClashes(),
            _ => Page(),
        };
    }

    private IActionResult Decide(string[] read, string? note, Func<IActionResult> decide) =>
        Do(
            Rights.CanReview(Person!, Draft),
            () =>
            {
                Note = note;
                reading.Tick(Draft, Said, read, Person!);
                return decide();
            }
        );
}
