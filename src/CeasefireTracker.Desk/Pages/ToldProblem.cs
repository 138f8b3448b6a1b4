using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Text;

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

        var steps = Steps(page.Language, PartKind.Of(part.Kind).Fields, problem.Place);
        text = steps.Aggregate(text, (told, step) => Named(told, step.Field, FormView.Label(page.Language, step.Field)));
        var names = steps.Select(step => step.Name).ToList();
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

    /// <summary>What people call a field of a part, such as "Stances 1 · What exactly was said".</summary>
    public static string NameOf(Language language, DraftPart part, string place) =>
        string.Join(" · ", Steps(language, PartKind.Of(part.Kind).Fields, place).Select(step => step.Name));

    private static List<(Field Field, string Name)> Steps(Language language, IReadOnlyList<Field> fields, string place)
    {
        var steps = new List<(Field Field, string Name)>();
        foreach (var step in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && steps.Count > 0)
            {
                steps[^1] = (steps[^1].Field, FormattableString.Invariant($"{steps[^1].Name} {index + 1}"));
            }
            else if (fields.FirstOrDefault(field => field.Name == step) is { } field)
            {
                steps.Add((field, FormView.Label(language, field)));
                fields = field.Fields;
            }
            else if (steps.Count > 0 && Fields.Languages.Contains(step))
            {
                steps[^1] = (steps[^1].Field, $"{steps[^1].Name} · {language.Tell("language." + step)}");
            }
        }

        return steps;
    }

    // Files know a field by its key, people by its label.
    private static string Named(string text, Field field, string label) =>
        text.Replace($"'{field.Name}'", $"“{label}”", StringComparison.Ordinal)
            .Replace($"「{field.Name}」", $"「{label}」", StringComparison.Ordinal);
}
