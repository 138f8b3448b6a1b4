using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Picture;

/// <summary>A picture in a language: its words, and where its links lead.</summary>
/// <param name="Filter">What it shows; its links stay within that.</param>
/// <param name="HasControls">False where the page's address has no span and no lanes of its own.</param>
public sealed record PictureView(
    OpenStore Store,
    Language Language,
    Links Links,
    TimelineFilter Filter,
    SelectionPicture Selection,
    bool HasControls = true
)
{
    /// <summary>What stands before every address: nothing on a page, the site's origin in a file that goes elsewhere.</summary>
    public string Origin { get; init; } = "";

    private static readonly string?[] Percents = new string?[1_001];
    private static readonly string?[] Lengths = new string?[20_000];

    // The colours of parties stand for them; whoever else has a lane gets one of those that are left.
    private static readonly string[] Palette = [.. EnumText.All<PartyColour>().Select(colour => $"side-{colour}")];

    private FilterSentence Sentence => new(Store.Vocabulary, Store.Site, Language);

    public TimelinePicture Drawing => Selection.Drawing;

    public PictureAxis Axis => Drawing.Axis;

    /// <summary>A place or a length in percent, for an attribute: to a tenth, which is about a pixel.</summary>
    public static string Percent(double place) => Written(Percents, place, 10, "%");

    /// <summary>A place or a length in pixels, for an attribute.</summary>
    public static string Pixels(double length) => Written(Lengths, length, 10, "");

    /// <summary>As much of a text as a width in pixels holds, by the widths of a common sans serif; empty if that is next to
    /// nothing.</summary>
    public static string Fitting(string text, double width)
    {
        var length = 0;
        for (var used = 0.0; length < text.Length && used <= width; length++)
        {
            used += Length(text[length..(length + 1)]);
        }

        if (length == text.Length && Length(text) <= width)
        {
            return text;
        }

        // Between words, where the script has spaces.
        var space = length < 7 ? -1 : text.LastIndexOf(' ', length - 2);
        return length < 7 ? "" : $"{text[..(space > length / 2 ? space : length - 2)].TrimEnd()}…";
    }

    /// <summary>About how long a text is in the picture, in pixels.</summary>
    public static double Length(string text) => text.Sum(c => c > 0x2E80 ? 12 : 6.7);

    /// <summary>The timeline of these days.</summary>
    public string Span(DateOnly first, DateOnly last) => Links.Timeline(Spanned(first, last));

    /// <summary>These days in words.</summary>
    public string SpanWords(DateOnly first, DateOnly last) => Sentence.Span(Spanned(first, last).Asked)!;

    /// <summary>A day in words.</summary>
    public string Words(DateOnly day) => DateWords.Describe(EdtfDate.FromDay(day), Language);

    public string Say(string key, params ReadOnlySpan<object?> values) => Language.Say(key, values);

    /// <summary>The first and the last day.</summary>
    public string Days => Axis.Days == 1 ? Words(Axis.First) : Say("picture.title", Words(Axis.First), Words(Axis.Last));

    /// <summary>The whole text of a mark: what is seen of it by place, shape and colour, a line each.</summary>
    public string Label(PictureEvent e) => $"{DateWords.Describe(e.Date, Language)}\n{e.Title.In(Language)}\n{Kind(e)}";

    /// <summary>A cluster leads to its days; where they cannot be shown any larger, to the list.</summary>
    public string ClusterAddress(PictureCount cluster) =>
        cluster.Window.First == Axis.First && cluster.Window.Last == Axis.Last
            ? Origin.Length == 0
                ? "#list"
                : Links.Timeline(Filter)
            : Span(cluster.Window.First, cluster.Window.Last);

    public string ClusterLabel(PictureCount cluster) =>
        Say(
            "picture.cluster",
            Language.Count("events", cluster.Count),
            SpanWords(cluster.Window.First, cluster.Window.Last),
            LaneName(cluster.Lane)
        );

    public string LaneName(PictureLane lane) =>
        lane.Facet is null ? Say("picture.others")
        : lane.Facet == Facet.Kind ? Say("picture.truces")
        : Sentence.Label(lane.Facet, lane.Key);

    /// <summary>The events of one lane alone; null for the lane of all others.</summary>
    public string? LaneAddress(PictureLane lane) =>
        lane.Facet is { } facet ? Links.Timeline(Filter.Without(facet).With(facet, lane.Key)) : null;

    /// <summary>For each lane the class of its colour and pattern: a party's own, or one that no party has; null where it stands for
    /// nobody.</summary>
    public Dictionary<(Facet?, string), string?> LaneSides()
    {
        var taken = Store
            .Vocabulary.Actors.Values.Where(other => other.Party)
            .Select(other => Sides.Of(Store.Vocabulary, other.Id))
            .ToList();
        var others = Drawing
            .Lanes.Where(other => other.Facet == Facet.Actor && Sides.Of(Store.Vocabulary, other.Key) is null)
            .Select(other => other.Key)
            .ToList();
        return Drawing.Lanes.ToDictionary(lane => (lane.Facet, lane.Key), Side);

        string? Side(PictureLane lane) =>
            lane.Facet == Facet.Actor && Store.Vocabulary.Actors.TryGetValue(lane.Key, out var actor)
                ? Sides.Of(Store.Vocabulary, actor, DateSpan.Everything)
                    ?? Palette.Except(taken).ElementAtOrDefault(others.IndexOf(lane.Key))
                : null;
    }

    /// <summary>Half as many days, those in which most events are.</summary>
    public string ZoomIn => Span(Selection.Closer.First, Selection.Closer.Last);

    /// <summary>Twice as many days; everything once that is less.</summary>
    public string ZoomOut
    {
        get
        {
            var axis = Axis.Doubled();
            var whole = Store.LastDay.DayNumber - (Store.Story.Earliest ?? Axis.First).DayNumber;
            return axis.Days >= whole ? Links.Timeline(Filter with { From = null, To = null, After = null }) : Span(axis.First, axis.Last);
        }
    }

    /// <summary>The days before (−1) or after (1), overlapping by half.</summary>
    public string Move(int direction) => Axis.Moved(direction) is var axis ? Span(axis.First, axis.Last) : "";

    public string By(LaneBy lanes) => Links.Timeline(Filter with { Lanes = lanes, After = null });

    /// <summary>The label of a line of the axis: short, since its place says the rest; null where the second line says it.</summary>
    public string? TickLabel(PictureTick tick) =>
        tick.Unit switch
        {
            PictureUnit.Day or PictureUnit.Week => FormattableString.Invariant($"{tick.First.Day}"),
            PictureUnit.Month or PictureUnit.Quarter => Language.Say("picture.month", tick.First),
            _ when tick.IsMajor => null,
            _ => FormattableString.Invariant($"{tick.First.Year}"),
        };

    /// <summary>The second line under a larger unit's beginning; null where there is none.</summary>
    public string? TickContext(PictureTick tick) =>
        !tick.IsMajor ? null
        : tick.Unit is PictureUnit.Day or PictureUnit.Week ? Language.Say("picture.month-of-year", tick.First)
        : Language.Say("date.year", tick.First.Year);

    /// <summary>Where the scale breaks: the place, and how many times as wide as on an even scale a day is from there.</summary>
    public IEnumerable<(PictureStretch Stretch, string Times)> Breaks =>
        Axis.Stretches.Select(stretch => (stretch, FormattableString.Invariant($"×{stretch.DayWidth / Axis.DayWidth:0.0}")));

    /// <summary>The chapters as bands behind the lanes, numbered as the story goes.</summary>
    public IEnumerable<(int Number, string Id, double From, double To, string Title)> Bands()
    {
        var number = 0;
        foreach (var phase in Store.Vocabulary.Phases.Values.Where(_ => Filter.Lanes != LaneBy.Phase))
        {
            number++;
            if (Axis.Clip(phase.Span.Span) is { } band)
            {
                yield return (number, phase.Id, band.From, band.To, phase.Title.In(Language));
            }
        }
    }

    /// <summary>The turning points that the drawing shows, with as much of their names as it has room for.</summary>
    public IReadOnlyList<PictureName> Names =>
        new PictureNames(Math.Min(TimelinePicture.TurnLines, Drawing.Turns.Count)).Of(Drawing.Turns, TurnName);

    /// <summary>The turning points for whose name the drawing has no room, so that a legend must have it.</summary>
    public IEnumerable<PictureTurn> Unnamed => Drawing.Turns.Except(Names.Where(name => name.Shown.Length > 0).Select(name => name.Turn));

    /// <summary>The name of a turning point: its title up to the first pause.</summary>
    public string TurnName(PictureTurn turn)
    {
        var title = turn.Event.Title.In(Language);
        var pause = title.IndexOfAny(Language == Language.Ja ? [' ', '　', '；', '：'] : [';', ':']);
        // A comma soon after the beginning stands in a list of names.
        var comma = Language == Language.Ja || title.Length < 24 ? -1 : title.IndexOf(',', 24);
        var end = new[] { pause, comma }.Where(place => place >= 8).DefaultIfEmpty(title.Length).Min();
        return title[..end];
    }

    // Because a picture has thousands of numbers, few of them different ones.
    private static string Written(string?[] known, double number, int steps, string unit)
    {
        var step = (int)Math.Round(number * steps, MidpointRounding.AwayFromZero);
        return (uint)step < (uint)known.Length
            ? known[step] ??= FormattableString.Invariant($"{step / (decimal)steps:0.##}{unit}")
            : FormattableString.Invariant($"{step / (decimal)steps:0.##}{unit}");
    }

    private string Kind(PictureEvent e)
    {
        var kind = Say("kind." + e.Kind.Text());
        kind = e.InForce is { } inForce ? Say("picture.in-force", kind, DateWords.Describe(inForce, Language)) : kind;
        return e.IsDisputed ? Say("picture.disputed", kind) : kind;
    }

    private TimelineFilter Spanned(DateOnly first, DateOnly last) =>
        DateBound.Between(first, last) is var (from, to) ? Filter with { From = from, To = to, After = null } : Filter;
}
