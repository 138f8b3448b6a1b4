using System.Globalization;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A clash in one part of a draft. Where its place is empty, the part itself is meant: one side took it out, and the other
/// changed it.</summary>
/// <param name="Part">The number of the part, or <see cref="OfTold"/>.</param>
/// <param name="Who">The id of who wrote it; null where the record itself has moved on.</param>
/// <param name="IsBefore">True if it is what the record said before a publication that is taken back.</param>
public sealed record PartClash(int Part, Clash Clash, string? Who, bool IsBefore = false)
{
    /// <summary>The number of what readers are told, which is no part; the place is then the language.</summary>
    public const int OfTold = 0;

    /// <summary>True if both are about the same place and hold the same.</summary>
    public bool IsAs(PartClash other) =>
        (Part, Clash.Place) == (other.Part, other.Clash.Place) && Fields.Same(Clash.Theirs, other.Clash.Theirs);

    /// <summary>It as it is after its part was changed: items are found again by what makes each the same item, and not by their numbers.
    /// Null if what it lies in is gone.</summary>
    public PartClash? After(DraftPart part, JsonObject changed) =>
        Part != part.Key ? this
        : PlaceAfter(PartKind.Of(part.Kind).Fields, part.Typed, changed, Clash.Place) is { } place
            ? this with
            {
                Clash = Clash with { Place = place },
            }
        : null;

    private static string? PlaceAfter(IReadOnlyList<Field> fields, JsonNode? before, JsonNode? after, string place)
    {
        var (steps, moved) = (place.Split('.', StringSplitOptions.RemoveEmptyEntries), new List<string>());
        for (var i = 0; i < steps.Length; i++)
        {
            var field = fields.FirstOrDefault(field => field.Name == steps[i]);
            (before, after, fields) = (Fields.At(before, steps[i]), Fields.At(after, steps[i]), field?.Fields ?? []);
            moved.Add(steps[i]);
            if (field?.Kind == FieldKind.Maps && i + 1 < steps.Length && before is JsonArray items)
            {
                var item = Fields.At(items, steps[++i]);
                if (IndexOf(field, item, int.Parse(steps[i], CultureInfo.InvariantCulture), after as JsonArray ?? []) is not { } index)
                {
                    return null;
                }

                moved.Add(index.ToString(CultureInfo.InvariantCulture));
                (before, after) = (item, ((JsonArray)after!)[index]);
            }
        }

        return string.Join('.', moved);
    }

    private static int? IndexOf(Field list, JsonNode? item, int stood, JsonArray items)
    {
        bool IsIt(int index) => list.KeyOf(item) is { Length: > 0 } key ? list.KeyOf(items[index]) == key : Fields.Same(item, items[index]);

        // Where two have one key, the nearest.
        var found = Enumerable.Range(0, items.Count).Where(IsIt).OrderBy(index => Math.Abs(index - stood)).ToList();
        return found.Count > 0 ? found[0] : null;
    }
}
