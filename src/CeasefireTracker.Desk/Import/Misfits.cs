using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Import;

/// <summary>Something of an event that no form could hold.</summary>
/// <param name="Pointer">Where it is within the event (JSON Pointer, RFC 6901).</param>
public sealed record Misfit(string Pointer, Said Why);

/// <summary>Finds what in an event is of another kind than its field: a text where a list is asked for, an id that is none, a name that no
/// field has.</summary>
public static class Misfits
{
    /// <summary>All of them.</summary>
    /// <param name="within">The pointer of the record itself.</param>
    /// <param name="name">What whoever sent it calls a field.</param>
    public static IEnumerable<Misfit> Of(IReadOnlyList<Field> fields, JsonObject typed, string within, Func<string, string> name) =>
        typed.SelectMany(entry =>
        {
            var at = $"{within}/{Escaped(name(entry.Key))}";
            return fields.FirstOrDefault(field => field.Name == entry.Key) is { } field
                ? Of(field, entry.Value, at, name)
                : [new Misfit(at, new Said("misfit.unknown"))];
        });

    /// <summary>A name as a pointer has it.</summary>
    public static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static IEnumerable<Misfit> Of(Field field, JsonNode? value, string at, Func<string, string> name) =>
        value switch
        {
            null => [],
            JsonArray list when field.IsList() || field.Kind is FieldKind.Maps or FieldKind.Phrases => list.SelectMany(
                (item, index) => Item(field, item, FormattableString.Invariant($"{at}/{index}"), name)
            ),
            JsonObject map when field.Kind == FieldKind.Map => Of(field.Fields, map, at, name),
            JsonObject both when field.IsInBoth() => Both(both, at),
            JsonValue id when field.Kind == FieldKind.Id => Slug.IsValid(id.ToString()) ? [] : [new Misfit(at, new Said("misfit.id"))],
            JsonValue when !IsMore(field) => [],
            _ => [new Misfit(at, new Said("misfit." + Wanted(field)))],
        };

    private static IEnumerable<Misfit> Item(Field field, JsonNode? item, string at, Func<string, string> name) =>
        (field.Kind, item) switch
        {
            (FieldKind.Maps, JsonObject map) => Of(field.Fields, map, at, name),
            (FieldKind.Maps, _) => [new Misfit(at, new Said("misfit.map"))],
            (FieldKind.Phrases, JsonObject both) => Both(both, at),
            (FieldKind.Phrases, _) => [new Misfit(at, new Said("misfit.both"))],
            (_, JsonValue) => [],
            _ => [new Misfit(at, new Said("misfit.text"))],
        };

    private static IEnumerable<Misfit> Both(JsonObject both, string at) =>
        both.Where(entry => !Fields.Languages.Contains(entry.Key) || entry.Value is not (null or JsonValue))
            .Select(entry => new Misfit($"{at}/{Escaped(entry.Key)}", new Said("misfit.both")));

    private static bool IsMore(Field field) => Wanted(field) != "text";

    private static string Wanted(Field field) =>
        field.Kind is FieldKind.Maps or FieldKind.Phrases || field.IsList() ? "list"
        : field.Kind == FieldKind.Map ? "map"
        : field.IsInBoth() ? "both"
        : "text";
}
