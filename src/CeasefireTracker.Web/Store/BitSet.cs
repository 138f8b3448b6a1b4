using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CeasefireTracker.Web.Store;

/// <summary>A set of event ordinals, one bit each; sets of one dataset have one length. Operations return new sets.</summary>
public sealed class BitSet
{
    // Words to a stretch: few enough to count the last one anew, and a directory of them weighs a sixteenth of the set.
    private const int Stretch = 8;

    private readonly ulong[] words;
    private int[]? directory;

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

    /// <summary>The set of the ordinals in any of the lists given.</summary>
    public static BitSet Of(int length, IEnumerable<ImmutableArray<int>> lists)
    {
        var set = Empty(length);
        foreach (var list in lists)
        {
            foreach (var ordinal in list)
            {
                set.words[ordinal >> 6] |= 1UL << (ordinal & 63);
            }
        }

        return set;
    }

    /// <summary>The set of every ordinal.</summary>
    public static BitSet All(int length) => First(length, length);

    /// <summary>The set of the ordinals below <paramref name="count"/>.</summary>
    public static BitSet First(int length, int count)
    {
        var set = Empty(length);
        Array.Fill(set.words, ulong.MaxValue, 0, count >> 6);
        if ((count & 63) != 0)
        {
            set.words[count >> 6] = (1UL << (count & 63)) - 1;
        }

        return set;
    }

    /// <summary>The set of the ordinals whose number is at least the least one.</summary>
    /// <param name="numbers">One number an ordinal, from the first; the ordinals beyond them are not in the set.</param>
    public static BitSet AtLeast(ReadOnlySpan<int> numbers, int least, int length)
    {
        var set = Empty(length);
        var bound = new Vector<int>(least);
        var i = 0;
        // Most stretches lie wholly on one side of the bound, and a stretch that does is one comparison a vector.
        for (; i + 64 <= numbers.Length; i += 64)
        {
            var (all, any) = (true, false);
            for (var j = i; j < i + 64; j += Vector<int>.Count)
            {
                var vector = new Vector<int>(numbers[j..]);
                all &= Vector.GreaterThanOrEqualAll(vector, bound);
                any |= Vector.GreaterThanOrEqualAny(vector, bound);
            }

            set.words[i >> 6] =
                all ? ulong.MaxValue
                : any ? Word(numbers.Slice(i, 64), least)
                : 0;
        }

        if (i < numbers.Length)
        {
            set.words[i >> 6] = Word(numbers[i..], least);
        }

        return set;
    }

    /// <summary>The set over these words, which nobody else writes to any more.</summary>
    internal static BitSet FromWords(int length, ulong[] words) => new(words, length);

    /// <summary>The set as <see cref="ToBytes"/> wrote it.</summary>
    public static BitSet FromBytes(int length, byte[] bytes) => new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray(), length);

    /// <summary>Little-endian words of 64 bits, the lowest ordinal in the lowest bit.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes<ulong>(words).ToArray();

    public int Count() => CountBelow(Length);

    /// <summary>How many of the set's ordinals are below the one given.</summary>
    public int CountBelow(int ordinal)
    {
        var (whole, stretch) = (ordinal >> 6, (ordinal >> 6) / Stretch);
        var count = Directory[stretch];
        for (var i = stretch * Stretch; i < whole; i++)
        {
            count += BitOperations.PopCount(words[i]);
        }

        return (ordinal & 63) == 0 ? count : count + BitOperations.PopCount(words[whole] & ((1UL << (ordinal & 63)) - 1));
    }

    // How many ordinals lie before each stretch, and last how many there are: a picture asks for hundreds of counts of one set.
    private int[] Directory
    {
        get
        {
            if (directory is { } known)
            {
                return known;
            }

            var counts = new int[(words.Length / Stretch) + 2];
            for (var i = 0; i < words.Length; i++)
            {
                counts[(i / Stretch) + 1] += BitOperations.PopCount(words[i]);
            }

            for (var i = 1; i < counts.Length; i++)
            {
                counts[i] += counts[i - 1];
            }

            return directory = counts;
        }
    }

    public bool Contains(int ordinal) => (words[ordinal >> 6] & (1UL << (ordinal & 63))) != 0;

    public BitSet And(BitSet other)
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = words[i] & other.words[i];
        }

        return new BitSet(result, Length);
    }

    public BitSet Or(BitSet other)
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = words[i] | other.words[i];
        }

        return new BitSet(result, Length);
    }

    public BitSet Not()
    {
        var result = First(Length, Length);
        for (var i = 0; i < words.Length; i++)
        {
            result.words[i] &= ~words[i];
        }

        return result;
    }

    /// <summary>How many ordinals both sets hold, without making a third.</summary>
    public int CountWith(BitSet other)
    {
        var counts = Directory;
        if (counts[^1] == 0)
        {
            return 0;
        }

        // What is asked for often lies between two days, and so between two words.
        var first = (counts.AsSpan().IndexOfAnyExcept(0) - 1) * Stretch;
        var end = Math.Min(words.Length, counts.AsSpan().IndexOf(counts[^1]) * Stretch);
        ReadOnlySpan<ulong> mine = words.AsSpan(first..end),
            others = other.words.AsSpan(first..end);
        long even = 0,
            odd = 0;
        var i = 0;
        // Two sums, because one would wait for itself.
        for (; i + 1 < mine.Length && i + 1 < others.Length; i += 2)
        {
            even += BitOperations.PopCount(mine[i] & others[i]);
            odd += BitOperations.PopCount(mine[i + 1] & others[i + 1]);
        }

        return (int)(even + odd) + (i < mine.Length ? BitOperations.PopCount(mine[i] & others[i]) : 0);
    }

    /// <summary>The ordinals from the lowest, or from the highest.</summary>
    public IEnumerable<int> Ordinals(bool highestFirst = false) => highestFirst ? Down(Length - 1) : Up(0);

    /// <summary>The set's ordinals from this one on, it included, upwards.</summary>
    public IEnumerable<int> Up(int from)
    {
        var first = from >> 6;
        for (var index = first; index < words.Length; index++)
        {
            var word = index == first ? words[index] & (ulong.MaxValue << (from & 63)) : words[index];
            while (word != 0)
            {
                yield return (index << 6) + BitOperations.TrailingZeroCount(word);
                word &= word - 1;
            }
        }
    }

    /// <summary>The set's ordinals from this one on, it included, downwards.</summary>
    public IEnumerable<int> Down(int from)
    {
        var first = from >> 6;
        for (var index = first; index >= 0 && from >= 0; index--)
        {
            var word = index == first ? words[index] & (ulong.MaxValue >> (63 - (from & 63))) : words[index];
            while (word != 0)
            {
                var bit = BitOperations.Log2(word);
                yield return (index << 6) + bit;
                word &= ~(1UL << bit);
            }
        }
    }

    private static ulong Word(ReadOnlySpan<int> numbers, int least)
    {
        var word = 0UL;
        for (var i = 0; i < numbers.Length; i++)
        {
            word |= numbers[i] >= least ? 1UL << i : 0;
        }

        return word;
    }
}
