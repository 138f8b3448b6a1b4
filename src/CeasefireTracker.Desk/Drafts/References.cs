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
        foreach (var field in fields)
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
                        if (list[i]?.ToString() == old)
                        {
                            list[i] = id;
                        }
                    }

                    break;
                case JsonValue value when Means(field, kind) && value.ToString() == old:
                    typed[field.Name] = id;
                    break;
            }
        }
    }

    private static bool Means(Field field, string kind) =>
        field.Refers is { } refers && (refers.Text() == kind || (refers == RecordKind.ActorOrSource && kind is "actor" or "source"));
}
