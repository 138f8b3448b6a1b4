using System.Globalization;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Gives each request one store for its whole life, so that no page mixes two datasets.</summary>
public sealed class StoreOfRequest(RequestDelegate next, LiveStore live)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (live.Current is not { } store)
        {
            var building = live.Building;
            context.Response.Headers.RetryAfter = RetryAfter(building);
            await FallbackPage.Write(
                context,
                StatusCodes.Status503ServiceUnavailable,
                building is null ? FallbackPage.Rebuilding : FallbackPage.Building(building.Percent, RetryAfter(building)),
                comesBack: true
            );
            return;
        }

        using var reading = store.Read();
        context.Features.Set(store);
        await next(context);
    }

    /// <summary>In how many seconds to ask again where there is no store: when the build that is under way should be over.</summary>
    internal static string RetryAfter(BuildUnderWay? building) =>
        (building is null ? 30 : Math.Clamp((int)Math.Ceiling((building.Left?.TotalSeconds ?? 10) / 5) * 5, 5, 300)).ToString(
            CultureInfo.InvariantCulture
        );
}
