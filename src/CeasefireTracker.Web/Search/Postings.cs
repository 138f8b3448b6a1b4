using System.Buffers;

namespace CeasefireTracker.Web.Search;

/// <summary>
/// Where a token stands: for each time a number, the event's ordinal × 2²⁴ + the place among the event's tokens, in rising order; kept as
/// the differences, seven bits a byte, the lowest first (LEB128).
/// </summary>
internal static class Postings
{
    /// <summary>A longer word is kept and looked for by its beginning of this many characters: a key of a B-tree has no room for every
    /// length.</summary>
    private const int LongestToken = 256;

    private const int PlaceBits = 24;

    public static long Of(int ordinal, int place) => ((long)ordinal << PlaceBits) + place;

    public static int Ordinal(long posting) => (int)(posting >> PlaceBits);

    /// <summary>The token as it is kept.</summary>
    public static string Kept(string token) =>
        token.Length <= LongestToken ? token : token[..(char.IsHighSurrogate(token[LongestToken - 1]) ? LongestToken - 1 : LongestToken)];

    public static void Append(IBufferWriter<byte> bytes, ulong number)
    {
        var room = bytes.GetSpan(10);
        var length = 0;
        for (; number > 0x7F; number >>= 7)
        {
            room[length++] = (byte)(number | 0x80);
        }

        room[length++] = (byte)number;
        bytes.Advance(length);
    }

    /// <summary>Adds up the differences.</summary>
    public static IEnumerable<long> Read(byte[] bytes)
    {
        var last = 0L;
        foreach (var difference in Numbers64(bytes))
        {
            yield return last += difference;
        }
    }

    public static IEnumerable<int> Numbers(byte[] bytes) => Numbers64(bytes).Select(number => (int)number);

    private static IEnumerable<long> Numbers64(byte[] bytes)
    {
        var (number, shift) = (0L, 0);
        foreach (var b in bytes)
        {
            number |= (long)(b & 0x7F) << shift;
            shift += 7;
            if (b < 0x80)
            {
                yield return number;
                (number, shift) = (0, 0);
            }
        }
    }
}

/// <summary>The postings of a block of events, put together in memory.</summary>
internal sealed class PostingsBlock
{
    private readonly Dictionary<string, Growing> tokens = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> sizes = new();

    /// <summary>Adds the tokens of an event, parted by spaces; events come in the order of their ordinals.</summary>
    public void Add(int ordinal, string text)
    {
        var (place, known) = (0, tokens.GetAlternateLookup<ReadOnlySpan<char>>());
        foreach (var range in text.AsSpan().Split(' '))
        {
            var token = text.AsSpan()[range];
            if (token.IsEmpty)
            {
                continue;
            }

            if (!known.TryGetValue(token, out var growing))
            {
                var kept = Postings.Kept(token.ToString());
                growing = tokens.TryGetValue(kept, out var same) ? same : tokens[kept] = new Growing();
            }

            growing.Add(Postings.Of(ordinal, place++));
        }

        Postings.Append(sizes, (ulong)place);
    }

    /// <summary>How many tokens each event has.</summary>
    public byte[] Sizes() => sizes.WrittenSpan.ToArray();

    /// <summary>The tokens in the order of their bytes, which makes the copy the same each time.</summary>
    public IEnumerable<(string Token, byte[] Places)> Tokens() =>
        tokens.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.ToArray()));

    private sealed class Growing
    {
        private readonly ArrayBufferWriter<byte> bytes = new(8);
        private long last;

        public void Add(long posting)
        {
            Postings.Append(bytes, (ulong)(posting - last));
            last = posting;
        }

        public byte[] ToArray() => bytes.WrittenSpan.ToArray();
    }
}
