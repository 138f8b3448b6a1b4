using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A field that says something else than before.</summary>
/// <param name="Place">Where, such as <c>terms.0.detail.en</c>; items that are gone have the number they had.</param>
/// <param name="Path">The field and those that it lies in, outermost first, each with the key of its item (<see cref="Fields.KeyOf"/>) or
/// the language.</param>
/// <param name="Was">What it held before; null for nothing.</param>
/// <param name="Will">What it holds now; null for nothing.</param>
/// <param name="Within">The record that it lies in, before and now; null where there is none.</param>
/// <param name="IsOrder">True if a list has its items in another order; the values are then the keys of those that stayed, or the numbers
/// that they had.</param>
public sealed record FieldChange(
    string Place,
    IReadOnlyList<(Field Field, string Item)> Path,
    JsonNode? Was,
    JsonNode? Will,
    (JsonObject? Was, JsonObject? Will) Within,
    bool IsOrder = false
);

/// <summary>Tells two records apart, field by field.</summary>
public static class FieldDiff
{
    /// <summary>What changed, in the order of the fields.</summary>
    public static IReadOnlyList<FieldChange> Of(IReadOnlyList<Field> fields, JsonObject? was, JsonObject? will) =>
        [.. Map(fields, was, will, "", [])];

    private static IEnumerable<FieldChange> Map(
        IReadOnlyList<Field> fields,
        JsonObject? was,
        JsonObject? will,
        string within,
        IReadOnlyList<(Field, string)> path
    ) =>
        fields
            .Where(field => !Fields.Same(was?[field.Name], will?[field.Name]))
            .SelectMany(field => Value(field, was, will, within + field.Name, path));

    private static IEnumerable<FieldChange> Value(
        Field field,
        JsonObject? wasWithin,
        JsonObject? willWithin,
        string place,
        IReadOnlyList<(Field, string)> path
    )
    {
        var (was, will) = (wasWithin?[field.Name], willWithin?[field.Name]);
        return field.Kind switch
        {
            _ when field.IsInBoth() => Fields
                .Languages.Where(language => !Fields.Same((was as JsonObject)?[language], (will as JsonObject)?[language]))
                .Select(language => new FieldChange(
                    $"{place}.{language}",
                    [.. path, (field, language)],
                    Fields.Pruned((was as JsonObject)?[language]),
                    Fields.Pruned((will as JsonObject)?[language]),
                    (wasWithin, willWithin)
                )),
            FieldKind.Map => Map(field.Fields, was as JsonObject, will as JsonObject, place + ".", [.. path, (field, "")]),
            FieldKind.Maps => Items(field, was as JsonArray ?? [], will as JsonArray ?? [], place, path, (wasWithin, willWithin)),
            _ => [new FieldChange(place, [.. path, (field, "")], Fields.Pruned(was), Fields.Pruned(will), (wasWithin, willWithin))],
        };
    }

    private static IEnumerable<FieldChange> Items(
        Field field,
        JsonArray was,
        JsonArray will,
        string place,
        IReadOnlyList<(Field, string)> path,
        (JsonObject? Was, JsonObject? Will) within
    )
    {
        var (left, stayed) = (was.OfType<JsonObject>().ToList(), new List<int>());
        for (var i = 0; i < will.Count; i++)
        {
            var key = field.KeyOf(will[i]);
            var index = left.FindIndex(item => key.Length > 0 ? field.KeyOf(item) == key : Fields.Same(item, will[i]));
            var before = index < 0 ? null : left[index];
            if (before is not null)
            {
                left.RemoveAt(index);
                stayed.Add(was.IndexOf(before));
            }

            var at = FormattableString.Invariant($"{place}.{i}.");
            foreach (var change in Map(field.Fields, before, will[i] as JsonObject, at, [.. path, (field, Name(key, i))]))
            {
                yield return change;
            }
        }

        if (stayed.Zip(stayed.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            var (old, now) = (Names(stayed.Order()), Names(stayed));
            yield return new FieldChange(place, [.. path, (field, "")], old, now, within, IsOrder: true);
        }

        foreach (var gone in left)
        {
            var i = was.IndexOf(gone);
            var at = FormattableString.Invariant($"{place}.{i}.");
            foreach (var change in Map(field.Fields, gone, null, at, [.. path, (field, Name(field.KeyOf(gone), i))]))
            {
                yield return change;
            }
        }

        JsonArray Names(IEnumerable<int> places) => [.. places.Select(i => (JsonNode)JsonValue.Create(Name(field.KeyOf(was[i]), i)))];
    }

    private static string Name(string key, int index) => key.Length > 0 ? key : FormattableString.Invariant($"{index + 1}");
}
