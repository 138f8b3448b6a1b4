using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Net.Http.Headers;

namespace CeasefireTracker.Web.Exports;

/// <summary>Serves the very file that serves, and the bundle, under names that say which dataset they are.</summary>
public static partial class DownloadEndpoints
{
    public const string SqliteType = "application/vnd.sqlite3";

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/data/ceasefire.sqlite", context => Newest(context, ".sqlite")).WithOrder(-1);
        routes.MapRead("/data/ceasefire.zip", context => Newest(context, ".zip")).WithOrder(-1);
        routes.MapRead("/data/{file}", Answer);
        routes.MapRead("/problems/{name}", context => Results.Redirect($"{new Pages.Links(Language.En).Data()}#{Uri.EscapeDataString(context.Part("name"))}"));
    }

    private static IResult Answer(HttpContext context)
    {
        var (file, downloads) = (context.Part("file"), context.RequestServices.GetRequiredService<Downloads>());
        var edition = Edition.Of(context, Language.En);
        if (Name().Match(file) is not { Success: true } name || Find(name.Groups["hash"].Value, name.Groups["ending"].Value) is not { } found)
        {
            return ProblemAnswer.UnknownVersion(edition);
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return name.Groups["sum"].Success
            ? Results.Text(StoreSeal.Text(found.Sha256, $"ceasefire-{name.Groups["hash"].Value}{name.Groups["ending"].Value}"))
            : Results.File(found.Path, found.Path.EndsWith(".zip", StringComparison.Ordinal) ? "application/zip" : SqliteType, file, entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""), enableRangeProcessing: true);

        WholeFile? Find(string hash, string ending)
        {
            if (hash == edition.Store.Hash)
            {
                return ending == ".zip" ? downloads.Bundle(edition) : new WholeFile(edition.Store.Path, new FileInfo(edition.Store.Path).Length, edition.Store.Sha256);
            }

            // An older store is a file like any other as long as it is kept.
            var path = StoreFile.PathOf(Path.GetDirectoryName(edition.Store.Path)!, hash);
            return ending == ".sqlite" && File.Exists(path) && StoreSeal.Claimed(path) is { } sum ? new WholeFile(path, new FileInfo(path).Length, sum) : null;
        }
    }

    private static IResult Newest(HttpContext context, string ending)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Redirect($"/data/ceasefire-{context.Store().Hash}{ending}");
    }

    [GeneratedRegex("^ceasefire-(?<hash>[0-9a-f]{16})(?<ending>\\.sqlite|\\.zip)(?<sum>\\.sha256)?$")]
    private static partial Regex Name();
}
