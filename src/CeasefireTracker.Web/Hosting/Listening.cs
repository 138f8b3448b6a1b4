using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Where a program listens.</summary>
public static class Listening
{
    /// <summary>Serves until it is told to stop. Where the program cannot listen one line says why.</summary>
    /// <returns>The exit code: 0; 1 where the address may be free another time; <see cref="SettingsException.ExitCode"/> where it cannot be
    /// right.</returns>
    public static int Serve(this WebApplication app, TextWriter errors)
    {
        try
        {
            app.Start();
        }
        // By where it comes from and not by its type: addresses, rights and certificates fail in many, and so does all else that starts.
        catch (Exception e) when (e.StackTrace?.Contains("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true)
        {
            // Because what already runs is logged as failed where it is disposed of without being stopped.
            app.StopAsync().GetAwaiter().GetResult();
            errors.WriteLine(Said(e, app.Configuration));
            return IsInUse(e) || e.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
                ? 1
                : SettingsException.ExitCode;
        }

        app.WaitForShutdown();
        return 0;
    }

    private static string Said(Exception e, IConfiguration settings)
    {
        if (IsInUse(e))
        {
            return $"{e.Message.TrimEnd('.')}. Stop what listens there, or set ASPNETCORE_URLS to another address.";
        }

        var why = e.GetBaseException().Message.Split('\n')[0].TrimEnd('.', '\r');
        return settings["urls"] is { Length: > 0 } addresses && !settings.GetSection("Kestrel:Endpoints").Exists()
            ? $"Cannot listen at {addresses}: {why}. Where to listen is set by ASPNETCORE_URLS."
            : $"Cannot listen: {why}. Where to listen is set by ASPNETCORE_HTTP_PORTS, ASPNETCORE_HTTPS_PORTS or Kestrel__Endpoints.";
    }

    private static bool IsInUse(Exception e) => e is IOException { InnerException: AddressInUseException };
}
