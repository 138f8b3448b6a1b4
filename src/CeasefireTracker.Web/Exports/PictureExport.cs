using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The picture of a selection as a file, for the pages, slides and papers of others.</summary>
public static class PictureExport
{
    public const string SvgType = "image/svg+xml";

    /// <summary>The picture with its legend and its credit.</summary>
    public static IEnumerable<string> Svg(TimelineExport export) => [Of(export).Svg()];

    /// <summary>The picture that the page of the same address shows; without a drawing where nothing matches.</summary>
    public static PictureFile Of(TimelineExport export)
    {
        var (edition, filter) = (export.ExportContext, export.Filter with { After = null });
        var telling = filter.ToldBy is { } teller ? Telling.Of(edition.Store, teller) : null;
        var matches = new TimelineQuery(edition.Store, edition.Stop).Matching(filter);
        var picture =
            new PictureQuery(edition.Store, telling, edition.Stop).Draw(filter, matches) ?? SelectionPicture.OfNothing(edition.Store);
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
                edition.Language.Say("footer.recorded", DateWords.Describe(EdtfDate.FromDay(edition.Store.RecordedUpTo), edition.Language)),
                edition.Language.Say("cite.version", edition.Store.Hash),
                edition.Whole(edition.Links.Timeline(filter))
            )
        );
    }
}
