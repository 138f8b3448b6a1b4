using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

OneCulture.OfProcess();
try
{
    if (Commands.Run(args, Console.Out, Console.Error) is { } exitCode)
    {
        return exitCode;
    }

    var builder = WebApplication.CreateBuilder(Folders.Content(args));
    builder.AddTracker();
    await using var app = builder.Build();
    var opening = app.Services.GetRequiredService<DataWatcher>().Begin();
    app.UseTracker();
    await opening;
    return app.Serve(Console.Error);
}
catch (SettingsException e)
{
    Console.Error.WriteLine(e.Message);
    return SettingsException.ExitCode;
}

/// <summary>The program; named so that tests can start it.</summary>
public sealed partial class Program;
