using System.Text.Json;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads one line of NDJSON (RFC 8259 text, UTF-8, no line feed within) into the nodes that YAML is read into.</summary>
internal static class JsonNodes
{
    private const int MaxDepth = 16;

    /// <summary>The line's root, or null with a problem collected.</summary>
    public static Node? Read(ReadOnlySpan<byte> text, string file, int line, ICollection<Problem> problems)
    {
        if (!Utf8.IsValid(text))
        {
            problems.Add(new Problem(file, line, "encoding", "The line is not UTF-8."));
            return null;
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var root = Value(ref reader, file, line, problems);
            // Anything but white space after the value is refused here.
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            problems.Add(new Problem(file, line, "json", FormattableString.Invariant($"This is not readable JSON at byte {e.BytePositionInLine + 1} of the line.")));
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new Problem(file, line, "encoding", "The line holds half a character (an escape such as \\ud83d without its other half)."));
            return null;
        }
    }

    private static Node Value(ref Utf8JsonReader reader, string file, int line, ICollection<Problem> problems)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new MapNode(line, Entries(ref reader, file, line, problems));
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, file, line, problems));
                }

                return new ListNode(line, items);
            case JsonTokenType.String:
                return new ScalarNode(line, Seen(reader.GetString()!, file, line, problems), Quoted: true);
            default:
                return new ScalarNode(line, System.Text.Encoding.UTF8.GetString(reader.ValueSpan), Quoted: false);
        }
    }

    private static List<MapEntry> Entries(ref Utf8JsonReader reader, string file, int line, ICollection<Problem> problems)
    {
        var entries = new List<MapEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Seen(reader.GetString()!, file, line, problems);
            reader.Read();
            var value = Value(ref reader, file, line, problems);
            if (entries.Exists(other => other.Key == key))
            {
                problems.Add(new Problem(file, line, "duplicate-key", $"'{key}' stands here a second time."));
            }
            else
            {
                entries.Add(new MapEntry(key, line, value));
            }
        }

        return entries;
    }

    private static string Seen(string text, string file, int line, ICollection<Problem> problems)
    {
        if (UnseenCharacter.Describe(text) is { } message)
        {
            problems.Add(new Problem(file, line, "character", message));
        }

        return text;
    }
}
