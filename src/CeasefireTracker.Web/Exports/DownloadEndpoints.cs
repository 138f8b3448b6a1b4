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
        if (await Find(context.RequestServices, edition, hash, ending).WaitAsync(context.RequestAborted) is not { } found)
        {
            return ProblemAnswer.UnknownVersion(edition, edition.Links.Newest(ending));
        }

        // The bundle has whole addresses and the words of the codebook in it, which the dataset's hash does not know.
        context.Response.Headers.CacheControl = ending == ".zip" ? "no-cache" : "public, max-age=31536000, immutable";
        return name.Groups["sum"].Success
            ? Results.Text(StoreSeal.Text(found.Sha256, $"ceasefire-{hash}{ending}"))
            : Results.File(
                found.Path,
                ending == ".zip" ? ZipType : SqliteType,
                file,
                entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""),
                enableRangeProcessing: true
            );
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
