using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Something that is wrong with a draft, and in which field.</summary>
/// <param name="Part">The number of the part; null where the rest of the record is meant.</param>
/// <param name="Place">The field within the part, such as <c>terms.0.detail</c>; empty for the part itself.</param>
public sealed record PlacedProblem(int? Part, string Place, Problem Problem);

/// <summary>Holds a draft to the very rules of <c>check</c>: they are asked of the record with the draft in it.</summary>
public static partial class DraftCheck
{
    // What is found wrong with the record itself, such as that nothing cites it, is about the field in which that is mended.
    private static readonly Dictionary<string, string[]> Mended = new(StringComparer.Ordinal)
    {
        ["uncited"] = ["cite", "citations"],
        ["evidence"] = ["citations"],
        ["collection"] = ["collections"],
        ["missing"] = ["actors"],
    };

    // No file has as many lines; by their lines problems find back to the part that they are about.
    private const int LinesOfPart = 1_000_000;

    /// <summary>Every problem, in the order of parts and fields.</summary>
    public static IReadOnlyList<PlacedProblem> Of(RecordVersion record, DraftContent content)
    {
        var problems = new ProblemList();
        var (dataset, typed) = (record.Dataset, new Dictionary<int, TypedRecord>());
        foreach (var part in content.Parts)
        {
            var read = typed[part.Key] = new TypedRecord(part.Typed, (part.Key * LinesOfPart) + 1);
            dataset = PartKind.Of(part.Kind).Put(dataset, part, read, problems);
        }

        problems.Add(DatasetChecker.Check(dataset));
        return
        [
            .. problems
                .Select(problem => Placed(content, typed, problem))
                .Distinct()
                .OrderBy(problem => problem.Part ?? int.MaxValue)
                .ThenBy(problem => problem.Problem.Line),
        ];
    }

    private static PlacedProblem Placed(DraftContent content, Dictionary<int, TypedRecord> typed, Problem found)
    {
        // A form has no lines that anybody could count.
        var problem = found with
        {
            Message = FirstLine().Replace(found.Message, ""),
        };
        var key = problem.Line / LinesOfPart;
        if (content.Part(key) is not { } part || typed[key].PlaceOf(problem.Line) is not { } place)
        {
            return new PlacedProblem(null, "", problem);
        }

        var fields = PartKind.Of(part.Kind).Fields;
        Field? within = null;
        foreach (var name in place.Split('.', StringSplitOptions.RemoveEmptyEntries).Where(name => !name.All(char.IsAsciiDigit)))
        {
            if (within is not null && (within.IsInBoth() || within.Kind == FieldKind.Phrases))
            {
                // A text in both languages is one field of the form.
                place = place[..^(name.Length + 1)];
                break;
            }

            within = fields.FirstOrDefault(field => field.Name == name);
            fields = within?.Fields ?? [];
        }

        return new PlacedProblem(key, Nearer(fields, place, problem), problem);
    }

    /// <summary>A rule tells the record that it is about; which field of it is in the rule's name, or in its sentence.</summary>
    private static string Nearer(IReadOnlyList<Field> fields, string place, Problem problem)
    {
        var field =
            fields.FirstOrDefault(field => field.Name == problem.Rule)
            ?? fields.FirstOrDefault(field => problem.Message.Contains($"'{field.Name}'", StringComparison.Ordinal))
            ?? fields.FirstOrDefault(field => field.IsInBoth() && problem.Message.Contains($" {field.Name} ", StringComparison.Ordinal))
            ?? fields.FirstOrDefault(field => Mended.GetValueOrDefault(problem.Rule, []).Contains(field.Name))
            ?? fields.FirstOrDefault(field =>
                field.Name == problem.Rule + "s"
                || problem.Message.StartsWith($"There is no {field.Name.TrimEnd('s')} ", StringComparison.Ordinal)
            );
        return field is null ? place
            : place.Length == 0 ? field.Name
            : $"{place}.{field.Name}";
    }

    [GeneratedRegex("; the first is on line [0-9]+(?=\\.\\z)")]
    private static partial Regex FirstLine();
}
