using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace CeasefireTracker.Web.Exports;

/// <summary>Where an address of data leads nowhere, what was probably meant: programs are answered with problem details, never with a
/// page.</summary>
public static class NearAddress
{
    /// <summary>Where a request for data is sent on to that nothing else answered.</summary>
    public const string NotFound = "/problem/not-found";

    private static readonly HashSet<string> DataEndings =
    [
        .. DataList.All.SelectMany(offer => offer.Endings).Concat(Endings.Event).Select(ending => Path.GetExtension(ending.Suffix)),
        ".sqlite",
        ".zip",
        ".sha256",
    ];

    /// <summary>True of addresses by which somebody asks for data: by their ending, or by their folder.</summary>
    public static bool IsData(PathString path) =>
        path.StartsWithSegments("/data")
        || path.StartsWithSegments("/openapi")
        || path.StartsWithSegments("/oembed")
        || (
            path.Value is { } value
            && !value.StartsWith("/error/", StringComparison.Ordinal)
            && DataEndings.Contains(Path.GetExtension(value))
        );

    /// <summary>Answers what a request for data came to when nothing else answered it.</summary>
    public static IResult Answer(HttpContext context)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path.Value!;
        if (NearPage.WithoutEnd(path) is { } kept)
        {
            return Results.Redirect(
                context.Request.PathBase.ToUriComponent() + kept + context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString,
                permanent: true
            );
        }

        var segments = path.Split('/')[1..];
        var edition = ExportContext.Of(context, EnumText.TryParse<Language>(segments[0], out var language) ? language : Language.En);
        var (name, ending) = Parted(segments[^1]);
        if (segments is ["data", ..])
        {
            return ProblemAnswer.UnknownFile(edition.Base + path, edition);
        }

        if (segments is [_, "events", _] && Endings.Event.Any(known => known.Suffix == ending))
        {
            return ProblemAnswer.Missing(name, edition.Links, OfEvent(name, ending, edition));
        }

        var near =
            segments is ["openapi", ..] ? edition.Links.OpenApi(ApiDocument.Name)
            : segments.Length <= 2 ? OfList(name, ending, edition)
            : null;
        return ProblemAnswer.UnknownAddress(edition.Base + path, edition.Links, near);
    }

    /// <summary>The event of the nearest id, as data; null if none is near.</summary>
    public static string? OfEvent(string id, string ending, ExportContext edition) =>
        NearPage.EventId(id, edition.Store) is { } near ? edition.Links.Event(near, ending) : null;

    /// <summary>Where the data is that a file of this name would hold; null if it is nowhere.</summary>
    public static string? OfFile(string path, ExportContext edition)
    {
        var (name, ending) = Parted(path.Split('/')[^1]);
        return OfList(name == "events" ? "timeline" : name, ending, edition)
            ?? (Table.All.Any(table => table.Name == name) ? edition.Links.Newest(".zip") : null);
    }

    private static string? OfList(string name, string ending, ExportContext edition) =>
        Nearest.Of(name, DataList.All.Select(offer => offer.Name)) is { } near
        && DataList.All.First(offer => offer.Name == near) is var offer
        && offer.Endings.Any(known => known.Suffix == ending)
            ? offer.Address(edition.Links, ending)
            : null;

    private static (string Name, string Ending) Parted(string file) =>
        file.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? (file[..dot], file[dot..]) : (file, "");
}
