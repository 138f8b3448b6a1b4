using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

if (Commands.Run(args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(Folders.Content(args));
builder.AddTracker();
var app = builder.Build();
var opening = Task.Run(app.Services.GetRequiredService<LiveStore>().Refresh);
app.UseTracker();
await opening;
app.Run();
return 0;

/// <summary>The program; named so that tests can start it.</summary>
public sealed partial class Program;
