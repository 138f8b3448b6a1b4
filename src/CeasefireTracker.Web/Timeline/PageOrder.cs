using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>The order in which matching events stand on pages, and the way from one page to the next without walking through those
/// before.</summary>
/// <param name="Matches">The events.</param>
/// <param name="Told">Their order, if it is another than that of the days.</param>
/// <param name="IsNewestFirst">True if the last day stands first; of no account where there is another order.</param>
internal readonly record struct PageOrder(BitSet Matches, IReadOnlyList<int>? Told, bool IsNewestFirst)
{
    /// <summary>How many events stand up to the last one of a page, it included; none where there is no such page.</summary>
    public int CountUpTo(int? last) =>
        last is not { } ordinal ? 0
        : Told is not null ? Place(ordinal) + 1
        : IsNewestFirst ? Matches.Count() - Matches.CountBelow(ordinal)
        : Matches.CountBelow(ordinal + 1);

    /// <summary>True if a page can end with this event. The days go on after any event; another order only has places for those that
    /// match.</summary>
    public bool HasPlaceFor(int ordinal) => Told is null || Place(ordinal) >= 0;

    /// <summary>The events after the last one of a page, from there on.</summary>
    public IEnumerable<int> From(int? last) =>
        Told is not null ? Told.Skip(CountUpTo(last))
        : last is not { } ordinal ? Matches.Ordinals(IsNewestFirst)
        : IsNewestFirst ? Matches.Down(ordinal - 1)
        : Matches.Up(ordinal + 1);

    /// <summary>The events up to the last one of a page, from there back.</summary>
    public IEnumerable<int> Back(int last) =>
        Told is not null ? Told.Take(CountUpTo(last)).Reverse()
        : IsNewestFirst ? Matches.Up(last)
        : Matches.Down(last);

    private int Place(int ordinal)
    {
        for (var place = 0; place < Told!.Count; place++)
        {
            if (Told[place] == ordinal)
            {
                return place;
            }
        }

        return -1;
    }
}
