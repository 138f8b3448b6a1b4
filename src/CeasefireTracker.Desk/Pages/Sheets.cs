using System.Net.Mime;
using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The reader site's sheets, which the desk's pages use too.</summary>
public static class Sheets
{
    /// <summary>Where they are.</summary>
    public const string Address = "/css/reader.css";

    public static void MapSheets(this WebApplication app)
    {
        byte[] sheet = [.. Resource("foundation.css"), .. Resource("site.css")];
        app.MapGet(Address, () => Results.Bytes(sheet, $"{MediaTypeNames.Text.Css}; charset=utf-8")).AllowAnonymous();
    }

    private static byte[] Resource(string name)
    {
        using var from = typeof(FallbackPage).Assembly.GetManifestResourceStream(name)!;
        using var into = new MemoryStream();
        from.CopyTo(into);
        return into.ToArray();
    }
}
