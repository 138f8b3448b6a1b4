using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Finds the data and the store: from the configuration, else beside the solution file above the program or the current folder.</summary>
public static class Folders
{
    private const string Solution = "CeasefireTracker.sln";

    // Settings are read once. Watching for files of settings would take one of the few watches that a machine has, and fail where none is left.
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The folders to use. Relative settings count from the folder in which the command was typed.</summary>
    public static StoreOptions Find(IConfiguration configuration)
    {
        var root = Root();
        return new StoreOptions(
            Setting("Data") ?? Path.Combine(root, "data"),
            Setting("Store") ?? Path.Combine(root, ".store"))
        {
            VerifyEvery = TimeSpan.FromMinutes(configuration.GetValue("Tracker:VerifyMinutes", 10)),
        };

        string? Setting(string name) => configuration[$"Tracker:{name}"] is { Length: > 0 } path ? FromWhereTyped(path) : null;
    }

    /// <summary>The whole path of one that was typed.</summary>
    // `dotnet run --project` changes the current folder to the project's; the shell's PWD is where the reader typed.
    public static string FromWhereTyped(string path) => Path.GetFullPath(path, Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typed && Directory.Exists(typed) ? typed : Directory.GetCurrentDirectory());

    /// <summary>Where style sheets and scripts are: beside a published program, wherever it is started from; else as the framework finds them.</summary>
    public static WebApplicationOptions Content(string[] args) =>
        new() { Args = [ReadOnce, .. args], ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null };

    private static string Root()
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
