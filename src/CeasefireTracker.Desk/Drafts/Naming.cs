using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Gives an id to what was typed without one, from the words that say what it is: nobody has to know how ids are
/// written.</summary>
public static class Naming
{
    private const int MostWords = 5;

    // What an id can do without.
    private static readonly HashSet<string> Small = new(
        ["a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "that", "the", "to", "with"],
        StringComparer.Ordinal
    );

    /// <summary>The draft in which a part, and each stance, figure and option of it, has an id as far as something says what it
    /// is.</summary>
    public static DraftContent Of(DraftContent content, DraftPart part, RecordVersion record)
    {
        var (typed, kind) = ((JsonObject)part.Typed.DeepClone(), PartKind.Of(part.Kind));
        if (part.Was is null)
        {
            Name(typed, kind.Fields, id => kind.Has(record, id) || content.Parts.Any(other => other.Kind == part.Kind && other.Id == id));
        }

        foreach (var list in kind.Fields.Where(field => field.Kind == FieldKind.Maps))
        {
            var items = (typed[list.Name] as JsonArray ?? []).OfType<JsonObject>().ToList();
            foreach (var item in items)
            {
                Name(item, list.Fields, id => items.Exists(other => other["id"]?.ToString() == id));
            }
        }

        return content.With(part with { Typed = typed });
    }

    private static void Name(JsonObject typed, IReadOnlyList<Field> fields, Func<string, bool> isTaken)
    {
        if (
            fields.All(field => field.Kind != FieldKind.Id)
            || Fields.Pruned(typed["id"]) is not null
            || Words(typed) is not { Length: > 0 } id
        )
        {
            return;
        }

        var free = id;
        for (var number = 2; isTaken(free); number++)
        {
            free = FormattableString.Invariant($"{id}-{number}");
        }

        typed["id"] = free;
    }

    /// <summary>What the record is called in English, or what it is about.</summary>
    private static string Words(JsonObject typed)
    {
        var name = new[] { "title", "name", "label", "term", "what" }
            .Select(field => (typed[field] as JsonObject)?["en"])
            .FirstOrDefault(said => said is not null);
        // What it is about has an id already.
        if (name is null && $"{typed["option"] ?? typed["issue"]}" is var known && Slug.IsValid(known))
        {
            return known;
        }

        var text = name?.ToString() ?? "";
        var words = new string([
            .. text.ToLowerInvariant()
                .Replace("\u2019", "", StringComparison.Ordinal)
                .Replace("'", "", StringComparison.Ordinal)
                .Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '),
        ])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Small.Contains(word))
            .Take(MostWords);
        var id = string.Join('-', words);
        return Slug.IsValid(id) ? id : "";
    }
}
