using System.Text.Json;
using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Import;

/// <summary>JSON, whole or a line each: events as this tracker writes them, the slides of TimelineJS, or whatever objects a list
/// holds.</summary>
public static class JsonSheet
{
    private const int Deepest = 32;
    private const int LongestLine = 1024 * 1024;

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

        var rows = list.Index().Select(item => Row(item.Index + 1, item.Item)).ToList();
        if (root is JsonObject file && list.Parent is not null)
        {
            // The slides of TimelineJS that are no events have their own places.
            rows.AddRange(file["title"] is JsonObject ? [ImportRow.Not(rows.Count + 1, passedOver: new Said("row.title-slide"))] : []);
            rows.AddRange((file["eras"] as JsonArray ?? []).Select(_ => ImportRow.Not(0, passedOver: new Said("row.era"))));
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
        if (root is JsonArray array)
        {
            return (array, []);
        }

        if (root is not JsonObject file)
        {
            return (null, []);
        }

        var name = Lists.FirstOrDefault(name => file[name] is JsonArray) ?? file.FirstOrDefault(entry => entry.Value is JsonArray).Key;
        // What is a page of more says so.
        return name is null ? (null, [])
            : file["next"]?.ToString() is { Length: > 0 } next ? ((JsonArray)file[name]!, [new Said("file.page", next)])
            : ((JsonArray)file[name]!, []);
    }

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
                        break;
                    case not null:
                        Put(before + name, value.ToString());
                        break;
                }
            }
        }

        void Put(string name, string text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                cells[name] = text.Trim();
            }
        }
    }

    private static string Name(JsonNode? item) =>
        item switch
        {
            JsonObject map => (map["name"] ?? map["label"] ?? map["title"] ?? map["url"] ?? map["id"]) is JsonValue value
                ? value.ToString()
                : "",
            JsonValue value => value.ToString(),
            _ => "",
        };
}
