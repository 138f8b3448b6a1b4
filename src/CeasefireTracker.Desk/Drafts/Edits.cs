using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What the buttons of a form do to what was typed: <c>add:terms</c>, <c>remove:terms.2</c>, <c>up:actors.1</c>.</summary>
public static class Edits
{
    /// <summary>Does what a button says; what is not understood does nothing.</summary>
    /// <returns>The place where one goes on writing.</returns>
    public static string Do(JsonObject typed, string command)
    {
        var (verb, place) = command.Split(':', 2) is [var first, var rest] ? (first, rest) : (command, "");
        return verb switch
        {
            "add" => Add(typed, place, []),
            "remove" => Remove(typed, place),
            "up" => Swap(typed, place),
            "differ" when place.Split(':') is [var citation, var about, var of] => Add(
                typed,
                citation + ".differs",
                new JsonObject { ["about"] = about, ["of"] = of }
            ),
            _ => place,
        };
    }

    private static string Add(JsonObject typed, string place, JsonObject item)
    {
        if (Fields.At(typed, place) is not JsonArray list)
        {
            list = [];
            Fields.Put(typed, place, list);
            list = Fields.At(typed, place) as JsonArray ?? list;
        }

        list.Add(item);
        return FormattableString.Invariant($"{place}.{list.Count - 1}");
    }

    /// <returns>What stands now where it stood, else what stood before it, else the list that is empty now.</returns>
    private static string Remove(JsonObject typed, string place)
    {
        Fields.Put(typed, place, null);
        var (list, name) = (place[..Math.Max(0, place.LastIndexOf('.'))], place[(place.LastIndexOf('.') + 1)..]);
        return Fields.At(typed, list) is JsonArray { Count: > 0 } left && int.TryParse(name, out var index)
            ? FormattableString.Invariant($"{list}.{Math.Min(index, left.Count - 1)}")
            : list;
    }

    private static string Swap(JsonObject typed, string place)
    {
        var end = place.LastIndexOf('.');
        if (
            end > 0
            && int.TryParse(place[(end + 1)..], out var index)
            && Fields.At(typed, place[..end]) is JsonArray list
            && index > 0
            && index < list.Count
        )
        {
            var item = list[index];
            list.RemoveAt(index);
            list.Insert(index - 1, item);
            return FormattableString.Invariant($"{place[..end]}.{index - 1}");
        }

        return place;
    }
}
