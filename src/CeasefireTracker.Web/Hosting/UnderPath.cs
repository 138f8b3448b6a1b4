using CeasefireTracker.Web.Addresses;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// Takes the path under which the site is off each request, so that everything behind knows only the site's own addresses, and
/// <see cref="Links"/>
/// puts it on again. A proxy that has taken it off already says so (X-Forwarded-Prefix). Where the settings name an origin, they alone
/// decide: with a proxy that passes a reader's header on, anybody could have pages made, and kept for everybody, whose links lead
/// elsewhere.
/// </summary>
public sealed class UnderPath(RequestDelegate next, SiteOptions options)
{
    private readonly PathString own = options.PublicPath;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var forwarded = request.PathBase.Value!.TrimEnd('/');
        if (options.PublicOrigin is null)
        {
            if (!SettingGrammar.IsPath(forwarded))
            {
                request.PathBase = default;
                return PlainAnswer.Write(context, StatusCodes.Status400BadRequest, "X-Forwarded-Prefix is not a path such as /tracker.");
            }

            request.PathBase = forwarded;
            return next(context);
        }

        request.PathBase = own;
        if (forwarded == own.Value)
        {
            return next(context);
        }

        if (request.Path.StartsWithSegments(own, StringComparison.Ordinal, out var rest))
        {
            request.Path = rest.HasValue ? rest : "/";
            return next(context);
        }

        return Health.IsProbe(request.Path)
            ? next(context)
            : PlainAnswer.Write(
                context,
                StatusCodes.Status404NotFound,
                $"There is nothing here. The site is at {options.PublicOrigin}{new Links(default, own.ToUriComponent()).FrontDoor()}"
            );
    }
}
