using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Pages;

/// <summary>A problem as a page tells it: in which field it is, where that is, and what is wrong.</summary>
/// <param name="Place">The field in the form of the part that is open, such as <c>terms.0.detail</c>; null if it is in another.</param>
/// <param name="Name">What the field is called: its place, or the file where no part of the draft is meant.</param>
/// <param name="Address">The address of the field; null where no part of the draft is meant.</param>
/// <param name="Lang">The language of the text.</param>
public sealed record ToldProblem(string? Place, string Name, string? Address, string Text, string Lang)
{
    public ToldProblem(DraftPage page, PlacedProblem problem, int? open = null)
        : this(
            problem.Part is { } part && part == open ? problem.Place : null,
            problem.Part is null ? problem.Problem.File
                : problem.Place.Length > 0 ? problem.Place
                : "…",
            problem.Part is { } key ? page.Links.Place(page.Draft.Id, key, problem.Place) : null,
            problem.Problem.In(page.Language).Text,
            problem.Problem.In(page.Language).Language.Text()
        ) { }
}
