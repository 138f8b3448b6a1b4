using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Two texts of one record, field by field.</summary>
/// <param name="Names">What the ids in them stand for.</param>
public sealed record DiffView(Names Names, IReadOnlyList<Field> Fields, JsonObject? Was, JsonObject? Will)
{
    /// <summary>The keys of the words that stand over the two texts.</summary>
    public (string Was, string Will) Heads { get; init; } = ("diff.was", "diff.will");

    public Language Language => Names.Language;

    /// <summary>One's own list, or item of a list, beside what the other made of it.</summary>
    public static DiffView OfClash(FieldView view, JsonNode theirs)
    {
        return new DiffView(view.Form.Names, [view.Field], Whole(view.Value), Whole(theirs)) { Heads = ("clash.mine", "clash.theirs") };

        JsonObject Whole(JsonNode? value) =>
            new() { [view.Field.Name] = value is null or JsonArray ? value?.DeepClone() : new JsonArray(value.DeepClone()) };
    }

    public IReadOnlyList<FieldChange> Changes => FieldDiff.Of(Fields, Was, Will);

    public string Say(string key) => Language.Tell(key);

    /// <summary>Where a change is, in words: "Stances · truce · What exactly was said · English".</summary>
    public string Path(FieldChange change) =>
        string.Join(
            " · ",
            change
                .Path.SelectMany(step =>
                    step.Field.IsInBoth()
                        ? [FormView.Label(Language, step.Field), Language.Tell("language." + step.Item)]
                        : new[] { FormView.Label(Language, step.Field) }.Concat(Items(step.Field, step.Item))
                )
                .Append(change.IsOrder ? Say("diff.order") : "")
                .Where(text => text.Length > 0)
        );

    /// <summary>What a field held or holds, each value in words where it is a code, with the code.</summary>
    public IEnumerable<(string Words, string? Code)> Values(FieldChange change, bool isWill)
    {
        var (field, value) = (change.Path[^1].Field, isWill ? change.Will : change.Was);
        var issue = (isWill ? change.Within.Will : change.Within.Was)?["issue"]?.ToString() ?? "";
        return value switch
        {
            null => [],
            JsonArray keys when change.IsOrder => keys.Select(key => (string.Join(" · ", Items(field, $"{key}")), (string?)null)),
            JsonArray list => list.Select(item =>
                item is JsonObject both ? (string.Join(" / ", both.Select(pair => pair.Value)), null) : Said(field, $"{item}", issue)
            ),
            _ => [Said(field, value.ToString(), issue)],
        };
    }

    // By which fields an item is the same item, in words.
    private IEnumerable<string> Items(Field list, string key)
    {
        var parts = key.Split('\n');
        return key.Length == 0
            ? []
            : parts.Select(
                (part, index) =>
                    parts.Length <= list.Key.Count && list.Fields.FirstOrDefault(field => field.Name == list.Key[index]) is { } field
                        ? Said(field, part, "").Words
                        : part
            );
    }

    private (string Words, string? Code) Said(Field field, string code, string issue) =>
        (
            field.Kind switch
            {
                FieldKind.Word => FormView.Word(Language, field, code),
                FieldKind.Date or FieldKind.Day when Names.Date(code) is (var words, true) => words,
                _ when field.Refers is { } kind => Names.Of(kind, code, issue),
                _ => null,
            }
        )
            is { } said
        && said != code
            ? (said, code)
            : (code, null);
}
