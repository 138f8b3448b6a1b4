using CeasefireTracker.Desk;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Web.Hosting;

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
    await using var app = builder.Build();
    app.UseDesk();
    if (app.Services.GetRequiredService<DeskOptions>().IsOnePerson)
    {
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<OneTimeLink>().Print(app.Urls, Console.Out));
    }

    return app.Serve(Console.Error);
}
catch (SettingsException e)
{
    Console.Error.WriteLine(e.Message);
    return SettingsException.ExitCode;
}
catch (Exception e) when (Probes.IsOfDatabase(e))
{
    Console.Error.WriteLine($"The desk's database cannot be used: {e.GetBaseException().Message}");
    return Unreachable;
}
