namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// Sheets, scripts and pictures without a time. When one was written to this disk is no fact about it, two nodes would tell two times, and
/// a publish knows none: readers go by the entity tag (RFC 9110, 8.8).
/// </summary>
public static class AssetTimes
{
    /// <summary>Answers of these endpoints tell no time, and none is asked for.</summary>
    public static void WithoutTimes(this IEndpointConventionBuilder assets) =>
        assets.Add(asset =>
        {
            var answer = asset.RequestDelegate!;
            asset.RequestDelegate = context =>
            {
                context.Request.Headers.IfModifiedSince = default;
                context.Request.Headers.IfUnmodifiedSince = default;
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.LastModified = default;
                    return Task.CompletedTask;
                });
                return answer(context);
            };
        });
}
