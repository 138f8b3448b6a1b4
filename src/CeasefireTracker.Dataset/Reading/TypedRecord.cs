using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// A record as somebody typed it, right or not: objects, arrays and texts under the names of its fields. What holds no text counts as not
/// typed. Its lines are numbered so that a problem of any line leads back to the field it is about.
/// </summary>
public sealed class TypedRecord
{
    private readonly List<string> places = [];
    private readonly List<(int Line, LocalizedText What)> unseen = [];
    private readonly int first;
    private readonly MapNode root;

    /// <param name="first">The number of its first line; what is read beside it has other numbers.</param>
    public TypedRecord(JsonObject typed, int first = 1)
    {
        this.first = first;
        root = (MapNode?)Node(typed, "") ?? new MapNode(first, []);
    }

    /// <summary>Where in the record a line is, such as <c>terms.0.detail</c>; empty for the record itself, null if the line is not of this
    /// record.</summary>
    public string? PlaceOf(int line) =>
        line >= first && line - first < Math.Max(places.Count, 1) ? places.ElementAtOrDefault(line - first) ?? "" : null;

    /// <summary>The record, or null if so much is missing that nothing can be made of it.</summary>
    /// <param name="file">The file that problems are told of.</param>
    public T? Read<T>(string file, Shape<T> shape, ICollection<Problem> problems)
        where T : class
    {
        var fields = new FieldReader(root, file, shape.What, problems);
        var record = shape.Read(fields);
        fields.Done();
        Unseen(file, problems);
        return record;
    }

    /// <summary>The event, with its id and its narrative, or null if it has no date.</summary>
    /// <inheritdoc cref="Read"/>
    public Event? ReadEvent(string file, ICollection<Problem> problems)
    {
        var fields = new FieldReader(root, file, EventFields.Event.What, problems);
        var head = EventFields.Line.Read(fields)!;
        var e = EventFields.Event.Read(fields);
        fields.Done();
        Unseen(file, problems);
        return e is null ? null : e with { Id = head.Id, Narrative = head.Narrative };
    }

    /// <summary>What somebody would have typed to get this record.</summary>
    public static JsonObject Of<T>(T record, Shape<T> shape)
        where T : class => (JsonObject)Json(shape.Write(record));

    /// <inheritdoc cref="Of{T}"/>
    public static JsonObject Of(Event e)
    {
        var typed = Of(e, EventFields.Line);
        foreach (var (name, value) in Of(e, EventFields.Event))
        {
            typed[name] = value?.DeepClone();
        }

        return typed;
    }

    private static JsonNode Json(Written value) =>
        value switch
        {
            WrittenText text => JsonValue.Create(text.Text),
            WrittenList list => new JsonArray([.. list.Items.Select(Json)]),
            WrittenMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Json(entry.Value)))),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    private Node? Node(JsonNode? typed, string place)
    {
        if (typed is JsonValue value)
        {
            var text = value.ToString();
            if (text.Length == 0)
            {
                return null;
            }

            var number = Number(place);
            if (UnseenCharacter.Describe(text) is { } what)
            {
                unseen.Add((number, what));
            }

            return new ScalarNode(number, text, Quoted: true);
        }

        var (line, count) = (Number(place), places.Count);
        var within = place.Length == 0 ? "" : place + ".";
        Node? node = typed switch
        {
            JsonObject map
                when map.Select(entry => (entry.Key, Node: Node(entry.Value, within + entry.Key)))
                    .Where(entry => entry.Node is not null)
                    .Select(entry => new MapEntry(entry.Key, entry.Node!.Line, entry.Node))
                    .ToList()
                    is { Count: > 0 } entries => new MapNode(line, entries),
            JsonArray list
                when list.Select((item, index) => Node(item, FormattableString.Invariant($"{within}{index}"))).OfType<Node>().ToList()
                    is { Count: > 0 } items => new ListNode(line, items),
            _ => null,
        };
        if (node is null)
        {
            places.RemoveRange(count - 1, places.Count - count + 1);
        }

        return node;
    }

    // What is pasted often brings them along, and no file may have them.
    private void Unseen(string file, ICollection<Problem> problems) =>
        unseen.ForEach(found => problems.Add(new Problem(file, found.Line, "character", found.What.En, found.What.Ja)));

    private int Number(string place)
    {
        places.Add(place);
        return first + places.Count - 1;
    }
}
