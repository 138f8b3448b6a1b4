using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A place that two people changed, each in another way.</summary>
/// <param name="Place">Where, such as <c>terms.0.detail.en</c>.</param>
/// <param name="Theirs">What the other wrote; null if they took it away.</param>
public sealed record Clash(string Place, JsonNode? Theirs);

/// <summary>Brings two changes of one record together, field by field. Where they clash, one's own stands and the other is told.</summary>
public sealed class FieldMerge
{
    private readonly List<Clash> clashes = [];

    private FieldMerge() { }

    /// <summary>The record with both changes.</summary>
    /// <param name="was">What both began with; null for nothing.</param>
    public static (JsonObject Merged, IReadOnlyList<Clash> Clashes) Of(
        IReadOnlyList<Field> fields,
        JsonObject? was,
        JsonObject mine,
        JsonObject theirs
    )
    {
        var merge = new FieldMerge();
        return (merge.Map(fields, was, mine, theirs, ""), merge.clashes);
    }

    private JsonObject Map(IReadOnlyList<Field> fields, JsonObject? was, JsonObject? mine, JsonObject? theirs, string within)
    {
        var merged = new JsonObject();
        foreach (var field in fields)
        {
            var place = within + field.Name;
            if (Value(field, was?[field.Name], mine?[field.Name], theirs?[field.Name], place) is { } value)
            {
                merged[field.Name] = value;
            }
        }

        return merged;
    }

    private JsonNode? Value(Field field, JsonNode? was, JsonNode? mine, JsonNode? theirs, string place)
    {
        if (Decided(was, mine, theirs, out var decided))
        {
            return decided;
        }

        return field.Kind switch
        {
            _ when field.IsInBoth() => Both(was as JsonObject, mine as JsonObject, theirs as JsonObject, place),
            _ when field.IsList() => List(was as JsonArray, mine as JsonArray, theirs as JsonArray),
            FieldKind.Map => Map(field.Fields, was as JsonObject, mine as JsonObject, theirs as JsonObject, place + "."),
            FieldKind.Maps when Keyed(field, was) is { } old && Keyed(field, mine) is { } own && Keyed(field, theirs) is { } other => Items(
                field,
                old,
                own,
                other,
                place
            ),
            _ => Clashing(mine, theirs, place),
        };
    }

    private static bool Decided(JsonNode? was, JsonNode? mine, JsonNode? theirs, out JsonNode? decided)
    {
        var isTheirs = Fields.Same(was, mine);
        decided = (isTheirs ? theirs : mine)?.DeepClone();
        return isTheirs || Fields.Same(was, theirs) || Fields.Same(mine, theirs);
    }

    private JsonObject Both(JsonObject? was, JsonObject? mine, JsonObject? theirs, string place)
    {
        var merged = new JsonObject();
        foreach (var language in Fields.Languages)
        {
            merged[language] = Decided(was?[language], mine?[language], theirs?[language], out var decided)
                ? decided
                : Clashing(mine?[language], theirs?[language], $"{place}.{language}");
        }

        return merged;
    }

    /// <summary>One's own list with what the other added and without what the other took away, in the order of
    /// the one who changed it.</summary>
    private static JsonArray List(JsonArray? was, JsonArray? mine, JsonArray? theirs)
    {
        var (old, own, other) = (Texts(was), Texts(mine), Texts(theirs));
        return new JsonArray([
            .. InOrder(old, own, other)
                .Where(text => !old.Contains(text) || (own.Contains(text) && other.Contains(text)))
                .Select(text => JsonValue.Create(text)),
        ]);
    }

    private JsonArray Items(
        Field field,
        Dictionary<string, JsonObject> was,
        Dictionary<string, JsonObject> mine,
        Dictionary<string, JsonObject> theirs,
        string place
    )
    {
        var merged = new JsonArray();
        foreach (var key in InOrder([.. was.Keys], [.. mine.Keys], [.. theirs.Keys]))
        {
            var (old, own, other) = (was.GetValueOrDefault(key), mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key));
            var at = FormattableString.Invariant($"{place}.{merged.Count}");
            JsonNode? item;
            if (own is not null && other is not null)
            {
                item = Map(field.Fields, old, own, other, at + ".");
            }
            else if (!Decided(old, own, other, out item))
            {
                // One took away what the other changed: it stays, and is told.
                clashes.Add(new Clash(at, other?.DeepClone()));
                item = (own ?? other)!.DeepClone();
            }

            if (item is not null)
            {
                merged.Add(item);
            }
        }

        return merged;
    }

    // Who did not touch the order does not hold to it; what they took out and get back stands where it stood.
    private static IEnumerable<string> InOrder(List<string> was, List<string> mine, List<string> theirs) =>
        was.Where(mine.Contains).SequenceEqual(mine.Where(was.Contains)) ? theirs.Union(mine) : mine.Union(theirs);

    private JsonNode? Clashing(JsonNode? mine, JsonNode? theirs, string place)
    {
        clashes.Add(new Clash(place, theirs?.DeepClone()));
        return mine?.DeepClone();
    }

    /// <summary>The items by what makes each the same item; null where that does not tell them apart.</summary>
    private static Dictionary<string, JsonObject>? Keyed(Field field, JsonNode? list)
    {
        var items = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        return (list as JsonArray ?? [])
            .OfType<JsonObject>()
            .All(item => field.KeyOf(item) is { Length: > 0 } key && items.TryAdd(key, item))
            ? items
            : null;
    }

    private static List<string> Texts(JsonArray? list) =>
        [.. (list ?? []).Select(item => item?.ToString() ?? "").Where(text => text.Length > 0)];
}
