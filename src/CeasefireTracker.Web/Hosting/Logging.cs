using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Logs for people in development, compact JSON for machines elsewhere; no query text and no reader's address in either.</summary>
public static class Logging
{
    public static void AddLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(logger =>
        {
            logger
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                // Said once where the program ends.
                .Filter.ByExcluding(told => told.MessageTemplate.Text == "Hosting failed to start")
                .Enrich.FromLogContext();
            if (builder.Environment.IsDevelopment())
            {
                logger.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
            }
            else
            {
                logger.WriteTo.Console(new CompactJsonFormatter());
            }
        });

    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.IncludeQueryInRequestPath = false;
            options.GetLevel = static (context, _, exception) => LevelOf(context.Response.StatusCode, exception);
        });

    /// <summary>How a request's line is logged; Debug is written nowhere.</summary>
    // A refusal is counted, not logged: in a flood a line each would fill the disk.
    public static LogEventLevel LevelOf(int status, Exception? exception) =>
        exception is not null || status == StatusCodes.Status500InternalServerError ? LogEventLevel.Error : LogEventLevel.Debug;
}
