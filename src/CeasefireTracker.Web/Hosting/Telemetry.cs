using System.Diagnostics;
using CeasefireTracker.Web.Store;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// Sends meters and traces to an OpenTelemetry collector (OTLP over HTTP), where the settings name one; else nothing of it is there. As
/// in the log, no reader's address, no browser's name and no query text leave with them.
/// </summary>
public static class Telemetry
{
    private const string Service = "ceasefire-tracker";

    public static void AddTelemetry(this WebApplicationBuilder builder, SiteOptions options)
    {
        if (options.Telemetry is { } collector)
        {
            // A method of its own, because the libraries are loaded with the method that names them.
            SendTo(builder.Services, collector);
        }
    }

    private static void SendTo(IServiceCollection services, Uri collector) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service))
            .WithMetrics(metrics =>
                metrics.AddMeter(
                    Meters.Name,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "System.Runtime",
                    PostgresEngine.Driver
                )
            )
            .WithTracing(tracing =>
                tracing
                    .AddAspNetCoreInstrumentation(requests =>
                    {
                        requests.Filter = context => !Health.IsProbe(context.Request.Path);
                        requests.EnrichWithHttpRequest = static (span, _) => LeaveOut(span);
                    })
                    .AddSource(PostgresEngine.Driver)
            )
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, collector);

    private static void LeaveOut(Activity span)
    {
        span.SetTag("url.query", null);
        span.SetTag("user_agent.original", null);
        span.SetTag("client.address", null);
    }
}
