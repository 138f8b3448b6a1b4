using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Store;

public sealed class BitSetTests
{
    public static TheoryData<int, int> Sizes =>
        new()
        {
            { 0, 1 },
            { 1, 2 },
            { 63, 3 },
            { 64, 4 },
            { 65, 5 },
            { 127, 6 },
            { 128, 7 },
            { 1000, 8 },
            { 4096, 9 },
            { 4099, 10 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sets_of_bits_do_what_sets_of_numbers_do(int length, int seed)
    {
        var random = new Random(seed);
        var (a, b) = (Some(), Some());
        var (left, right) = (BitSet.Of(length, a), BitSet.Of(length, b));

        Assert.Equal(a, left.Ordinals());
        Assert.Equal(a.Reverse(), left.Ordinals(highestFirst: true));
        Assert.Equal(a.Intersect(b), left.And(right).Ordinals());
        Assert.Equal(a.Union(b).Order(), left.Or(right).Ordinals());
        Assert.Equal(Enumerable.Range(0, length).Except(a), left.Not().Ordinals());
        Assert.Equal(a.Count, left.Count());
        Assert.Equal(a.Intersect(b).Count(), left.CountWith(right));
        Assert.Equal(a.Intersect(b).Count(Between), BitSet.Of(length, a.Where(Between)).CountWith(right));
        Assert.Equal(0, BitSet.Empty(length).CountWith(right));
        Assert.Equal(a, BitSet.FromBytes(length, left.ToBytes()).Ordinals());
        Assert.Equal(Enumerable.Range(0, length), BitSet.All(length).Ordinals());
        for (var ordinal = 0; ordinal < length; ordinal += 1 + length / 40)
        {
            Assert.Equal(a.Contains(ordinal), left.Contains(ordinal));
            Assert.Equal(a.Count(other => other < ordinal), left.CountBelow(ordinal));
            Assert.Equal(a.Where(other => other >= ordinal), left.Up(ordinal));
            Assert.Equal(a.Where(other => other <= ordinal).Reverse(), left.Down(ordinal));
            Assert.Equal(Enumerable.Range(0, ordinal), BitSet.First(length, ordinal).Ordinals());
        }

        Assert.Empty(left.Up(length));
        Assert.Empty(left.Down(-1));

        bool Between(int ordinal) => ordinal >= length / 3 && ordinal < 2 * length / 3;

        SortedSet<int> Some() => [.. Enumerable.Range(0, length).Where(_ => random.Next(3) == 0)];
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_ordinals_whose_number_is_large_enough_are_the_same_however_many_are_compared_at_once(int length, int seed)
    {
        var random = new Random(seed);
        var numbers = Enumerable.Range(0, length).Select(i => i + random.Next(-100, 100)).ToArray();

        foreach (var least in new[] { int.MinValue, -50, 0, length / 3, length, int.MaxValue })
        {
            Assert.Equal(Enumerable.Range(0, length).Where(i => numbers[i] >= least), BitSet.AtLeast(numbers, least, length).Ordinals());
        }
    }
}
