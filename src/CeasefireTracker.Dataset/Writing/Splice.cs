using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>Puts what changed into a text and leaves every other character where it is.</summary>
/// <param name="json">What follows a colon where the text is JSON; null where it is YAML.</param>
internal sealed class Splice(string text, string? json = null)
{
    /// <summary>The text with the root that it has now as it shall be.</summary>
    /// <exception cref="FormatException">The text is laid out in a way that cannot be changed piece by piece.</exception>
    public static string Change(string text, Written was, Written will)
    {
        var root = YamlPieces.Of(text);
        var value =
            Fits(root, was, will) ? new Splice(text).Value(root, was, will)
            : will is WrittenList { Items.Count: > 0 } list ? House.Lines(list, 0)
            : House.OnOneLine(will);
        return text[..root.Start] + value + text[root.End..];
    }

    /// <summary>The same for a text that is a JSON object.</summary>
    public static string ChangeJson(string text, WrittenMap was, WrittenMap will)
    {
        var root = JsonPieces.Of(text);
        // The first value that stands by its colon shows how the line is written.
        var gap = text.Contains("\": ", StringComparison.Ordinal) ? " " : "";
        return text[..root.Start] + new Splice(text, gap).Value(root, was, will) + text[root.End..];
    }

    // Otherwise there is nothing, or something else, in whose place the value is written anew.
    private static bool Fits(Piece piece, Written was, Written will) =>
        (piece, was, will) switch
        {
            (TextPiece { IsNull: false }, WrittenText, WrittenText) => true,
            (GroupPiece { IsMap: true, Elements.Count: > 0 }, WrittenMap, WrittenMap) => true,
            (GroupPiece { IsMap: false, Elements.Count: > 0 } list, WrittenList before, WrittenList { Items.Count: > 0 }) =>
                list.Elements.Count == before.Items.Count,
            _ => false,
        };

    private string Value(Piece piece, Written was, Written will) =>
        (piece, was, will) switch
        {
            _ when Written.Same(was, will) => text[piece.Start..piece.End],
            (TextPiece place, _, WrittenText value) => json is null ? House.Text(value, place.Style) : House.JsonText(value),
            (GroupPiece whole, WrittenMap before, WrittenMap after) => new Elements(text, whole).Join(Entries(whole, before, after)),
            (GroupPiece whole, WrittenList before, WrittenList after) => new Elements(text, whole).Join(Items(whole, before, after)),
            _ => throw new ArgumentOutOfRangeException(nameof(will)),
        };

    private List<Unit> Entries(GroupPiece whole, WrittenMap was, WrittenMap will)
    {
        // An entry that says what stands for nothing, such as false or [], is there and yet not among what was read.
        List<Unit> units =
        [
            .. from pair in whole.Elements.Index()
            let before = was[pair.Item.Key]
            let after = will[pair.Item.Key]
            where after is not null || before is null
            select new Unit(pair.Index, pair.Item.Key, Entry(whole, pair.Item, before, after)),
        ];
        var place = 0;
        foreach (var entry in will.Entries)
        {
            var known = units.FindIndex(unit => unit.Key == entry.Key);
            if (known < 0)
            {
                var line =
                    json is not null ? $"{House.InQuotes(entry.Key)}:{json}{House.Json(entry.Value, json)}"
                    : whole.InBrackets ? $"{entry.Key}: {House.OnOneLine(entry.Value)}"
                    : $"{entry.Key}:{House.AfterKey(entry.Value, whole.Column)}";
                units.Insert(known = place, new Unit(null, entry.Key, line));
            }

            place = known + 1;
        }

        return units;
    }

    private string Entry(GroupPiece whole, Element element, Written? was, Written? will)
    {
        if (will is null || Written.Same(was, will))
        {
            return text[element.Lead..element.End];
        }

        if (was is null ? element.Value is TextPiece { IsNull: false } && will is WrittenText : Fits(element.Value, was, will))
        {
            var value = Value(element.Value, was ?? new WrittenText("", Quotes.Never), will);
            return text[element.Lead..element.Value.Start] + value + text[element.Value.End..element.End];
        }

        var head = text[element.Lead..(text.IndexOf(':', element.Start + element.Key.Length) + 1)];
        var rest = text[element.Value.End..element.End];
        if (whole.InBrackets)
        {
            return json is null ? $"{head} {House.OnOneLine(will)}{rest}" : $"{head}{json}{House.Json(will, json)}{rest}";
        }

        var after = House.AfterKey(will, whole.Column);
        return after[0] == '\n' ? head + rest + after : head + after + rest;
    }

    private List<Unit> Items(GroupPiece whole, WrittenList was, WrittenList will) =>
        [
            .. SameItem
                .Find(was, will)
                .Select(
                    (before, index) =>
                        new Unit(
                            before,
                            "",
                            (before, whole.InBrackets) switch
                            {
                                ({ } old, _) => Item(whole.Elements[old], was.Items[old], will.Items[index]),
                                (null, true) => Beside(whole, will.Items[index]),
                                (null, false) => House.Item(will.Items[index], whole.Column),
                            }
                        )
                ),
        ];

    private string Item(Element element, Written was, Written will) =>
        Fits(element.Value, was, will)
            ? text[element.Lead..element.Value.Start] + Value(element.Value, was, will) + text[element.Value.End..element.End]
            : throw new FormatException("An item holds something else than what was read from it.");

    // A list of bare words stays one.
    private string Beside(GroupPiece whole, Written item) =>
        json is not null ? House.Json(item, json)
        : item is WrittenText word && whole.Elements[0].Value is TextPiece first ? House.Text(word, first.Style)
        : House.OnOneLine(item);
}
