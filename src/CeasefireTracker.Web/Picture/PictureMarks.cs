using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Web.Picture;

/// <summary>What a picture shows of an event that is drawn on its own.</summary>
/// <param name="Date">When it was.</param>
/// <param name="InForce">Of a truce: the span in which it was to hold, and over which it is drawn.</param>
/// <param name="Elsewhere">Each other date that a source gives.</param>
/// <param name="Answers">The ordinals of the events that it answers.</param>
/// <param name="Echoes">The other lanes in which it counts as well.</param>
/// <param name="Side">The belligerent that leads it, or null.</param>
public sealed record PictureEvent(
    int Ordinal,
    string Id,
    LocalizedText Title,
    EdtfDate Date,
    EdtfDate? InForce,
    EventKind Kind,
    ImmutableArray<EdtfDate> Elsewhere,
    ImmutableArray<int> Answers,
    ImmutableArray<int> Echoes,
    string? Side,
    bool IsDisputed
)
{
    /// <summary>Where it stands: a truce in the days of which it is one, everything else when it was.</summary>
    public EdtfDate Placed => InForce ?? Date;
}

/// <summary>How a bar ends.</summary>
public enum BarEnd
{
    /// <summary>On that day.</summary>
    Known,

    /// <summary>About that day.</summary>
    Soft,

    /// <summary>Open, or not known.</summary>
    Open,

    /// <summary>Outside the picture.</summary>
    Beyond,
}

/// <summary>A stretch of an event's date, in percent of the width.</summary>
/// <param name="Lasts">True if the event filled it; false if the event was on some day of it.</param>
public readonly record struct PictureBar(double From, double To, BarEnd Start, BarEnd End, bool Lasts);

/// <summary>A place where another source puts an event.</summary>
/// <param name="X">The middle of the stretch, in percent; 0 or 100 for one outside the picture.</param>
/// <param name="Bar">The stretch, or null for a single day or next to it.</param>
/// <param name="IsBeyond">True for one outside the picture.</param>
public readonly record struct PictureGhost(double X, PictureBar? Bar, bool IsBeyond);

/// <summary>What is reached one by one by arrow keys, in the order of its place.</summary>
/// <param name="X">The place of its middle, in percent.</param>
/// <param name="Y">Its middle, in pixels.</param>
/// <param name="Seen">At which widths it is there.</param>
public abstract record PictureItem(PictureLane Lane, double X, double Y, SeenAt Seen);

/// <summary>At which widths a part of the one drawing is seen.</summary>
public enum SeenAt
{
    Always,

    /// <summary>From <see cref="PictureFrame.Wide"/> up.</summary>
    Wide,

    /// <summary>Below that.</summary>
    Narrow,
}

/// <summary>An event in the picture.</summary>
/// <param name="Shift">What is to be added to its place, in pixels.</param>
/// <param name="Answered">The ordinals of the events that it answers, where these are drawn too.</param>
public sealed record PictureMark(
    PictureEvent Event,
    PictureLane Lane,
    double X,
    double Shift,
    double Y,
    SeenAt Seen,
    IReadOnlyList<PictureBar> Bars,
    IReadOnlyList<PictureGhost> Ghosts,
    IReadOnlyList<int> Answered
) : PictureItem(Lane, X, Y, Seen);

/// <summary>A counted cluster in the picture.</summary>
/// <param name="Width">Its width in percent; 0 for one that is as wide as its number everywhere.</param>
public sealed record PictureCount(PictureLane Lane, PictureWindow Window, int Count, double X, double Width, double Y, SeenAt Seen)
    : PictureItem(Lane, X, Y, Seen);

/// <summary>One lane: its name's line, and the line on which other lanes' events are echoed, in pixels from the top.</summary>
/// <param name="Facet">By what its events are chosen; null for all others.</param>
/// <param name="Key">The value of the facet; empty for all others.</param>
/// <param name="Count">How many events it holds.</param>
public sealed record PictureLane(Facet? Facet, string Key, int Count, double Top, double GhostY, double FirstRowY, double EchoY);

/// <summary>One of the turning points, by which the picture is told in words.</summary>
/// <param name="Number">Its place among them, from 1.</param>
/// <param name="X">Its place in percent.</param>
/// <param name="Y">The middle of its mark in pixels; null where it is counted in a cluster.</param>
public sealed record PictureTurn(PictureEvent Event, int Number, double X, double? Y);
