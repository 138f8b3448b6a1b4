using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The picture of a selection as a file, for the pages, slides and papers of others.</summary>
public static class PictureExport
{
    // So many days before and after an event its card shows.
    private const int DaysAround = 60;

    public const string SvgType = "image/svg+xml";

    /// <summary>The picture with its legend and its credit.</summary>
    public static IEnumerable<string> Svg(TimelineExport export) => [Of(export).Svg()];

    /// <summary>The card of a view.</summary>
    public static IEnumerable<string> Card(TimelineExport export) => [OnCard(Of(export, isCard: true), export.ExportContext).Card()];

    /// <summary>The card of an event: what happened around it, its own days marked.</summary>
    public static IEnumerable<string> Card(EventExport export)
    {
        var (edition, e) = (export.ExportContext, export.Recorded.Event);
        var span = e.Date.Span;
        var (first, last) = (span.Earliest ?? span.Latest!.Value, span.Latest ?? span.Earliest!.Value);
        var near = DateBound.Between(Moved(first, -DaysAround), Moved(last, DaysAround));
        var picture = Of(new TimelineExport(edition, TimelineFilter.Everything with { From = near.From, To = near.To }), isCard: true);
        var when = DateWords.Describe(e.Date, edition.Language);
        var words = e.Standing == Standing.Established ? when : $"{when} · {edition.Language.Say("standing." + e.Standing.Text())}";
        return [Marked(picture, e.Title.In(edition.Language), words, span, edition).Card()];
    }

    /// <summary>The card of a table of positions: the whole story, its day marked.</summary>
    public static IEnumerable<string> Card(PositionsExport export)
    {
        var (edition, result) = (export.ExportContext, export.Result());
        var sentence = new PositionSentence(edition.Store.Vocabulary, edition.Store.Site, edition.Language).Of(result);
        var picture = Of(new TimelineExport(edition, TimelineFilter.Everything), isCard: true);
        return [Marked(picture, edition.Language.Say("positions.title"), sentence, new DateSpan(result.AsOf, result.AsOf), edition).Card()];
    }

    private static DateOnly Moved(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static PictureFile Marked(PictureFile picture, string title, string subtitle, DateSpan days, ExportContext edition) =>
        OnCard(picture with { Title = title, Subtitle = subtitle, Marked = days }, edition);

    private static PictureFile OnCard(PictureFile picture, ExportContext edition) =>
        picture with
        {
            Credit = $"{edition.SiteName} · {edition.Recorded}",
        };

    /// <summary>The picture that the page of the same address shows; without a drawing where nothing matches.</summary>
    public static PictureFile Of(TimelineExport export, bool isCard = false)
    {
        var (edition, filter) = (export.ExportContext, export.Filter with { After = null });
        var telling = filter.ToldBy is { } teller ? Telling.Of(edition.Store, teller) : null;
        var matches = new TimelineQuery(edition.Store, edition.Stop).Matching(filter);
        var query = new PictureQuery(edition.Store, telling, edition.Stop) { HasTurns = !isCard };
        var picture = query.Draw(filter, matches) ?? SelectionPicture.OfNothing(edition.Store);
        var view = new PictureView(edition.Store, edition.Language, edition.Links, filter, picture) { Origin = edition.Origin };
        var sentence = export.Sentence(matches.Count());
        var colon = edition.Language.Say("list.colon");
        return new PictureFile(
            view,
            edition.Store.Site.Title.In(edition.Language),
            filter.From is null && filter.To is null ? $"{view.Days}{colon}{sentence}" : sentence,
            string.Join(
                " · ",
                edition.SiteName,
                edition.Recorded,
                edition.Language.Say("cite.version", edition.Store.Hash),
                edition.Whole(edition.Links.Timeline(filter))
            )
        );
    }
}
