using System.Globalization;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Reads what a form sent: each field under its place, such as <c>terms.0.detail.en</c>.</summary>
public sealed class Form(IFormCollection sent, string prefix)
{
    /// <summary>What was typed in the fields; what no field has is passed over.</summary>
    public JsonObject Read(IReadOnlyList<Field> fields) => Read(fields, prefix);

    private JsonObject Read(IReadOnlyList<Field> fields, string within)
    {
        var typed = new JsonObject();
        foreach (var field in fields)
        {
            if (Read(field, $"{within}.{field.Name}") is { } value)
            {
                typed[field.Name] = value;
            }
        }

        return typed;
    }

    private JsonNode? Read(Field field, string place) =>
        field.Kind switch
        {
            FieldKind.Map => Any(place) ? Read(field.Fields, place) : null,
            FieldKind.Maps => Items(place, item => Read(field.Fields, item)),
            FieldKind.Phrases => Items(place, Both),
            _ when field.IsInBoth() => Any(place) ? Both(place) : null,
            _ when field.IsList() => Items(place, item => JsonValue.Create(Text(item))),
            _ => Text(place) is { Length: > 0 } text ? JsonValue.Create(text) : null,
        };

    private JsonObject Both(string place) =>
        new(Fields.Languages.Select(language => KeyValuePair.Create(language, (JsonNode?)JsonValue.Create(Text($"{place}.{language}")))));

    private JsonArray? Items(string place, Func<string, JsonNode> read)
    {
        var numbers = sent
            .Keys.Where(key => key.StartsWith(place + ".", StringComparison.Ordinal))
            .Select(key => key[(place.Length + 1)..].Split('.')[0])
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(number => number >= 0)
            .Distinct()
            .Order();
        JsonNode[] items = [.. numbers.Select(number => read(FormattableString.Invariant($"{place}.{number}")))];
        return items.Length == 0 ? null : new JsonArray(items);
    }

    private bool Any(string place) => sent.Keys.Any(key => key.StartsWith(place + ".", StringComparison.Ordinal));

    // Browsers end lines with CR and LF, files with LF alone.
    private string Text(string place) => sent[place].ToString().ReplaceLineEndings("\n");
}
