using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Web.Picture;

/// <summary>
/// The stretch of days that a picture shows, both ends inclusive. Places are percent of its width: 0 is the first day's beginning, 100 the
/// last day's end; a day outside the stretch has a place below or above.
/// </summary>
public sealed record PictureAxis(DateOnly First, DateOnly Last)
{
    /// <summary>How many days it shows, at least 1.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The width of a day in percent.</summary>
    public double DayWidth => 100.0 / Days;

    /// <summary>The place at which a day begins.</summary>
    public double Start(DateOnly day) => (day.DayNumber - First.DayNumber) * DayWidth;

    /// <summary>The place at which a day ends.</summary>
    public double End(DateOnly day) => (day.DayNumber - First.DayNumber + 1) * DayWidth;

    /// <summary>The place of a day's middle.</summary>
    public double Middle(DateOnly day) => Start(day) + (DayWidth / 2);

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

    /// <summary>The axis twice as long (<paramref name="factor"/> 2) or half as long (0.5) around the same middle, at least a
    /// day.</summary>
    public PictureAxis Zoomed(double factor)
    {
        var days = Math.Max(1, (int)Math.Round(Days * factor));
        var first = Shifted(First, (Days - days) / 2);
        return new PictureAxis(first, Shifted(first, days - 1));
    }

    /// <summary>The axis moved by half its length: −1 earlier, 1 later.</summary>
    public PictureAxis Moved(int direction)
    {
        var days = direction * Math.Max(1, Days / 2);
        return new PictureAxis(Shifted(First, days), Shifted(Last, days));
    }

    /// <summary>The finest unit of which each stretch is at least so wide.</summary>
    /// <param name="width">The picture's width in pixels.</param>
    /// <param name="least">The least width of a stretch in pixels.</param>
    public PictureUnit Unit(double width, double least) =>
        Enum.GetValues<PictureUnit>().FirstOrDefault(unit => unit.Days() * DayWidth * width / 100 >= least, PictureUnit.Millennium);

    /// <summary>The stretches of a unit that the axis touches, the first and the last cut to it.</summary>
    public IEnumerable<PictureWindow> Windows(PictureUnit unit)
    {
        for (var day = First; ;)
        {
            var last = unit.LastOf(day);
            var isLast = last >= Last;
            yield return new PictureWindow(day, isLast ? Last : last);
            if (isLast)
            {
                yield break;
            }

            day = last.AddDays(1);
        }
    }

    /// <summary>The lines and labels under the picture, in the order of days.</summary>
    /// <param name="width">The picture's width in pixels; labels keep clear of each other.</param>
    public IEnumerable<PictureTick> Ticks(double width)
    {
        // A day's label is two digits, a month's a short word.
        var labelled = DayWidth * width / 100 >= 20 ? PictureUnit.Day : Unit(width, 30);
        var next = Windows(labelled).Skip(1).FirstOrDefault(window => IsMajor(labelled, window.First));
        var before = 0.0;
        foreach (var window in Windows(labelled))
        {
            // The first unit may be cut short; its label gives way to the ones that follow.
            var isFirst = window.First == First;
            if (!isFirst || (End(window.Last) - Start(First)) * width / 100 >= (labelled <= PictureUnit.Week ? 18 : 26))
            {
                var isMajor =
                    IsMajor(labelled, window.First)
                    || (isFirst && labelled < PictureUnit.Year && (next == default || Start(next.First) * width / 100 >= 76));
                var at = Start(window.First);
                yield return new PictureTick(
                    at,
                    labelled,
                    isMajor,
                    window.First,
                    window.Last,
                    (at - before) * width / 100,
                    (100 - at) * width / 100
                );
                before = at;
            }
        }
    }

    private static bool IsMajor(PictureUnit unit, DateOnly first) =>
        unit <= PictureUnit.Week ? first.Day == 1 : unit <= PictureUnit.Quarter && first.DayOfYear == 1;

    private static DateOnly Shifted(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}

/// <summary>A stretch of days, both inclusive.</summary>
public readonly record struct PictureWindow(DateOnly First, DateOnly Last);

/// <summary>A line of the axis at the beginning of a unit.</summary>
/// <param name="At">Its place in percent.</param>
/// <param name="IsMajor">True where the next larger unit begins as well, so that the label names that too.</param>
/// <param name="First">The first day of the unit, or of the axis where that cuts it.</param>
/// <param name="Last">The last day of the unit, or of the axis.</param>
/// <param name="Before">Pixels from the line before it, or from the beginning of the picture.</param>
/// <param name="Room">Pixels to the end of the picture.</param>
public readonly record struct PictureTick(
    double At,
    PictureUnit Unit,
    bool IsMajor,
    DateOnly First,
    DateOnly Last,
    double Before,
    double Room
)
{
    /// <summary>Pixels between a line and the label after it.</summary>
    public const double Gap = 4;

    /// <summary>Pixels between a line and the label before it, which has less room.</summary>
    public const double GapBefore = 3;

    /// <summary>Where its label stands.</summary>
    /// <param name="length">The label's length in pixels; the one before is about as long.</param>
    public LabelSide Side(double length) =>
        Room >= Gap + length ? LabelSide.After
        : Before >= Gap + GapBefore + (2 * length) ? LabelSide.Before
        : LabelSide.None;

    /// <summary>Where the second line of its label stands, which only beginnings of larger units have: they are far from each
    /// other.</summary>
    /// <param name="length">The line's length in pixels.</param>
    public LabelSide ContextSide(double length) =>
        Room >= Gap + length ? LabelSide.After
        : At > 0 ? LabelSide.Before
        : LabelSide.None;
}

/// <summary>On which side of its line a label stands: after it, before it where the picture ends too soon, or nowhere where another one
/// stands there.</summary>
public enum LabelSide
{
    None,
    After,
    Before,
}
