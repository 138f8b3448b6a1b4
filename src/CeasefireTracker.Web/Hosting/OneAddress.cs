using CeasefireTracker.Web.Addresses;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// Brings the spellings of an address to the one under which it is kept: small letters, no slash at the end or twice, no tracking names.
/// Each spelling would be an entry of its own in every cache, and routing takes all of them.
/// </summary>
public sealed class OneAddress(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var (path, hasTracking) = (Spelt(request.Path.Value ?? "/"), request.Query.Keys.Any(TrackingNames.IsTracking));
        if (path == request.Path.Value && !hasTracking)
        {
            return next(context);
        }

        var query = hasTracking
            ? QueryString.Create(request.Query.Where(pair => !TrackingNames.IsTracking(pair.Key)))
            : request.QueryString;
        context.Response.Redirect(request.PathBase.Add(path).ToUriComponent() + query, permanent: true);
        return Task.CompletedTask;
    }

    // One slash at the beginning, and no backslash: a path of two would be another host's address.
    private static string Spelt(string path) =>
        "/"
        + string.Join('/', path.Split('/', '\\').Where(part => part.Length > 0))
            // The one escape that is left in a path; its letters are no spelling.
            .ToLowerInvariant()
            .Replace("%2f", "%2F", StringComparison.Ordinal);
}
