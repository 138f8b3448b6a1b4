using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads one line of NDJSON (RFC 8259 text, UTF-8, no line feed within) into the nodes that YAML is read into.</summary>
internal static class JsonNodes
{
    private const int MaxDepth = 16;
    private const int LongestWord = 40;

    // Keys, words and ids come again and again; whatever word hashes to a place last stands there, and any thread may replace it.
    private static readonly string?[] Words = new string?[1024];

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
            problems.Add(
                new Problem(
                    file,
                    line,
                    "json",
                    FormattableString.Invariant($"This is not readable JSON at byte {e.BytePositionInLine + 1} of the line.")
                )
            );
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(
                new Problem(file, line, "encoding", "The line holds half a character (an escape such as \\ud83d without its other half).")
            );
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
                return new ScalarNode(line, Text(ref reader, file, line, problems), Quoted: true);
            default:
                return new ScalarNode(line, Encoding.UTF8.GetString(reader.ValueSpan), Quoted: false);
        }
    }

    private static List<MapEntry> Entries(ref Utf8JsonReader reader, string file, int line, ICollection<Problem> problems)
    {
        var entries = new List<MapEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Text(ref reader, file, line, problems);
            reader.Read();
            var value = Value(ref reader, file, line, problems);
            if (MapNode.Find(entries, key) is not null)
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

    private static string Text(ref Utf8JsonReader reader, string file, int line, ICollection<Problem> problems)
    {
        var bytes = reader.ValueSpan;
        if (bytes.Length is 0 or > LongestWord || reader.ValueIsEscaped || !Ascii.IsValid(bytes))
        {
            return Seen(reader.GetString()!, file, line, problems);
        }

        ref var word = ref Words[
            (bytes[0] + (bytes[^1] * 31) + (bytes[bytes.Length / 2] * 961) + (bytes.Length * 29791)) & (Words.Length - 1)
        ];
        var known = Volatile.Read(ref word);
        if (known is null || !Ascii.Equals(bytes, known))
        {
            Volatile.Write(ref word, known = reader.GetString()!);
        }

        return Seen(known, file, line, problems);
    }

    private static string Seen(string text, string file, int line, ICollection<Problem> problems)
    {
        if (UnseenCharacter.Describe(text) is { } message)
        {
            problems.Add(new Problem(file, line, "character", message.En));
        }

        return text;
    }
}
