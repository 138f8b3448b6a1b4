using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Follows the fields that hold other records' ids.</summary>
public static class References
{
    /// <summary>Puts a new id wherever a record of this kind is meant by its old one.</summary>
    /// <param name="kind">The name of the kind, see <see cref="PartKind.Name"/>.</param>
    public static void Rename(IReadOnlyList<Field> fields, JsonObject typed, string kind, string old, string id)
    {
        // A former id stays what it was.
        foreach (var field in fields.Where(field => field.Name != "formerly"))
        {
            switch (typed[field.Name])
            {
                case JsonObject map when field.Kind == FieldKind.Map:
                    Rename(field.Fields, map, kind, old, id);
                    break;
                case JsonArray list when field.Kind == FieldKind.Maps:
                    foreach (var item in list.OfType<JsonObject>())
                    {
                        Rename(field.Fields, item, kind, old, id);
                    }

                    break;
                case JsonArray list when Means(field, kind):
                    for (var i = 0; i < list.Count; i++)
                    {
                        list[i] = Renamed(list[i]!, old, id);
                    }

                    break;
                case JsonValue value when Means(field, kind):
                    typed[field.Name] = Renamed(value, old, id);
                    break;
            }
        }
    }

    // A stance and a figure are named by their event and a short name of their own: event#term.
    private static JsonNode Renamed(JsonNode value, string old, string id)
    {
        var text = value.ToString();
        return text == old ? id
            : text.StartsWith(old + "#", StringComparison.Ordinal) ? id + text[old.Length..]
            : value.DeepClone();
    }

    private static bool Means(Field field, string kind) =>
        field.Refers is { } refers
        && (
            refers.Text() == kind
            || (refers == RecordKind.ActorOrSource && kind is "actor" or "source")
            || (refers is RecordKind.Term or RecordKind.Fact && kind == "event")
        );
}
