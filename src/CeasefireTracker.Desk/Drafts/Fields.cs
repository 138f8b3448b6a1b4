using System.Globalization;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What was typed, seen as fields.</summary>
public static class Fields
{
    /// <summary>The names of the two languages, as fields have them.</summary>
    public static readonly IReadOnlyList<string> Languages = EnumText.All<Language>();

    /// <summary>True of a field that holds a text in both languages.</summary>
    public static bool IsInBoth(this Field field) => field.Kind is FieldKind.Phrase or FieldKind.Prose;

    /// <summary>True of a field that holds a list of single texts.</summary>
    public static bool IsList(this Field field) => field.Kind is FieldKind.Codes or FieldKind.Lines or FieldKind.References;

    /// <summary>The same without what holds no text; null if nothing is left. Spaces round a text are none of it.</summary>
    public static JsonNode? Pruned(JsonNode? typed) =>
        typed switch
        {
            JsonObject map
                when map.Select(entry => KeyValuePair.Create(entry.Key, Pruned(entry.Value)))
                    .Where(entry => entry.Value is not null)
                    .ToList()
                    is { Count: > 0 } entries => new JsonObject(entries),
            JsonArray list when list.Select(Pruned).OfType<JsonNode>().ToArray() is { Length: > 0 } items => new JsonArray(items),
            JsonValue value when value.ToString().Trim() is { Length: > 0 } text => JsonValue.Create(text),
            _ => null,
        };

    /// <summary>True if both hold the same texts.</summary>
    public static bool Same(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(Pruned(one), Pruned(other));

    /// <summary>By what an item of a list of records stays the same item; empty where nothing tells.</summary>
    public static string KeyOf(this Field list, JsonNode? item) =>
        item is JsonObject map ? string.Join('\n', list.Key.Select(name => map[name]?.ToString() ?? "")).Trim('\n') : "";

    /// <summary>What was typed, without spaces round it; null for nothing.</summary>
    public static string? Text(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The value at a place such as <c>terms.0.detail</c>; null if there is none.</summary>
    public static JsonNode? At(JsonNode? typed, string place)
    {
        foreach (var name in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            typed = typed switch
            {
                JsonObject map => map[name],
                JsonArray list when Index(name, list) is { } index => list[index],
                _ => null,
            };
        }

        return typed;
    }

    /// <summary>Puts a value at a place; null takes away what is there. A place whose surroundings are not there is left alone.</summary>
    public static void Put(JsonNode typed, string place, JsonNode? value)
    {
        var end = place.LastIndexOf('.');
        var (within, name) = (At(typed, end < 0 ? "" : place[..end]), place[(end + 1)..]);
        switch (within)
        {
            case JsonObject map when value is null:
                map.Remove(name);
                break;
            case JsonObject map:
                map[name] = value.DeepClone();
                break;
            case JsonArray list when Index(name, list) is { } index:
                if (value is null)
                {
                    list.RemoveAt(index);
                }
                else
                {
                    list[index] = value.DeepClone();
                }

                break;
        }
    }

    private static int? Index(string name, JsonArray list) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? index : null;
}
