using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Rows as their statements take them, one after another: of each the number of its statement, then its values, each a mark and what it says.
/// They are made on other threads than the one that writes; as objects they would take ten times as much memory.
/// </summary>
internal sealed class RowBytes
{
    /// <summary>The mark of no value.</summary>
    public const byte Null = 0;

    /// <summary>The mark of a number, of which eight bytes follow, the lowest first.</summary>
    public const byte Number = 1;

    /// <summary>The mark of a text, of which the length in four bytes and the UTF-8 follow.</summary>
    public const byte Text = 2;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /// <summary>All rows added since it was cleared.</summary>
    public ReadOnlySpan<byte> Rows => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    /// <summary>Begins a row; its values follow, one for each column.</summary>
    public void Begin(byte statement)
    {
        Room(1)[0] = statement;
        length++;
    }

    public void Add(long? value)
    {
        var room = Room(9);
        room[0] = value is null ? Null : Number;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], value.GetValueOrDefault());
        length += value is null ? 1 : 9;
    }

    public void Add(string? value)
    {
        if (value is null)
        {
            Room(1)[0] = Null;
            length++;
            return;
        }

        var room = Room(5 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var written = Encoding.UTF8.GetBytes(value, room[5..]);
        room[0] = Text;
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], written);
        length += 5 + written;
    }

    public void Add(DateOnly? value)
    {
        if (value is not { } day)
        {
            Add((string?)null);
            return;
        }

        var room = Room(15);
        room[0] = Text;
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], 10);
        day.TryFormat(room[5..], out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        length += 15;
    }

    public void Add(EdtfDate? value) => Add(value?.ToString());

    /// <summary>Adds a word of a closed set in its written form.</summary>
    public void AddWord<T>(T word) where T : struct, Enum => Add(word.Text());

    /// <summary>Adds a list as EF Core writes it, a JSON array.</summary>
    public void Add(List<string> values)
    {
        var start = length;
        Room(5)[0] = Text;
        length += 5;
        Append("["u8);
        for (var i = 0; i < values.Count; i++)
        {
            Append(i == 0 ? "\""u8 : ",\""u8);
            // Nothing in an id is escaped, and nearly every value is one.
            if (Slug.IsValid(values[i]))
            {
                length += Encoding.UTF8.GetBytes(values[i], Room(values[i].Length));
            }
            else
            {
                Append(JsonEncodedText.Encode(values[i]).EncodedUtf8Bytes);
            }

            Append("\""u8);
        }

        Append("]"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(start + 1), length - start - 5);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    private Span<byte> Room(int more)
    {
        if (bytes.Length - length < more)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more));
        }

        return bytes.AsSpan(length);
    }
}
