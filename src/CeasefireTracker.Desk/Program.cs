using CeasefireTracker.Desk;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.Connections;

const int Unreachable = 75;
OneCulture.OfProcess();
try
{
    if (DeskCommands.Run(args, Console.Out, Console.Error) is { } exitCode)
    {
        return exitCode;
    }

    var builder = WebApplication.CreateBuilder(Folders.Content(args));
    builder.AddDesk();
    var app = builder.Build();
    app.UseDesk();
    if (app.Services.GetRequiredService<DeskOptions>().IsOnePerson)
    {
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<OneTimeLink>().Print(app.Urls, Console.Out));
    }

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
catch (Exception e) when (Probes.IsOfDatabase(e))
{
    Console.Error.WriteLine($"The desk's database cannot be used: {e.GetBaseException().Message}");
    return Unreachable;
}
