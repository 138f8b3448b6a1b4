using System.Net.Sockets;

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
        catch (Exception e) when (e is IOException or SocketException or FormatException or ArgumentException or InvalidOperationException)
        {
            // Because what already runs is logged as failed where it is disposed of without being stopped.
            app.StopAsync().GetAwaiter().GetResult();
            var why = e.Message.Split('\n')[0].TrimEnd('.', '\r');
            errors.WriteLine(
                e is IOException
                    ? $"{why}. Stop what listens there, or set ASPNETCORE_URLS to another address."
                    : $"Cannot listen at {app.Configuration["urls"]}: {why}. Set ASPNETCORE_URLS to another address."
            );
            return e is IOException or SocketException ? 1 : SettingsException.ExitCode;
        }

        app.WaitForShutdown();
        return 0;
    }
}
