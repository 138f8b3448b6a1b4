using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Pages;

/// <summary>A picture on a page: its drawings, and where its links lead.</summary>
/// <param name="Filter">What it shows; its links stay within that.</param>
/// <param name="HasControls">False where the page's address has no span and no lanes of its own.</param>
public sealed record PictureView(TrackerPage Page, TimelineFilter Filter, TimelinePictures Pictures, bool HasControls = true)
{
    private static readonly string?[] Percents = new string?[10_001];
    private static readonly string?[] Lengths = new string?[20_000];

    private Language Language => Page.Language;

    private FilterSentence Sentence => new(Page.Store.Vocabulary, Page.Store.Site, Language);

    public PictureAxis Axis => Pictures.Wide.Axis;

    /// <summary>A place or a length in percent, for an attribute.</summary>
    public static string Percent(double place) => Written(Percents, place, 100, "%");

    /// <summary>A place or a length in pixels, for an attribute.</summary>
    public static string Pixels(double length) => Written(Lengths, length, 10, "");

    /// <summary>Moves a shape aside by pixels; null where it stays.</summary>
    public static string? Aside(double shift, double down = 0) =>
        (shift, down) switch
        {
            (0, 0) => null,
            (_, 0) => FormattableString.Invariant($"translate({shift:0.#})"),
            _ => FormattableString.Invariant($"translate({shift:0.#} {down:0.#})"),
        };

    /// <summary>As much of a text as a width in pixels holds, by the widths of a common sans serif; empty if that is next to
    /// nothing.</summary>
    public static string Fitting(string text, double width)
    {
        var length = 0;
        for (var used = 0.0; length < text.Length && used <= width; length++)
        {
            used += Length(text[length..(length + 1)]);
        }

        return length == text.Length && Length(text) <= width ? text
            : length < 7 ? ""
            : $"{text[..(length - 2)].TrimEnd()}…";
    }

    /// <summary>About how long a text is in the picture, in pixels.</summary>
    public static double Length(string text) => text.Sum(c => c > 0x2E80 ? 12 : 6.7);

    /// <summary>The timeline of these days.</summary>
    public string Span(DateOnly first, DateOnly last) => Page.Links.Timeline(Spanned(first, last));

    /// <summary>These days in words.</summary>
    public string SpanWords(DateOnly first, DateOnly last) => Sentence.Span(Spanned(first, last).Asked)!;

    /// <summary>The whole text of a mark: what is seen of it by place, shape and colour, a line each.</summary>
    public string Label(PictureEvent e) => $"{DateWords.Describe(e.Date, Language)}\n{e.Title.In(Language)}\n{Kind(e)}";

    /// <summary>A cluster leads to its days; where they cannot be shown any larger, to the list.</summary>
    public string ClusterAddress(PictureCount cluster) =>
        cluster.Window.First == Axis.First && cluster.Window.Last == Axis.Last ? "#list" : Span(cluster.Window.First, cluster.Window.Last);

    public string ClusterLabel(PictureCount cluster) =>
        Page.Say(
            "picture.cluster",
            Page.Count("events", cluster.Count),
            SpanWords(cluster.Window.First, cluster.Window.Last),
            LaneName(cluster.Lane.Key)
        );

    public string LaneName(string key) => key.Length == 0 ? Page.Say("picture.others") : Sentence.Label(LaneFacet, key);

    /// <summary>The events of one lane alone; null for the lane of all others.</summary>
    public string? LaneAddress(string key) => key.Length == 0 ? null : Page.Links.Timeline(Filter.Without(LaneFacet).With(LaneFacet, key));

    /// <summary>The side on which a lane's actor stands, as a class.</summary>
    public string? LaneSide(string key) =>
        LaneFacet == Facet.Actor && Page.Store.Vocabulary.Actors.TryGetValue(key, out var actor)
            ? Page.Side(actor, DateSpan.Everything)
            : null;

    /// <summary>Half or twice as many days; everything once that is less.</summary>
    public string Zoom(double factor)
    {
        var axis = Axis.Zoomed(factor);
        var whole = Page.Store.RecordedUpTo.DayNumber - (Page.Store.Story.Earliest ?? Axis.First).DayNumber;
        return axis.Days >= whole && factor > 1
            ? Page.Links.Timeline(Filter with { From = null, To = null, After = null })
            : Span(axis.First, axis.Last);
    }

    /// <summary>The days before (−1) or after (1), overlapping by half.</summary>
    public string Move(int direction) => Axis.Moved(direction) is var axis ? Span(axis.First, axis.Last) : "";

    public string By(LaneBy lanes) => Page.Links.Timeline(Filter with { Lanes = lanes, After = null });

    /// <summary>The label of a line of the axis: short, since its place says the rest.</summary>
    public string TickLabel(PictureTick tick) =>
        tick.Unit switch
        {
            PictureUnit.Day or PictureUnit.Week => FormattableString.Invariant($"{tick.First.Day}"),
            PictureUnit.Month or PictureUnit.Quarter => tick.First.ToString(Language == Language.Ja ? "M月" : "MMM", Language.Culture()),
            _ => FormattableString.Invariant($"{tick.First.Year}"),
        };

    /// <summary>The second line under a larger unit's beginning; null where there is none.</summary>
    public string? TickContext(PictureTick tick) =>
        !tick.IsMajor
            ? null
            : tick.Unit switch
            {
                PictureUnit.Day or PictureUnit.Week => tick.First.ToString(
                    Language == Language.Ja ? "yyyy年M月" : "MMM yyyy",
                    Language.Culture()
                ),
                PictureUnit.Month or PictureUnit.Quarter => Language == Language.Ja
                    ? FormattableString.Invariant($"{tick.First.Year}年")
                    : FormattableString.Invariant($"{tick.First.Year}"),
                _ => null,
            };

    /// <summary>The chapters as bands behind the lanes, with as much of the title as fits.</summary>
    /// <param name="width">The picture's width in pixels.</param>
    public IEnumerable<(string Id, double From, double To, string Title, string Shown)> Bands(double width)
    {
        foreach (var phase in Page.Store.Vocabulary.Phases.Values.Where(_ => Filter.Lanes != LaneBy.Phase))
        {
            if (Axis.Clip(phase.Span.Span) is { } band)
            {
                var title = phase.Title.In(Language);
                yield return (phase.Id, band.From, band.To, title, Fitting(title, ((band.To - band.From) * width / 100) - 9));
            }
        }
    }

    // Because a picture has thousands of numbers, few of them different ones.
    private static string Written(string?[] known, double number, int steps, string unit)
    {
        var step = (int)Math.Round(number * steps, MidpointRounding.AwayFromZero);
        return (uint)step < (uint)known.Length
            ? known[step] ??= FormattableString.Invariant($"{step / (decimal)steps:0.##}{unit}")
            : FormattableString.Invariant($"{step / (decimal)steps:0.##}{unit}");
    }

    private string Kind(PictureEvent e) =>
        Page.Say("kind." + e.Kind.Text()) is var kind && e.IsDisputed ? Page.Say("picture.disputed", kind) : kind;

    private Facet LaneFacet => Filter.Lanes == LaneBy.Phase ? Facet.Phase : Facet.Actor;

    private TimelineFilter Spanned(DateOnly first, DateOnly last) =>
        DateBound.Between(first, last) is var (from, to) ? Filter with { From = from, To = to, After = null } : Filter;
}
