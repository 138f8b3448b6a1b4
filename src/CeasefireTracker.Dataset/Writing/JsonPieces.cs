using System.Text;
using System.Text.Json;
using YamlDotNet.Core;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>Finds where each value of a JSON text stands. The text is one that the reader of files has taken.</summary>
internal ref struct JsonPieces
{
    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private int byteAt;
    private int charAt;

    private JsonPieces(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        reader = new Utf8JsonReader(bytes);
    }

    /// <summary>The root of the text.</summary>
    public static Piece Of(string text)
    {
        var pieces = new JsonPieces(Encoding.UTF8.GetBytes(text));
        pieces.reader.Read();
        return pieces.Value();
    }

    private Piece Value()
    {
        var start = Place(reader.TokenStartIndex);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            var style = reader.TokenType == JsonTokenType.String ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain;
            return new TextPiece(start, Place(reader.BytesConsumed), style, reader.TokenType == JsonTokenType.Null);
        }

        var (isMap, elements) = (reader.TokenType == JsonTokenType.StartObject, new List<Element>());
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var (key, place) = ("", Place(reader.TokenStartIndex));
            if (isMap)
            {
                key = reader.GetString()!;
                reader.Read();
            }

            var value = Value();
            elements.Add(new Element(key, place, place, value.End, value));
        }

        return new GroupPiece(start, Place(reader.BytesConsumed), isMap, true, 0, elements);
    }

    // The reader counts bytes and goes forward only.
    private int Place(long at)
    {
        charAt += Encoding.UTF8.GetCharCount(bytes[byteAt..(int)at]);
        byteAt = (int)at;
        return charAt;
    }
}
