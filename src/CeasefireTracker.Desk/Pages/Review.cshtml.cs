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
    PublishingDesk publishing
) : DraftPage(state, book, record, rights)
{
    /// <summary>What is reviewed: the newest revision, whatever anybody has typed since.</summary>
    public DraftContent Said => field ??= Book.Latest(Draft);

    public IReadOnlyList<CitationToRead> Citations => field ??= reading.Of(Draft, Said, Person!);

    public IReadOnlyList<PlacedProblem> Problems =>
        Outcome?.Problems ?? (field ??= DraftCheck.Of(Record, Corrections.Told(Said, Book.Today)));

    public Names Names => field ??= new Names(Record, Said, Language);

    /// <summary>What became of an attempt to publish; null before.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>What kept it from being decided, as a key of the words.</summary>
    public string? Refused { get; private set; }

    /// <summary>Where a citation's document is; null if it has no address.</summary>
    public string? UrlOf(string source) =>
        (
            Said.Parts.FirstOrDefault(part => part.Kind == PartKind.Source.Name && part.Id == source)?.Typed
            ?? PartKind.Source.Find(Record, source)
        )?["url"]?.ToString()
            is { } url
        && Dataset.Checking.SourceAddress.Refusal(url) is null
            ? url
            : null;

    public IActionResult OnPostTick(string[] read) => Decide(read, () => LocalRedirect(Links.Review(Draft.Id)));

    public IActionResult OnPostReturn(string[] read, string? note) =>
        Decide(
            read,
            () =>
            {
                if (string.IsNullOrWhiteSpace(note))
                {
                    Refused = "review.no-note";
                    return Page();
                }

                Book.Move(Draft, Person!, DraftState.Returned, "return", note.Trim());
                return LocalRedirect(Links.Draft(Draft.Id));
            }
        );

    public IActionResult OnPostPublish(string[] read, int revision) =>
        Decide(
            read,
            () =>
            {
                Refused =
                    !Rights.CanPublish(Person!, Draft) ? "error.403"
                    : revision != Draft.Latest ? "review.moved"
                    : Citations.Any(citation => citation.IsNew && !read.Contains(citation.Key)) ? "review.unread"
                    : null;
                if (Refused is not null)
                {
                    return Page();
                }

                Outcome = publishing.Publish(Draft, Person!);
                return Outcome.Refusal switch
                {
                    Refusal.None => LocalRedirect(Links.Draft(Draft.Id)),
                    Refusal.Clashes => ToClashes(),
                    _ => Page(),
                };
            }
        );

    private IActionResult Decide(string[] read, Func<IActionResult> decide)
    {
        if (!Rights.CanReview(Person!, Draft))
        {
            return Forbid();
        }

        reading.Tick(Draft, Citations, read.ToHashSet(StringComparer.Ordinal), Person!);
        return decide();
    }
}
