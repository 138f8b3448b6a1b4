using Microsoft.AspNetCore.Components;

namespace CeasefireTracker.Web.Pages;

/// <summary>The addresses of style sheets and scripts.</summary>
public static class Assets
{
    /// <summary>The address under which a file of wwwroot is kept for ever, with a mark of its bytes in its name.</summary>
    /// <param name="context">The request of the page that needs it.</param>
    /// <param name="path">Where it lies below wwwroot, such as <c>css/site.css</c>.</param>
    public static string Of(HttpContext context, string path) =>
        $"{context.Request.PathBase}/{context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path}";
}
