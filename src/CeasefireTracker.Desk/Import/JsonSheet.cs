using System.Text.Json;
using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Import;

/// <summary>JSON, whole or a line each: events as this tracker writes them, the slides of TimelineJS, or whatever objects a list
/// holds.</summary>
public static class JsonSheet
{
    private const int Deepest = 32;
    private const int LongestLine = 1024 * 1024;

    private const string Eras = "eras";

    // What lists are called that hold the things themselves.
    private static readonly string[] Lists = ["events", "items", "articles", "data", "records", "results", "entries", "rows", "features"];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>A file of one value.</summary>
    public static ImportSheet Read(string text)
    {
        JsonNode? root;
        try
        {
            root = Parsed(text);
        }
        catch (JsonException e)
        {
            throw new UnreadableException(new Said("file.no-json", (e.LineNumber ?? 0) + 1));
        }

        var (list, told) = root is JsonObject own && OwnEvent.Is(own) ? ([own.DeepClone()], []) : Find(root);
        if (list is null)
        {
            throw new UnreadableException(new Said("file.no-list"));
        }

        // Before each becomes a row, because a row takes more than what is written of it.
        if (list.Count > ImportSheet.MostRows)
        {
            throw new UnreadableException(new Said("file.rows", ImportSheet.MostRows));
        }

        var rows = list.Index().Select(item => Row(item.Index + 1, item.Item)).ToList();
        if (root is JsonObject file && list.Parent is not null)
        {
            // The slides of TimelineJS that are no events have their own places.
            rows.AddRange(file["title"] is JsonObject ? [ImportRow.Not(rows.Count + 1, passedOver: new Said("row.title-slide"))] : []);
            rows.AddRange((file[Eras] as JsonArray ?? []).Select(_ => ImportRow.Not(0, passedOver: new Said("row.era"))));
            rows = [.. rows.Index().Select(row => row.Item with { Place = row.Index + 1 })];
        }

        return ImportSheet.Of(rows, told);
    }

    /// <summary>A file of one value a line (NDJSON).</summary>
    public static ImportSheet ReadLines(string text) =>
        ImportSheet.Of(
            text.Split('\n')
                .Index()
                .Where(line => !string.IsNullOrWhiteSpace(line.Item))
                .Select(line =>
                {
                    if (line.Item.Length > LongestLine)
                    {
                        return ImportRow.Not(line.Index + 1, refused: new Said("row.size"));
                    }

                    try
                    {
                        return Row(line.Index + 1, Parsed(line.Item));
                    }
                    catch (JsonException)
                    {
                        return ImportRow.Not(line.Index + 1, refused: new Said("row.no-json"));
                    }
                })
        );

    // Of two entries of one name it is not known which is meant.
    /// <exception cref="JsonException">It is no JSON, or a text in it holds half a character.</exception>
    internal static JsonNode? Parsed(string text)
    {
        var node = JsonNode.Parse(text, documentOptions: Options);
        try
        {
            Taken(node);
            return node;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    // Half a character is found only where a text is taken.
    private static void Taken(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Taken(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Taken(item);
                }

                break;
            case JsonValue value:
                _ = value.TryGetValue<string>(out _);
                break;
        }
    }

    private static (JsonArray? List, IReadOnlyList<Said> Told) Find(JsonNode? root)
    {
        if (root is not JsonObject file)
        {
            return (root as JsonArray, []);
        }

        var lists = Within(file, "").ToList();
        var ofObjects = lists.Where(list => list.Items.Any(item => item is JsonObject)).ToList();
        var (path, items) = (ofObjects.Count > 0 ? ofObjects : lists)
            .OrderBy(list => Lists.Contains(list.Path) ? Array.IndexOf(Lists, list.Path) : Lists.Length)
            .FirstOrDefault();
        return (
            items,
            [
                // What is a page of more says so.
                .. file["next"]?.ToString() is { Length: > 0 } next && items is not null
                    ? [new Said("file.page", next)]
                    : Array.Empty<Said>(),
                .. ofObjects.Where(list => list.Path != path).Select(list => new Said("file.list", list.Path, list.Items.Count)),
            ]
        );
    }

    /// <summary>The lists of an object, and then those of the objects in it, by their names joined by points.</summary>
    private static IEnumerable<(string Path, JsonArray Items)> Within(JsonObject map, string before) =>
        map.Where(entry => entry.Value is JsonArray && before + entry.Key != Eras)
            .Select(entry => (before + entry.Key, (JsonArray)entry.Value!))
            .Concat(
                map.Where(entry => entry.Value is JsonObject).SelectMany(entry => Within((JsonObject)entry.Value!, $"{before}{entry.Key}."))
            );

    private static ImportRow Row(int place, JsonNode? item) =>
        item is not JsonObject map
            ? ImportRow.Not(place, refused: new Said("row.no-object"))
            : OwnEvent.Of(place, map) ?? new ImportRow(place, Cells(map));

    /// <summary>What an object holds, each under its names joined by points; texts of a list stand in one cell.</summary>
    private static Dictionary<string, string> Cells(JsonObject map)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(map, "");
        return cells;

        void Add(JsonObject within, string before)
        {
            foreach (var (name, value) in within)
            {
                switch (value)
                {
                    case JsonObject inner:
                        Add(inner, $"{before}{name}.");
                        break;
                    case JsonArray list:
                        Put(before + name, string.Join(';', list.Select(Name).Where(text => text.Length > 0)));
                        // What its objects hold besides their names.
                        foreach (
                            var others in list.OfType<JsonObject>()
                                .SelectMany(item => item.Where(entry => entry.Value is not null && entry.Key != Called(item)))
                                .GroupBy(entry => entry.Key, entry => Text(entry.Value!))
                        )
                        {
                            Put($"{before}{name}.{others.Key}", string.Join(';', others));
                        }

                        break;
                    case not null:
                        Put(before + name, value.ToString());
                        break;
                }
            }
        }

        void Put(string name, string text)
        {
            // A name with a point in it may be the same as one in an object.
            var free = name;
            for (var number = 2; !string.IsNullOrWhiteSpace(text) && !cells.TryAdd(free, text.Trim()); number++)
            {
                free = FormattableString.Invariant($"{name} ({number})");
            }
        }
    }

    private static string Name(JsonNode? item) =>
        item switch
        {
            JsonObject map => Called(map) is { } name ? Text(map[name]!) : "",
            null => "",
            _ => Text(item),
        };

    // Under which name an object says what it is called.
    private static string? Called(JsonObject map) =>
        new[] { "name", "label", "title", "url", "id" }.FirstOrDefault(name => map[name] is JsonValue);

    private static string Text(JsonNode value) => value is JsonValue ? value.ToString() : value.ToJsonString();
}
