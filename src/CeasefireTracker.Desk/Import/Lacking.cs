using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>What a file does not say that a record must.</summary>
public static class Lacking
{
    /// <summary>The fields, those within it too, such as <c>title.ja</c> and <c>citations.supports</c>.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Field> fields, JsonObject typed) => [.. Of(fields, typed, "")];

    /// <summary>What people call such a field.</summary>
    public static string Name(Language language, string field) =>
        string.Join(
            " · ",
            field
                .Split('.')
                .Select(step =>
                    Fields.Languages.Contains(step) ? language.Tell("language." + step) : language.Known("label." + step) ?? step
                )
        );

    private static IEnumerable<string> Of(IReadOnlyList<Field> fields, JsonObject typed, string before) =>
        fields.SelectMany(field =>
            (field.Kind, typed[field.Name]) switch
            {
                (FieldKind.Maps, JsonArray list) => list.OfType<JsonObject>()
                    .SelectMany(item => Of(field.Fields, item, $"{before}{field.Name}."))
                    .Distinct(),
                (FieldKind.Map, JsonObject map) => Of(field.Fields, map, $"{before}{field.Name}."),
                (_, JsonObject both) when field.IsInBoth() => Fields
                    .Languages.Where(language => both[language] is null)
                    .Select(language => $"{before}{field.Name}.{language}"),
                (_, null) when field.IsRequired || (before.Length == 0 && field.Name is "collections" or "citations" or "actors") =>
                [
                    before + field.Name,
                ],
                _ => Array.Empty<string>(),
            }
        );
}
