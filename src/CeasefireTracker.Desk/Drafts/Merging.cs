using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>
/// Brings two events together that were found to be one. The one that stays says what it said, takes over what only the other has, and the
/// id of the other leads to it; whatever refers to the other refers to it.
/// </summary>
public static class Merging
{
    private static readonly IReadOnlyList<Field> EventFields = PartKind.Event.Fields;

    // Where these lack, that says something too: that it stands, counts as fact, is still awaited.
    private static readonly string[] SaidBySilence = ["withdrawn", "only", "moot", "holds"];

    // What is said of a day is true of no other.
    private static readonly string[] OfItsDay = ["order", "at", "in-force", "date-note", "known-from"];

    /// <summary>The draft that does it.</summary>
    /// <param name="stays">The event that stays.</param>
    /// <param name="goes">The event that goes; another one.</param>
    public static DraftContent Of(RecordVersion record, JsonObject stays, JsonObject goes)
    {
        var (id, old) = (stays["id"]!.ToString(), goes["id"]!.ToString());
        var moved = (JsonObject)goes.DeepClone();
        Distinct(stays, moved);
        References.Rename(EventFields, moved, "event", old, id);
        var together = Joined(EventFields, stays, moved);
        together["formerly"] = List(together["formerly"], moved["formerly"], new JsonArray(old));
        References.Rename(EventFields, together, "event", old, id);
        NotOfItself(together, id);
        var content = DraftContent.Empty.Add(PartKind.Event, id, together, stays).Add(PartKind.Event, old, goes, goes);
        content = content.With(content.Parts[^1] with { Into = id });
        foreach (var other in record.Dataset.Events.Where(other => other.Id != id && other.Id != old))
        {
            var was = TypedRecord.Of(other);
            if (Moved(was, old, id) is var will && !Fields.Same(was, will))
            {
                content = content.Add(PartKind.Event, other.Id, will, was);
            }
        }

        return content;
    }

    /// <summary>An event that refers to another id wherever it referred to the old one.</summary>
    public static JsonObject Moved(JsonObject typed, string old, string id)
    {
        var moved = (JsonObject)typed.DeepClone();
        References.Rename(EventFields, moved, "event", old, id);
        return moved;
    }

    /// <summary>What stands in the one, else in the other; of lists, what only the other has comes after.</summary>
    private static JsonObject Joined(IReadOnlyList<Field> fields, JsonObject one, JsonObject other)
    {
        var joined = (JsonObject)one.DeepClone();
        var isOneDay = Fields.Same(one["date"], other["date"]);
        foreach (
            var field in fields
                .Where(field => Fields.Pruned(other[field.Name]) is not null && !SaidBySilence.Contains(field.Name))
                .Where(field => isOneDay || !OfItsDay.Contains(field.Name))
        )
        {
            var (own, more) = (Fields.Pruned(one[field.Name]), other[field.Name]!);
            joined[field.Name] =
                own is null ? more.DeepClone()
                : field.IsList() ? List(own, more)
                : field.Kind == FieldKind.Maps && field.Key.Count > 0 ? Items(field, (JsonArray)own, (JsonArray)more)
                : own.DeepClone();
        }

        return joined;
    }

    private static JsonArray Items(Field field, JsonArray own, JsonArray more)
    {
        var joined = new JsonArray();
        var others = more.OfType<JsonObject>().ToList();
        foreach (var item in own.OfType<JsonObject>())
        {
            var same = others.Find(other => field.KeyOf(other) == field.KeyOf(item));
            joined.Add((JsonNode)(same is null ? (JsonObject)item.DeepClone() : Joined(field.Fields, item, same)));
        }

        foreach (var item in others.Where(other => own.All(item => field.KeyOf(item) != field.KeyOf(other))))
        {
            joined.Add(item.DeepClone());
        }

        return joined;
    }

    private static JsonArray List(params IEnumerable<JsonNode?> lists) =>
        new([
            .. lists
                .OfType<JsonArray>()
                .SelectMany(list => list.Select(item => item!.ToString()))
                .Distinct(StringComparer.Ordinal)
                .Select(text => (JsonNode)JsonValue.Create(text)),
        ]);

    /// <summary>Stances and figures that only happen to have one name get two.</summary>
    private static void Distinct(JsonObject stays, JsonObject goes)
    {
        foreach (
            var (list, about, same) in new[]
            {
                ("terms", "term", new[] { "issue", "option", "actors", "stance" }),
                ("facts", "fact", ["what", "value"]),
            }
        )
        {
            var (own, other) = (Items(stays, list).ToList(), Items(goes, list).ToList());
            foreach (var item in other)
            {
                var name = Text(item, "id");
                if (own.Find(mine => Text(mine, "id") == name) is not { } mine || same.All(field => Fields.Same(mine[field], item[field])))
                {
                    continue;
                }

                var number = 2;
                while (own.Concat(other).Any(known => Text(known, "id") == FormattableString.Invariant($"{name}-{number}")))
                {
                    number++;
                }

                var renamed = FormattableString.Invariant($"{name}-{number}");
                item["id"] = renamed;
                foreach (var difference in Items(goes, "citations").SelectMany(citation => Items(citation, "differs")))
                {
                    if (Text(difference, "about") == about && Text(difference, "of") == name)
                    {
                        difference["of"] = renamed;
                    }
                }
            }
        }
    }

    private static void NotOfItself(JsonObject typed, string id)
    {
        foreach (var name in new[] { "responds-to", "revises" })
        {
            if (typed[name] is JsonArray list)
            {
                typed[name] = new JsonArray([.. list.Where(item => item?.ToString() != id).Select(item => item!.DeepClone())]);
            }
        }

        if (Text(typed, "part-of") == id)
        {
            typed.Remove("part-of");
        }
    }

    private static IEnumerable<JsonObject> Items(JsonObject map, string name) => (map[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject map, string name) => map[name]?.ToString() ?? "";
}
