using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Import;

/// <summary>Events as this tracker writes them: as the files under <c>data/</c> have them, and as the answers of its addresses
/// do.</summary>
public static class OwnEvent
{
    /// <summary>True of an event of the public JSON.</summary>
    public static bool IsPublic(JsonObject map) => map["date"] is JsonObject date && date["edtf"] is not null && map["id"] is JsonValue;

    /// <summary>True of a line of the record's own form.</summary>
    public static bool IsRecord(JsonObject map) =>
        map["id"] is JsonValue && map["date"] is JsonValue && map["title"] is JsonObject title && title.ContainsKey("en");

    /// <summary>A line of the record's own form is what somebody would have typed.</summary>
    public static ImportRow OfRecord(int place, JsonObject map)
    {
        var known = PartKind.Event.Fields.Select(field => field.Name).ToHashSet();
        var unknown = map.Select(entry => entry.Key).Where(name => !known.Contains(name)).ToList();
        return new ImportRow(place, new Dictionary<string, string>())
        {
            Event = Pruned(
                new JsonObject(
                    map.Where(entry => known.Contains(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))
                )
            ),
            Told = unknown.Count == 0 ? [] : [new Said("row.unknown", string.Join(", ", unknown))],
        };
    }

    /// <summary>The same of the public JSON, with the documents that it cites.</summary>
    public static ImportRow OfPublic(int place, JsonObject map)
    {
        var json = (JsonObject)map.DeepClone();
        json["date"] = json["date"]?["edtf"]?.DeepClone();
        json["inForce"] = (json["inForce"] as JsonObject)?["edtf"]?.DeepClone();
        var sources = new List<JsonObject>();
        foreach (var actor in Each(json["actors"]))
        {
            actor["actor"] = actor["id"]?.DeepClone();
        }

        foreach (var change in Each(json["changed"]))
        {
            change["date"] = change["on"]?.DeepClone();
        }

        foreach (var breach in Each((json["truce"] as JsonObject)?["breaches"]))
        {
            breach["fact"] = $"{breach["event"]}#{breach["fact"]}";
        }

        foreach (var citation in Each(json["citations"]))
        {
            if (citation["source"] is JsonObject source)
            {
                sources.Add(Pruned(Typed(PartKind.Source.Fields, source)));
                citation["source"] = source["id"]?.DeepClone();
                citation["differs"] = Differs(json["disputes"], citation["source"]?.ToString() ?? "");
            }
        }

        return new ImportRow(place, new Dictionary<string, string>())
        {
            Event = Pruned(Typed(PartKind.Event.Fields, json)),
            Sources = sources,
        };
    }

    private static JsonArray Differs(JsonNode? disputes, string source) =>
        [
            .. Each(disputes)
                .SelectMany(
                    dispute => Each(dispute["reports"]).Where(report => report["source"]?.ToString() == source),
                    (dispute, report) =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["about"] = dispute["about"]?.DeepClone(),
                                ["of"] = dispute["of"]?.DeepClone(),
                                ["value"] = report["value"]?.DeepClone(),
                                ["why"] = report["why"]?.DeepClone(),
                                ["note"] = report["note"]?.DeepClone(),
                            }
                ),
        ];

    private static IEnumerable<JsonObject> Each(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>().ToList();

    /// <summary>The fields of a record by the names that JSON has for them.</summary>
    private static JsonObject Typed(IReadOnlyList<Field> fields, JsonObject json)
    {
        var typed = new JsonObject();
        foreach (var field in fields)
        {
            typed[field.Name] = (json[Camel(field.Name)] ?? json[field.Name]) switch
            {
                JsonObject map when field.Kind == FieldKind.Map => Typed(field.Fields, map),
                JsonArray list when field.Kind == FieldKind.Maps => new JsonArray([
                    .. Each(list).Select(item => Typed(field.Fields, item)),
                ]),
                JsonValue value when field.Kind is FieldKind.Flag && value.ToString() == "false" => null,
                JsonValue value when field.Kind is FieldKind.Number && value.ToString() == "0" => null,
                var other => other?.DeepClone(),
            };
        }

        return typed;
    }

    private static string Camel(string name) =>
        string.Concat(name.Split('-').Select((word, place) => place == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static JsonObject Pruned(JsonObject typed) => (JsonObject?)Fields.Pruned(typed) ?? [];
}
