using System.Numerics;
using System.Runtime.InteropServices;

namespace CeasefireTracker.Web.Timeline;

/// <summary>A set of event ordinals, one bit each; sets of one dataset have one length. Operations return new sets.</summary>
public sealed class BitSet
{
    private readonly ulong[] words;

    private BitSet(ulong[] words, int length)
    {
        this.words = words;
        Length = length;
    }

    /// <summary>How many ordinals there are, in the set or not.</summary>
    public int Length { get; }

    /// <summary>The set of no ordinal.</summary>
    public static BitSet Empty(int length) => new(new ulong[(length + 63) / 64], length);

    /// <summary>The set of the ordinals given.</summary>
    public static BitSet Of(int length, IEnumerable<int> ordinals)
    {
        var set = Empty(length);
        foreach (var ordinal in ordinals)
        {
            set.words[ordinal >> 6] |= 1UL << (ordinal & 63);
        }

        return set;
    }

    /// <summary>The set of the ordinals for which the test holds.</summary>
    public static BitSet Where(int length, Func<int, bool> test) => Of(length, Enumerable.Range(0, length).Where(test));

    /// <summary>The set of every ordinal.</summary>
    public static BitSet All(int length) => Empty(length).Not();

    /// <summary>The set as <see cref="ToBytes"/> wrote it.</summary>
    public static BitSet FromBytes(int length, byte[] bytes) => new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray(), length);

    /// <summary>Little-endian words of 64 bits, the lowest ordinal in the lowest bit.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes<ulong>(words).ToArray();

    public int Count()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public bool Contains(int ordinal) => (words[ordinal >> 6] & (1UL << (ordinal & 63))) != 0;

    public BitSet And(BitSet other) => Combine(other, static (a, b) => a & b);

    public BitSet Or(BitSet other) => Combine(other, static (a, b) => a | b);

    public BitSet Not()
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            result[i] = ~words[i];
        }

        if ((Length & 63) != 0)
        {
            result[^1] &= (1UL << (Length & 63)) - 1;
        }

        return new BitSet(result, Length);
    }

    /// <summary>How many ordinals both sets hold, without making a third.</summary>
    public int CountWith(BitSet other)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            count += BitOperations.PopCount(words[i] & other.words[i]);
        }

        return count;
    }

    /// <summary>The ordinals from the lowest, or from the highest.</summary>
    public IEnumerable<int> Ordinals(bool highestFirst = false)
    {
        for (var step = 0; step < words.Length; step++)
        {
            var index = highestFirst ? words.Length - 1 - step : step;
            var word = words[index];
            while (word != 0)
            {
                var bit = highestFirst ? BitOperations.Log2(word) : BitOperations.TrailingZeroCount(word);
                word &= ~(1UL << bit);
                yield return (index << 6) + bit;
            }
        }
    }

    private BitSet Combine(BitSet other, Func<ulong, ulong, ulong> operation)
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            result[i] = operation(words[i], other.words[i]);
        }

        return new BitSet(result, Length);
    }
}
