using Microsoft.AspNetCore.HttpOverrides;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Whose word is taken on who asks, by https or not, and under which path: that of the proxies that the settings name; on hosts
/// nobody's.</summary>
public static class Forwarding
{
    /// <summary>Takes nobody's word but theirs.</summary>
    public static void AddForwarding(this WebApplicationBuilder builder) =>
        // Because ASPNETCORE_FORWARDEDHEADERS_ENABLED, which some hosts set, has the framework believe whoever sends such headers.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(everybody => everybody.ForwardedHeaders = ForwardedHeaders.None);

    /// <summary>Takes theirs, on what is told.</summary>
    /// <param name="proxies">None: nobody's.</param>
    public static void UseForwarding(this WebApplication app, IReadOnlyList<System.Net.IPNetwork> proxies, ForwardedHeaders told)
    {
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = told, ForwardLimit = 1 };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
