using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CeasefireTracker.Web.Hosting;

/// <summary>What the server takes from a connection before anything of ours runs.</summary>
public static class ServerLimits
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            // Readers send nothing. The longest address is the filter with every box ticked, near 6 kB.
            limits.MaxRequestBodySize = 0;
            limits.MaxRequestLineSize = 8 * 1024;
            limits.MaxRequestHeadersTotalSize = 16 * 1024;
            limits.MaxRequestHeaderCount = 50;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            limits.Http2.MaxStreamsPerConnection = 32;
            // A whole page fits, so a reader on a slow line does not hold up the work that made it.
            limits.MaxResponseBufferSize = 1024 * 1024;
            limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));
            // No limit on connections: with one, 500 slow clients made the others forty times slower; without, nobody noticed.
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>Believes a proxy's word on https and on the path of the site only if the settings name that proxy; its word on hosts
    /// never.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<SiteOptions>().Proxies;
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix,
            ForwardLimit = 1,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
