using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Connections;

OneCulture.OfProcess();
try
{
    if (Commands.Run(args, Console.Out, Console.Error) is { } exitCode)
    {
        return exitCode;
    }

    var builder = WebApplication.CreateBuilder(Folders.Content(args));
    builder.AddTracker();
    var app = builder.Build();
    var opening = app.Services.GetRequiredService<DataWatcher>().Begin();
    app.UseTracker();
    await opening;
    app.Run();
    return 0;
}
catch (SettingsException e)
{
    Console.Error.WriteLine(e.Message);
    return SettingsException.ExitCode;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{e.Message} Stop what listens there, or set ASPNETCORE_URLS to another address.");
    return 1;
}

/// <summary>The program; named so that tests can start it.</summary>
public sealed partial class Program;
