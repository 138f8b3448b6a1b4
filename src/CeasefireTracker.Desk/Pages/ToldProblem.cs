using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Pages;

/// <summary>A problem as a page tells it: in which field it is, where that is, and what is wrong.</summary>
/// <param name="Place">The field in the form of the part that is open, such as <c>terms.0.detail</c>; null if it is in another.</param>
/// <param name="Name">What people call the field, such as "Stances 1 · What exactly was said"; the file where no part of the draft is
/// meant.</param>
/// <param name="Address">The address of the field; null where no part of the draft is meant.</param>
/// <param name="Lang">The language of the text.</param>
public sealed record ToldProblem(string? Place, string Name, string? Address, string Text, string Lang)
{
    /// <param name="open">The number of the part whose form is open; null for none.</param>
    public static ToldProblem Of(DraftPage page, PlacedProblem problem, int? open = null)
    {
        var (text, language) = problem.Problem.In(page.Language);
        if (problem.Part is not { } key || page.Working.Content.Part(key) is not { } part)
        {
            return new ToldProblem(null, problem.Problem.File, null, text, language.Text());
        }

        var (names, fields) = (new List<string>(), PartKind.Of(part.Kind).Fields);
        foreach (var step in problem.Place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && names.Count > 0)
            {
                names[^1] += FormattableString.Invariant($" {index + 1}");
            }
            else if (fields.FirstOrDefault(field => field.Name == step) is { } field)
            {
                names.Add(FormView.Label(page.Language, field));
                fields = field.Fields;
                text = Named(text, field, names[^1]);
            }
        }

        // A rule may speak of other fields too.
        text = PartKind.Of(part.Kind).Fields.Aggregate(text, (told, field) => Named(told, field, FormView.Label(page.Language, field)));
        var name = part.Name(page.Language) is { Length: > 0 } said ? said : "…";
        return new ToldProblem(
            key == open ? problem.Place : null,
            string.Join(" · ", names.Count == 0 || (key != open && page.Working.Content.Parts.Count > 1) ? names.Prepend(name) : names),
            page.Links.Place(page.Draft.Id, key, problem.Place),
            text,
            language.Text()
        );
    }

    // Files know a field by its key, people by its label.
    private static string Named(string text, Field field, string label) =>
        text.Replace($"'{field.Name}'", $"“{label}”", StringComparison.Ordinal)
            .Replace($"「{field.Name}」", $"「{label}」", StringComparison.Ordinal);
}
