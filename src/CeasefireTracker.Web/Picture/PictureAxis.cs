using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Web.Picture;

/// <summary>
/// The stretch of days that a picture shows, both ends inclusive. Places are percent of its width: 0 is the first day's beginning, 100 the
/// last day's end; a day outside the stretch has a place below or above.
/// </summary>
public sealed record PictureAxis(DateOnly First, DateOnly Last)
{
    /// <summary>Shorter than this, an axis has one scale: all of it is near enough to be seen.</summary>
    private const int LeastDaysScaled = 500;

    /// <summary>The part of the width that years get by their days; the rest they get by their events.</summary>
    private const double EvenShare = 0.4;

    private const int MostStretches = 15;

    /// <summary>Stretches of unlike scale, in order; empty where all of it has one scale.</summary>
    public ImmutableArray<PictureStretch> Stretches { get; private init; } = [];

    /// <summary>The unit of which each stretch is one.</summary>
    private PictureUnit StretchUnit { get; init; } = PictureUnit.Millennium;

    /// <summary>How many days it shows, at least 1.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The width of a day in percent, where all have the same.</summary>
    public double DayWidth => 100.0 / Days;

    /// <summary>The width of this day in percent.</summary>
    public double DayWidthOn(DateOnly day) => StretchOf(day).DayWidth;

    /// <summary>The place at which a day begins.</summary>
    public double Start(DateOnly day) =>
        StretchOf(day) is var stretch ? stretch.At + ((day.DayNumber - stretch.First.DayNumber) * stretch.DayWidth) : 0;

    /// <summary>The place at which a day ends.</summary>
    public double End(DateOnly day) => Start(day) + DayWidthOn(day);

    /// <summary>The place of a day's middle.</summary>
    public double Middle(DateOnly day) => Start(day) + (DayWidthOn(day) / 2);

    /// <summary>A span without what lies outside; null if it lies outside altogether.</summary>
    public (double From, double To)? Clip(DateSpan span)
    {
        var from = Math.Max(0, span.Earliest is { } first ? Start(first) : 0);
        var to = Math.Min(100, span.Latest is { } last ? End(last) : 100);
        return from < to ? (from, to) : null;
    }

    /// <summary>An axis around days that are known, with a little room; a few days get a week at least.</summary>
    public static PictureAxis Around(DateOnly first, DateOnly last)
    {
        if (last.DayNumber - first.DayNumber > 62)
        {
            return new PictureAxis(PictureUnit.Month.StartOf(first), PictureUnit.Month.LastOf(last));
        }

        var room = Math.Max(2, (7 - (last.DayNumber - first.DayNumber)) / 2);
        return new PictureAxis(Shifted(first, -room), Shifted(last, room));
    }

    /// <summary>
    /// The axis with a scale that breaks between years: a year gets two fifths of its width by its days and the rest by its events,
    /// so that years in which little happened are narrow and never gone. One scale stays for what is shorter than about a year and
    /// a half, and where there is no event to go by.
    /// </summary>
    /// <param name="count">How many events begin in a stretch of days.</param>
    public PictureAxis Scaled(Func<PictureWindow, int> count)
    {
        if (Days < LeastDaysScaled)
        {
            return this;
        }

        var unit = Enum.GetValues<PictureUnit>().First(unit => unit >= PictureUnit.Year && Days / unit.Days() < MostStretches);
        var counted = Windows(unit).Select(window => (window, Count: count(window))).ToList();
        var all = counted.Sum(pair => pair.Count);
        if (all == 0)
        {
            return this;
        }

        var (stretches, at) = (ImmutableArray.CreateBuilder<PictureStretch>(), 0.0);
        foreach (var (window, events) in counted)
        {
            var days = window.Last.DayNumber - window.First.DayNumber + 1;
            var width = 100 * ((EvenShare * days / Days) + ((1 - EvenShare) * events / all));
            stretches.Add(new PictureStretch(window.First, at, width / days));
            at += width;
        }

        return this with
        {
            Stretches = stretches.ToImmutable(),
            StretchUnit = unit,
        };
    }

    /// <summary>The axis twice as long around the same middle.</summary>
    public PictureAxis Doubled()
    {
        var days = (int)Math.Min((long)Days * 2, DateOnly.MaxValue.DayNumber);
        var first = Shifted(First, (Days - days) / 2);
        return new PictureAxis(first, Shifted(first, days - 1));
    }

    /// <summary>
    /// The half of the axis in which most events are, of like ones the later; where there is none, the middle. So whoever looks closer
    /// sees something.
    /// </summary>
    /// <param name="count">How many events lie in a stretch of days.</param>
    public PictureAxis Fullest(Func<PictureWindow, int> count)
    {
        const int Steps = 16;
        var days = Math.Max(1, (Days + 1) / 2);
        var windows = Enumerable
            .Range(0, Steps + 1)
            .Select(step => First.AddDays((int)((long)(Days - days) * step / Steps)))
            .Distinct()
            .Select(first => new PictureWindow(first, first.AddDays(days - 1)))
            .Select(window => (window, Count: count(window)))
            .ToList();
        var most = windows.Max(pair => pair.Count);
        var best = most == 0 ? windows[windows.Count / 2].window : windows.Last(pair => pair.Count == most).window;
        return new PictureAxis(best.First, best.Last);
    }

