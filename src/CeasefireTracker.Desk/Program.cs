using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(Folders.Content(args));
    builder.AddDesk();
    var app = builder.Build();
    app.UseDesk();
    app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<OneTimeLink>().Print(app.Urls, Console.Out));
    app.Run();
    return 0;
}
catch (SettingsException e)
{
    Console.Error.WriteLine(e.Message);
    return SettingsException.ExitCode;
}
