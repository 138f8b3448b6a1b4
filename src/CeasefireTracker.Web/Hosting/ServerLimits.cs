using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CeasefireTracker.Web.Hosting;

/// <summary>What the server takes from a connection before anything of ours runs.</summary>
public static class ServerLimits
{
    public static void AddLimits(this WebApplicationBuilder builder, Limits settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            // Readers send nothing.
            limits.MaxRequestBodySize = 0;
            limits.MaxRequestLineSize = settings.LineBytes;
            limits.MaxRequestHeadersTotalSize = settings.HeaderBytes;
            limits.MaxRequestHeaderCount = settings.Headers;
            limits.RequestHeadersTimeout = settings.Head;
            limits.KeepAliveTimeout = settings.KeepAlive;
            limits.Http2.MaxStreamsPerConnection = settings.Streams;
            limits.MaxResponseBufferSize = settings.BufferBytes;
            limits.MinResponseDataRate = settings.LeastPace == 0 ? null : new MinDataRate(settings.LeastPace, settings.Slowness);
            // No limit on connections: with one, 500 slow clients made the others forty times slower; without, nobody noticed.
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Stop);
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
