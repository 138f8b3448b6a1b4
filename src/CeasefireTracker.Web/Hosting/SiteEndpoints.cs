using System.Globalization;
using System.Text;
using System.Xml;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>The addresses that are no pages: the front door, what robots read, and the data formats.</summary>
public static class SiteEndpoints
{
    // The most addresses of one sitemap (sitemaps.org, 0.9); one of more is refused as a whole.
    private const int MostListed = 50_000;

    public static void MapSite(this WebApplication app)
    {
        app.MapRead("/", FrontDoor);
        app.MapRead("/{lang:language}", context => ToTimeline(context, DataEndpoints.EditionOf(context).Language, isForGood: true));
        // Names by which people look for a feed without having read a page.
        foreach (var asked in (string[])["/feed", "/feed.xml", "/rss", "/rss.xml", "/atom.xml"])
        {
            app.MapRead(asked, context => Feed(context, PreferredLanguage(context))).WithMetadata(new ReadByAnySite());
            app.MapRead("/{lang:language}" + asked, context => Feed(context, DataEndpoints.EditionOf(context).Language))
                .WithMetadata(new ReadByAnySite());
        }

        foreach (var asked in (string[])["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"])
        {
            // Because programs ask for these without having read a page.
            app.MapRead(asked, context => Results.Redirect(Links.Of(context, default).TouchIcon(), permanent: true))
                .WithMetadata(new QueryNamesAttribute());
        }

        app.MapRead("/robots.txt", Robots).WithMetadata(new QueryNamesAttribute());
        app.MapRead("/sitemap.xml", Sitemap).WithMetadata(new QueryNamesAttribute());
        if (app.Services.GetRequiredService<SiteOptions>() is { SecurityExpires: { } expires } options)
        {
            var clock = app.Services.GetRequiredService<TimeProvider>();
            if (expires <= clock.GetUtcNow())
            {
                // No reason to end: a site that starts again by night would be gone for the sake of one text.
                app.Logger.LogWarning("security.txt is not served: the day of Tracker__SecurityExpires, {Expires:u}, is over", expires);
            }

            app.MapRead(
                    "/.well-known/security.txt",
                    context =>
                        // Because a text whose day is over must not be used (2.5.5).
                        expires > clock.GetUtcNow()
                            ? Results.Text(SecurityText(options, Links.Of(context, default)), "text/plain", Encoding.UTF8)
                            : Results.NotFound()
                )
                // Because whoever has the text must not be told, on the next day, that it is unchanged.
                .WithMetadata(new QueryNamesAttribute(), new SaysTodayAttribute());
        }

        app.MapData();
    }

    /// <summary>Where to report a hole, and until when that holds (RFC 9116).</summary>
    private static string SecurityText(SiteOptions options, Links links)
    {
        // Only an https address may be canonical, 2.5.2.
        var canonical = options.IsHttps ? $"Canonical: {options.PublicOrigin}{links.Security()}\n" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Contact: {options.Contact}\nExpires: {options.SecurityExpires:yyyy-MM-ddTHH:mm:ssZ}\nPreferred-Languages: {string.Join(", ", EnumText.All<Language>())}\n{canonical}"
        );
    }

    private static Language PreferredLanguage(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = "no-cache";
        return LanguageAsked.Of(context.Request);
    }

    private static IResult FrontDoor(HttpContext context) => ToTimeline(context, PreferredLanguage(context));

    /// <summary>Where many programs look for a feed.</summary>
    private static IResult Feed(HttpContext context, Language language) => ToTimeline(context, language, ".atom");

    /// <summary>Leads on to the timeline; the filter goes along.</summary>
    private static IResult ToTimeline(HttpContext context, Language language, string ending = "", bool isForGood = false) =>
        Results.Redirect(Links.Of(context, language).Timeline() + ending + context.Request.QueryString, isForGood);

    private static IResult Robots(HttpContext context)
    {
        var links = Links.Of(context, default);
        return Results.Text($"User-agent: *\nAllow: {links.FrontDoor()}\nSitemap: {OriginOf(context)}{links.Sitemap()}\n");
    }

    private static IResult Sitemap(HttpContext context)
    {
        var (origin, links, store) = (OriginOf(context), Links.Of(context, Language.En), context.Store());
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                new StringWriter(text, CultureInfo.InvariantCulture),
                new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }
            )
        )
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var address in Addresses(links, store).Take(MostListed / Enum.GetValues<Language>().Length))
            {
                foreach (var language in Enum.GetValues<Language>())
                {
                    xml.WriteStartElement("url");
                    xml.WriteElementString("loc", origin + links.In(language, address));
                    xml.WriteEndElement();
                }
            }

            xml.WriteEndElement();
        }

        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n", "application/xml", Encoding.UTF8);
    }

    private static string OriginOf(HttpContext context) => context.RequestServices.GetRequiredService<Origin>().Value;

    private static IEnumerable<string> Addresses(Links links, Store.OpenStore store)
    {
        using var context = store.Context();
        return
        [
            links.Timeline(),
            links.Phases(),
            links.Positions(),
            links.Brief(),
            links.Compare([]),
            links.Truces(),
            links.Talks(),
            links.Disputes(),
            links.Issues(),
            links.Actors(),
            links.Sources(),
            links.Terms(),
            links.Leads(),
            links.Changes(),
            links.Data(),
            links.Api(),
            links.About(),
            links.Codebook(),
            links.Glossary(),
            .. store.Vocabulary.Phases.Keys.Select(links.Phase),
            .. store.Vocabulary.Issues.Keys.Select(links.Issue),
            .. store.Vocabulary.Actors.Keys.Select(links.Actor),
            .. context
                .Events.Where(e => e.Ordinal != null)
                .OrderBy(e => e.Ordinal)
                .Select(e => e.Id)
                .AsEnumerable()
                .Select(id => links.Event(id)),
            .. context.Sources.OrderBy(source => source.Id).Select(source => source.Id).AsEnumerable().Select(links.Source),
        ];
    }
}
