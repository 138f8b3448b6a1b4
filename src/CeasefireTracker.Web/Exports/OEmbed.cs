using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a site gets that asks how to show one of our addresses (oEmbed 1.0, type rich).</summary>
public sealed record OEmbed(
    string Version,
    string Type,
    string ProviderName,
    string ProviderUrl,
    string Title,
    string Html,
    int Width,
    int Height,
    int CacheAge,
    string Dataset
)
{
    public const string MediaType = "application/json+oembed";
    private const int WidestFrame = 640;
    private const int TimelineHeight = 560;
    private const int EventHeight = 340;
    private const int LeastSide = 120;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The element that shows an address of ours in a page of others.</summary>
    public static string Frame(string address, string title, string width, int height) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<iframe src=\"{Encoder.Encode(address)}\" title=\"{Encoder.Encode(title)}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:1px solid #bbb\"></iframe>"
        );

    /// <summary>What a frame of the timeline is called: a number of events alone says nothing in a page of others.</summary>
    /// <param name="edition">Whose timeline, and in which language.</param>
    /// <param name="sentence">What of the timeline it shows.</param>
    public static string TitleOf(ExportContext edition, string sentence) =>
        $"{edition.Store.Site.Title.In(edition.Language)}{edition.Language.Say("list.colon")}{sentence} – {edition.SiteName}";

    /// <summary>What a frame of an event is called.</summary>
    public static string TitleOf(ExportContext edition, LocalizedText title) => $"{title.In(edition.Language)} – {edition.SiteName}";

    /// <summary>Answers <c>/oembed?url=…</c>.</summary>
    public static IResult Answer(HttpContext context)
    {
        var english = ExportContext.Of(context, Language.En);
        var query = context.Request.Query;
        if (query["format"] is [{ } format] && format != "json")
        {
            return Results.Problem(
                statusCode: StatusCodes.Status501NotImplemented,
                type: english.Links.Problem("bad-value"),
                title: "Only format=json is spoken here."
            );
        }

        if (query["url"] is not [{ Length: > 0 } url])
        {
            return ProblemAnswer.Of([new FilterProblem("url", "", Words.Both("oembed.url"))], english.Links);
        }

        var problems = new List<FilterProblem>();
        var (mostWidth, mostHeight) = (Most("maxwidth"), Most("maxheight"));
        if (problems.Count > 0)
        {
            return ProblemAnswer.Of(problems, english.Links);
        }

        return Find(url, english) is var (edition, path, title, height)
            ? Results.Json(
                new OEmbed(
                    "1.0",
                    "rich",
                    edition.SiteName,
                    edition.Whole(edition.Links.Timeline()),
                    title,
                    Frame(
                        edition.Whole(path),
                        title,
                        Math.Min(WidestFrame, mostWidth).ToString(CultureInfo.InvariantCulture),
                        Math.Min(height, mostHeight)
                    ),
                    Math.Min(WidestFrame, mostWidth),
                    Math.Min(height, mostHeight),
                    86400,
                    edition.Store.Hash
                ),
                TrackerSnakeJson.Default.OEmbed
            )
            : ProblemAnswer.NotEmbeddable(url, english.Links);

        int Most(string name)
        {
            if (query[name] is not [{ Length: > 0 } typed])
            {
                return int.MaxValue;
            }

            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most >= LeastSide)
            {
                return most;
            }

            problems.Add(new FilterProblem(name, typed, Words.Both("oembed.side", LeastSide)));
            return int.MaxValue;
        }
    }

    // Only addresses of this site: the host of a request decides nothing.
    private static (ExportContext ExportContext, string Path, string Title, int Height)? Find(string url, ExportContext english)
    {
        var root = english.Links.FrontDoor();
        if (
            !url.StartsWith(english.Whole(root), StringComparison.Ordinal)
            || !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || !address.AbsolutePath.StartsWith(root, StringComparison.Ordinal)
            || english.Links.Inside(address.AbsolutePath).TrimEnd('/').Split('/') is not ["", var lang, .. var rest]
            || !EnumText.TryParse<Language>(lang, out var language)
        )
        {
            return null;
        }

        var edition = english with { Language = language };
        if (rest is ["events", var id] && new TimelineQuery(edition.Store, edition.Stop).Find(id) is { Event.Withdrawn: null } e)
        {
            return (edition, edition.Links.EmbedEvent(e.Id), TitleOf(edition, e.Event.Title), EventHeight);
        }

        if (rest is not ["timeline"])
        {
            return null;
        }

        // As the page itself: it leaves out the names that tell only how it was found.
        var query = QueryHelpers.ParseQuery(address.Query).Where(pair => !TrackingNames.IsTracking(pair.Key));
        var (filter, problems) = FilterReader.Read(query, edition.Store, "v");
        return problems.Count > 0
            ? null
            : (
                edition,
                edition.Links.EmbedTimeline(filter),
                TitleOf(
                    edition,
                    new TimelineExport(edition, filter).Sentence(new TimelineQuery(edition.Store, edition.Stop).Matching(filter).Count())
                ),
                TimelineHeight
            );
    }
}
