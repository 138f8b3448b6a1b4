namespace CeasefireTracker.Dataset.Dates;

/// <summary>How many dates an EDTF text names, and how they belong together (ISO 8601-2:2019).</summary>
public enum EdtfForm
{
    /// <summary>One date, known to the day or more coarsely: <c>2022-03</c>.</summary>
    Single,

    /// <summary>A lasting stretch, <c>a/b</c>: every day from a to b, both inclusive.</summary>
    Interval,

    /// <summary>Several dates, each of them meant: <c>{a,b}</c>. The days between them are not.</summary>
    Set,

    /// <summary>One date out of several, which one is not known: <c>[..a]</c>, <c>[a..]</c>, <c>[a..b]</c>, <c>[a,b]</c>; ends
    /// inclusive.</summary>
    OneOf,
}
