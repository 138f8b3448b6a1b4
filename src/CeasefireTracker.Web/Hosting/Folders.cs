namespace CeasefireTracker.Web.Hosting;

/// <summary>Where things are that no setting names: beside the solution file above the program or the current folder.</summary>
public static class Folders
{
    private const string Solution = "CeasefireTracker.sln";

    // Settings are read once. Watching for files of settings would take one of the few watches that a machine has, and fail where none is
    // left.
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The whole path of one that was typed.</summary>
    // `dotnet run --project` changes the current folder to the project's; the shell's PWD is where the reader typed.
    public static string FromWhereTyped(string path) =>
        Path.GetFullPath(
            path,
            Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typed && Directory.Exists(typed)
                ? typed
                : Directory.GetCurrentDirectory()
        );

    /// <summary>Where style sheets and scripts are: beside a published program, wherever it is started from; else as the framework finds
    /// them.</summary>
    public static WebApplicationOptions Content(string[] args) =>
        new()
        {
            Args = [ReadOnce, .. args.Select(Whole)],
            ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
        };

    /// <summary>The setting that a short form on the command line stands for: <c>--data</c> and <c>--store</c>.</summary>
    private static string Whole(string argument) =>
        argument.Split('=')[0] switch
        {
            "--data" => "--Tracker:Data" + argument["--data".Length..],
            "--store" => "--Tracker:Store" + argument["--store".Length..],
            _ => argument,
        };

    /// <summary>The folder of the solution, else the current one.</summary>
    public static string Root()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Solution)))
                {
                    return folder.FullName;
                }
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
