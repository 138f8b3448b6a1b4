using System.Globalization;
using System.Text;
using System.Xml;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Pages;

namespace CeasefireTracker.Web.Hosting;

/// <summary>The addresses that are no pages: the front door, what robots read, and the data formats.</summary>
public static class SiteEndpoints
{
    public static void MapSite(this WebApplication app)
    {
        app.MapRead("/", FrontDoor);
        app.MapRead("/{lang:language}", context => Results.Redirect($"/{context.Part("lang")}/timeline", permanent: true));
        app.MapRead("/feed", context => Feed(context, PreferredLanguage(context)));
        app.MapRead("/{lang:language}/feed", context => Feed(context, DataEndpoints.EditionOf(context).Language));
        foreach (var asked in (string[])["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"])
        {
            // Because programs ask for these without having read a page.
            app.MapRead(asked, _ => Results.Redirect("/icons/touch.png", permanent: true)).WithMetadata(new QueryNamesAttribute());
        }

        app.MapRead("/robots.txt", context => Results.Text($"User-agent: *\nAllow: /\nSitemap: {OriginOf(context)}/sitemap.xml\n")).WithMetadata(new QueryNamesAttribute());
        app.MapRead("/sitemap.xml", Sitemap).WithMetadata(new QueryNamesAttribute());
        if (app.Services.GetRequiredService<SiteOptions>() is { SecurityExpires: not null } options)
        {
            app.MapRead("/.well-known/security.txt", _ => Results.Text(SecurityText(options), "text/plain", Encoding.UTF8)).WithMetadata(new QueryNamesAttribute());
        }

        app.MapData();
    }

    /// <summary>Maps GET and HEAD alike; HEAD is GET without the body.</summary>
    // A handler with parameters of its own is compiled when the program starts, and the forty of them took a tenth of that time.
    public static IEndpointConventionBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, IResult> answer) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], context => answer(context).ExecuteAsync(context)).WithMetadata(answer.Method);

    /// <inheritdoc cref="MapRead(IEndpointRouteBuilder, string, Func{HttpContext, IResult})"/>
    public static IEndpointConventionBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], async context => await (await answer(context)).ExecuteAsync(context)).WithMetadata(answer.Method);

    /// <summary>A part of the request's path by its name in the pattern.</summary>
    public static string Part(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>Where to report a hole, and until when that holds (RFC 9116).</summary>
    private static string SecurityText(SiteOptions options)
    {
        // Only an https address may be canonical, 2.5.2.
        var canonical = options.PublicOrigin?.StartsWith("https:", StringComparison.Ordinal) == true ? $"Canonical: {options.PublicOrigin}/.well-known/security.txt\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Contact: {options.Contact}\nExpires: {options.SecurityExpires:yyyy-MM-ddTHH:mm:ssZ}\nPreferred-Languages: en, ja\n{canonical}");
    }

    /// <summary>The better match of the reader's languages; Japanese and English only.</summary>
    private static Language PreferredLanguage(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = "no-cache";
        var japanese = Weight(context, "ja");
        return japanese > 0 && japanese > Weight(context, "en") ? Language.Ja : Language.En;
    }

    private static IResult FrontDoor(HttpContext context) => Results.Redirect(new Links(PreferredLanguage(context)).Timeline());

    /// <summary>Where many programs look for a feed; the filter goes along.</summary>
    private static IResult Feed(HttpContext context, Language language) => Results.Redirect(new Links(language).Timeline() + ".atom" + context.Request.QueryString);

    private static double Weight(HttpContext context, string language) => context.Request.GetTypedHeaders().AcceptLanguage
        .Where(accepted => accepted.Value.Equals(language, StringComparison.OrdinalIgnoreCase) || accepted.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
        .Select(accepted => accepted.Quality ?? 1).DefaultIfEmpty(0).Max();

    private static IResult Sitemap(HttpContext context)
    {
        var origin = OriginOf(context);
        var store = context.Store();
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new StringWriter(text, CultureInfo.InvariantCulture), new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var path in Paths(store))
            {
                foreach (var language in Enum.GetValues<Language>())
                {
                    xml.WriteStartElement("url");
                    xml.WriteElementString("loc", $"{origin}/{language.Text()}{path}");
                    xml.WriteEndElement();
                }
            }

            xml.WriteEndElement();
        }

        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n", "application/xml", Encoding.UTF8);
    }

    private static string OriginOf(HttpContext context) => context.RequestServices.GetRequiredService<Origin>().Value;

    private static IEnumerable<string> Paths(Store.OpenStore store)
    {
        using var context = store.Context();
        return
        [
            "/timeline", "/positions", "/compare", "/disputes", "/issues", "/actors", "/sources", "/changes", "/data", "/data/api", "/about", "/about/codebook", "/about/glossary",
            .. store.Vocabulary.Phases.Keys.Select(id => $"/phases/{id}"),
            .. store.Vocabulary.Issues.Keys.Select(id => $"/issues/{id}"),
            .. store.Vocabulary.Actors.Keys.Select(id => $"/actors/{id}"),
            .. context.Events.Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal).Select(e => e.Id).AsEnumerable().Select(id => $"/events/{id}"),
            .. context.Sources.OrderBy(source => source.Id).Select(source => source.Id).AsEnumerable().Select(id => $"/sources/{id}"),
        ];
    }
}
