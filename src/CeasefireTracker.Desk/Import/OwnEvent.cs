using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Import;

/// <summary>Events as this tracker writes them: as the files under <c>data/</c> have them, and as the answers of its addresses
/// do.</summary>
public static class OwnEvent
{
    // What the public JSON has besides the fields of an event: what the site itself knows of it.
    private static readonly string[] PublicAlone = ["url", "phase", "answeredBy", "disputes", "dataset"];

    /// <summary>True of an event of either form.</summary>
    public static bool Is(JsonObject map) => IsPublic(map) || IsRecord(map);

    /// <summary>The row of an event of either form; null for anything else.</summary>
    public static ImportRow? Of(int place, JsonObject map) =>
        (
            IsPublic(map) ? OfPublic(place, map)
            : IsRecord(map) ? OfRecord(place, map)
            : null
        )
            is not { } row
            ? null
        // What no field has is told of, and left to whoever checks.
        : row.Misfits.FirstOrDefault(misfit => misfit.Why.Key != "misfit.unknown") is { } misfit
            ? row with
            {
                Refused = new Said("row.misfit", misfit.Pointer, misfit.Why),
            }
        : row;

    private static bool IsPublic(JsonObject map) => map["date"] is JsonObject date && date["edtf"] is not null;

    /// <summary>True of a line of the record's own form.</summary>
    private static bool IsRecord(JsonObject map) =>
        (map["id"] is not null || map["also-known-as"] is JsonArray)
        && map["date"] is JsonValue
        && map["title"] is JsonObject title
        && title.ContainsKey("en");

    /// <summary>A line of the record's own form is what somebody would have typed.</summary>
    private static ImportRow OfRecord(int place, JsonObject map)
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
            Told = Unknown(unknown),
            Misfits = [.. Import.Misfits.Of(PartKind.Event.Fields, map, "", name => name)],
        };
    }

    /// <summary>The same of the public JSON, with the documents that it cites.</summary>
    private static ImportRow OfPublic(int place, JsonObject map)
    {
        var json = (JsonObject)map.DeepClone();
        json["date"] = json["date"]?["edtf"]?.DeepClone();
        json["inForce"] = (json["inForce"] is JsonObject force ? force["edtf"] : json["inForce"])?.DeepClone();
        var (sources, misfits) = (new List<JsonObject>(), new List<Misfit>());
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

        foreach (var (index, citation) in (json["citations"] as JsonArray ?? []).Index())
        {
            if (citation is JsonObject && citation["source"] is JsonObject source)
            {
                var typed = Typed(PartKind.Source.Fields, source);
                var at = FormattableString.Invariant($"/citations/{index}/source");
                misfits.AddRange(Import.Misfits.Of(PartKind.Source.Fields, typed, at, Camel));
                misfits.AddRange(typed["id"] is null ? [new Misfit(at + "/id", new Said("misfit.id"))] : Array.Empty<Misfit>());
                sources.Add(Pruned(typed));
                citation["source"] = source["id"]?.DeepClone();
                citation["differs"] = Differs(json["disputes"], citation["source"]?.ToString() ?? "");
            }
        }

        var e = Typed(PartKind.Event.Fields, json);
        var names = PartKind.Event.Fields.SelectMany(field => new[] { field.Name, Camel(field.Name) }).Concat(PublicAlone).ToHashSet();
        var unknown = map.Select(entry => entry.Key).Where(name => !names.Contains(name)).ToList();
        return new ImportRow(place, new Dictionary<string, string>())
        {
            Event = Pruned(e),
            Sources = sources,
            Told = Unknown(unknown),
            Misfits =
            [
                .. Import.Misfits.Of(PartKind.Event.Fields, e, "", Camel),
                .. misfits,
                .. unknown.Select(name => new Misfit("/" + Import.Misfits.Escaped(name), new Said("misfit.unknown"))),
            ],
        };
    }

    private static IReadOnlyList<Said> Unknown(List<string> names) =>
        names.Count == 0 ? [] : [new Said("row.unknown", string.Join(", ", names))];

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
                    .. list.Select(item => item is JsonObject inner ? Typed(field.Fields, inner) : item?.DeepClone()),
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
