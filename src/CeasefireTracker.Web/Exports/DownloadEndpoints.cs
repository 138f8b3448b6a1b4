using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Store;
using Microsoft.Net.Http.Headers;

namespace CeasefireTracker.Web.Exports;

/// <summary>Serves the SQLite file and the bundle under names that say which dataset they are.</summary>
public static partial class DownloadEndpoints
{
    public const string SqliteType = "application/vnd.sqlite3";
    public const string ZipType = "application/zip";

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/data/ceasefire.sqlite", context => Newest(context, ".sqlite")).WithOrder(-1);
        routes.MapRead("/data/ceasefire.zip", context => Newest(context, ".zip")).WithOrder(-1);
        routes.MapRead("/data/{file}", Answer);
        routes.MapRead(
            "/problems/{name}",
            context => Results.Redirect($"{Links.Of(context, Language.En).Data()}#{Uri.EscapeDataString(context.Part("name"))}")
        );
    }

    private static async Task<IResult> Answer(HttpContext context)
    {
        var (file, edition) = (context.Part("file"), ExportContext.Of(context, Language.En));
        if (Name().Match(file) is not { Success: true } name)
        {
            return NearAddress.Answer(context);
        }

        var (hash, ending) = (name.Groups["hash"].Value, name.Groups["ending"].Value);
        // The file goes on being made when the time for this answer is spent; without this it would be sent with a token that is, and be
        // cut.
        while (await Find(context.RequestServices, edition, hash, ending).WaitAsync(context.RequestAborted) is { } found)
        {
            if (name.Groups["sum"].Success)
            {
                Kept(context);
                return Results.Text(StoreSeal.Text(found.Sha256, $"ceasefire-{hash}{ending}"));
            }

            if (found.Open() is { } stream)
            {
                Kept(context);
                return File(stream, ending == ".zip" ? ZipType : SqliteType, file, found.Sha256, context.Request);
            }
        }

        return ProblemAnswer.UnknownVersion(edition, edition.Links.Newest(ending));
    }

    /// <summary>How long what is there may be kept; a part that is not there is nothing to keep.</summary>
    private static void Kept(HttpContext context) =>
        context.Response.OnStarting(() =>
        {
            // The dataset's hash knows neither the tables nor the words and addresses in them, so a newer program may write other bytes.
            context.Response.Headers.CacheControl =
                context.Response.StatusCode == StatusCodes.Status416RangeNotSatisfiable ? "no-store" : "no-cache";
            return Task.CompletedTask;
        });

    // Without a time, for the reason that AssetTimes gives: a node would tell when it wrote the file. So no time can be right that a part
    // is asked for by (RFC 9110, 13.1.5), and the whole is sent.
    private static IResult File(FileStream stream, string mediaType, string name, string sum, HttpRequest request)
    {
        if (request.GetTypedHeaders().IfRange is { LastModified: not null })
        {
            request.Headers.Range = default;
        }

        return Results.Stream(stream, mediaType, name, entityTag: new EntityTagHeaderValue($"\"{sum}\""), enableRangeProcessing: true);
    }

    private static async Task<WholeFile?> Find(IServiceProvider services, ExportContext edition, string hash, string ending)
    {
        var (downloads, engine) = (services.GetRequiredService<Downloads>(), services.GetRequiredService<LiveStore>().Engine);
        if (hash == edition.Store.Hash)
        {
            return await (ending == ".zip" ? downloads.Bundle(edition) : downloads.Sqlite(edition.Store));
        }

        // An older dataset can be had as long as its store is kept.
        if (ending != ".sqlite" || !engine.Holds(hash))
        {
            return null;
        }

        try
        {
            return await downloads.Sqlite(hash, engine);
        }
        catch (StoreUnreadableException)
        {
            return null;
        }
    }

    private static IResult Newest(HttpContext context, string ending)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Redirect(Links.Of(context, default).Whole(context.Store().Hash, ending));
    }

    [GeneratedRegex(@"^ceasefire-(?<hash>[0-9a-f]{16})(?<ending>\.sqlite|\.zip)(?<sum>\.sha256)?\z")]
    private static partial Regex Name();
}
