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
}
