using System.Globalization;
using System.Net;
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

    /// <summary>Believes a proxy's word on https only if the configuration names that proxy (<c>Tracker:Proxies</c>, addresses or networks); its word on hosts never.</summary>
    /// <exception cref="InvalidOperationException">An entry is no address and no network.</exception>
    public static void UseProxies(this WebApplication app)
    {
        var proxies = app.Configuration["Tracker:Proxies"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (proxies.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(Network(proxy));
        }

        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork Network(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Tracker:Proxies: '{text}' is neither an address nor a network such as 10.0.0.0/8."));
    }
}
