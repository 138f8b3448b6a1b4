using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>Records that somebody has begun, in house style: whatever is there, right or not, with what is missing as a comment.</summary>
public static class UnfinishedText
{
    private const string Narrative = "narrative";

    /// <summary>The text of an event's file; its id is the file's name, and the narrative in Japanese stands in a comment.</summary>
    /// <param name="typed">What would be typed for it.</param>
    /// <param name="lacks">The names of the fields that are still to be filled.</param>
    public static string Of(JsonObject typed, IReadOnlyList<string> lacks)
    {
        var fields = new WrittenMap(
            [
                .. typed
                    .Where(entry => entry.Key is not ("id" or Narrative))
                    .Select(entry => new WrittenEntry(entry.Key, Written(entry.Value))),
            ],
            false
        );
        var missing = string.Concat(lacks.Select(name => $"# missing: {name}\n"));
        var narrative = typed[Narrative] is JsonObject both ? $"\n{both["en"]}\n" : "";
        return $"---\n{missing}{House.Lines(fields, 0)}\n---\n{narrative}";
    }

    /// <summary>The items of a list's file.</summary>
    public static string Items(IEnumerable<JsonObject> typed) =>
        House.Lines(new WrittenList([.. typed.Select(Written)], false, []), 0) + "\n";

    private static Written Written(JsonNode? typed) =>
        typed switch
        {
            JsonObject map => new WrittenMap([.. map.Select(entry => new WrittenEntry(entry.Key, Written(entry.Value)))], false),
            JsonArray list => new WrittenList([.. list.Select(Written)], list.All(item => item is JsonValue), []),
            _ => new WrittenText(typed?.ToString() ?? "", Quotes.Always),
        };
}
