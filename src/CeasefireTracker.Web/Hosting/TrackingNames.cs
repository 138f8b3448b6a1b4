namespace CeasefireTracker.Web.Hosting;

/// <summary>Sends addresses that carry the usual tracking names to the same address without them.</summary>
public sealed class TrackingNames(RequestDelegate next)
{
    private static readonly HashSet<string> Exact = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "twclid", "ref_src", "_ga", "_gl",
    };

    public Task InvokeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!query.Keys.Any(IsTracking))
        {
            return next(context);
        }

        var kept = QueryString.Create(query.Where(pair => !IsTracking(pair.Key)));
        // A path of two slashes would be another host's address.
        var path = "/" + context.Request.Path.ToUriComponent().TrimStart('/', '\\');
        context.Response.Redirect(path + kept, permanent: true);
        return Task.CompletedTask;
    }

    /// <summary>True of a name that tells only how an address was found.</summary>
    public static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Exact.Contains(name);
}
