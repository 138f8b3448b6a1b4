using System.Globalization;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// The one place that decides how a number or a day is written where no page says otherwise: as programs read them. The machine's locale
/// has no say in markup, addresses or files; what readers are told in words is written in their language.
/// </summary>
public static class OneCulture
{
    /// <summary>For every thread that is not answering a request.</summary>
    public static void OfProcess()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }

    /// <summary>For every request, wherever it comes from: a number that stands alone in a page is written as its thread writes
    /// it.</summary>
    public static void UseOneCulture(this IApplicationBuilder app) =>
        app.Use(next =>
            context =>
            {
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                return next(context);
            }
        );
}