    /// <summary>The axis moved by half its length: −1 earlier, 1 later.</summary>
    public PictureAxis Moved(int direction)
    {
        var days = direction * Math.Max(1, Days / 2);
        return new PictureAxis(Shifted(First, days), Shifted(Last, days));
    }

    /// <summary>The stretches of a unit that the axis touches, the first and the last cut to it.</summary>
    public IEnumerable<PictureWindow> Windows(PictureUnit unit) => Windows(_ => unit).Select(pair => pair.Window);

    /// <summary>Stretches of the calendar as fine as is wide enough for each: where the scale breaks, others begin.</summary>
    /// <param name="width">The picture's width in pixels.</param>
    /// <param name="least">The least width of a stretch in pixels.</param>
    public IEnumerable<PictureWindow> Windows(double width, double least) =>
        Windows(day => Unit(day, width, least)).Select(pair => pair.Window);

    /// <summary>The lines and labels under the picture, in the order of days.</summary>
    /// <param name="width">The picture's width in pixels; labels keep clear of each other.</param>
    public IEnumerable<PictureTick> Ticks(double width)
    {
        var windows = Windows(Labelled).ToList();
        // Where some years have months and some have none, all of them stand in one line.
        var isMixed =
            Stretches.Length > 0
            && windows.Exists(pair => pair.Unit < PictureUnit.Year)
            && windows.Exists(pair => pair.Unit == PictureUnit.Year);
        var next = windows.Skip(1).FirstOrDefault(pair => IsMajor(pair.Unit, pair.Window.First)).Window;
        var (before, isNone) = (0.0, true);
        for (var place = 0; place < windows.Count; place++)
        {
            var (unit, window) = windows[place];
            // The first unit may be cut short; its label gives way to the ones that follow.
            if (window.First == First && (End(window.Last) - Start(First)) * width / 100 < (unit <= PictureUnit.Week ? 18 : 26))
            {
                continue;
            }

            var isMajor =
                IsMajor(unit, window.First)
                || (isMixed && unit == PictureUnit.Year)
                || (isNone && unit < PictureUnit.Year && (next == default || Start(next.First) * width / 100 >= 76));
            var at = Start(window.First);
            yield return new PictureTick(
                at,
                unit,
                isMajor,
                window.First,
                window.Last,
                (at - before) * width / 100,
                (100 - at) * width / 100
            );
            (before, isNone) = (at, false);
        }

        // A day's label is two digits, a month's a short word.
        PictureUnit Labelled(DateOnly day) => DayWidthOn(day) * width / 100 >= 20 ? PictureUnit.Day : Unit(day, width, 30);
    }

    /// <summary>The finest unit of which each stretch is at least so wide about this day.</summary>
    private PictureUnit Unit(DateOnly day, double width, double least)
    {
        // A scale holds for one stretch of the axis, so what is coarser ends with it all the same.
        return Enum.GetValues<PictureUnit>()
            .FirstOrDefault(unit => unit == StretchUnit || unit.Days() * DayWidthOn(day) * width / 100 >= least, PictureUnit.Millennium);
    }

    private IEnumerable<(PictureUnit Unit, PictureWindow Window)> Windows(Func<DateOnly, PictureUnit> unitOn)
    {
        for (var day = First; ;)
        {
            var unit = unitOn(day);
            var last = unit.LastOf(day);
            var isLast = last >= Last;
            yield return (unit, new PictureWindow(day, isLast ? Last : last));
            if (isLast)
            {
                yield break;
            }

            day = last.AddDays(1);
        }
    }

    private PictureStretch StretchOf(DateOnly day)
    {
        for (var place = Stretches.Length - 1; place > 0; place--)
        {
            if (Stretches[place].First <= day)
            {
                return Stretches[place];
            }
        }

        return Stretches.Length > 0 ? Stretches[0] : new PictureStretch(First, 0, DayWidth);
    }

    private static bool IsMajor(PictureUnit unit, DateOnly first) =>
        unit <= PictureUnit.Week ? first.Day == 1 : unit <= PictureUnit.Quarter && first.DayOfYear == 1;

    private static DateOnly Shifted(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}

/// <summary>A stretch of days, both inclusive.</summary>
public readonly record struct PictureWindow(DateOnly First, DateOnly Last);

/// <summary>A part of an axis that has a scale of its own.</summary>
/// <param name="First">Its first day; its last is the one before the next stretch begins.</param>
/// <param name="At">The place at which it begins, in percent.</param>
/// <param name="DayWidth">The width of each of its days, in percent.</param>
public readonly record struct PictureStretch(DateOnly First, double At, double DayWidth);
