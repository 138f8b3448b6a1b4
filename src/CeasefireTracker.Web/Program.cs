using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

if (Commands.Run(args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Folders.Published(AppContext.BaseDirectory) });
builder.AddTracker();
var app = builder.Build();
app.Services.GetRequiredService<LiveStore>().Refresh();
app.UseTracker();
app.Run();
return 0;

/// <summary>The program; named so that tests can start it.</summary>
public sealed partial class Program;
