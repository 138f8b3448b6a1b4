using System.Diagnostics;
using System.Net;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests;

/// <summary>The whole desk over a copy of the cut record, with or without a git repository round it; all of it goes when the test
/// ends.</summary>
public sealed class DeskSite : WebApplicationFactory<DeskOptions>
{
    private static readonly Lazy<RecordHistory> History = new(() => AtTheEnd.Dispose(new RecordHistory()));

    private readonly Dictionary<string, string> settings;
    private readonly bool isLast = true;

    /// <summary>The desk started again over the same folders, after another was stopped there.</summary>
    public DeskSite(DeskSite stopped)
    {
        (settings, Root) = (stopped.settings, stopped.Root);
        isLast = false;
    }

    /// <summary>The desk over a folder that another left, which goes with this one.</summary>
    public DeskSite(string root) => (settings, Root) = ([], root);

    public DeskSite(bool withGit = true, params IEnumerable<(string Name, string Value)> settings)
    {
        (this.settings, Root) = (settings.ToDictionary(pair => pair.Name, pair => pair.Value), NewRoot());
        Copy(CutRecord.Data, Data);
        if (withGit)
        {
            Copy(History.Value.Path, Path.Combine(Root, ".git"));
        }
    }

    /// <summary>The desk over the small invented record, which is checked in no time.</summary>
    /// <param name="remote">See <see cref="Remote"/>.</param>
    public static DeskSite Small(bool isTeam = false, string? remote = null, params IEnumerable<(string Name, string Value)> settings)
    {
        var root = NewRoot();
        Copy(Path.Combine(Repository(), "tests", "records", "two-rivers"), Path.Combine(root, "data"));
        var desk = new DeskSite(root) { IsTeam = isTeam, Remote = remote };
        settings.ToList().ForEach(setting => desk.settings.Add(setting.Name, setting.Value));
        Commit(root);
        if (remote is not null)
        {
            desk.Git("clone", "-q", "--bare", ".", remote);
        }

        return desk;
    }

    /// <summary>The repository within the test's folder that commits are pushed to; null for none.</summary>
    public string? Remote { get; init; }

    /// <summary>Whom the desk may ask for pages; null: those whom the program itself may.</summary>
    public FetchDoor? Door { get; init; }

    /// <summary>The clock; null: that of this machine.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>True for a desk of several people, of whom nobody publishes their own.</summary>
    public bool IsTeam { get; init; }

    /// <summary>The folder that holds everything of the test.</summary>
    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string State => Path.Combine(Root, ".desk");

    /// <summary>A browser with the cookies that it is given, else without any.</summary>
    public Browser Stranger(CookieContainer? cookies = null) =>
        new(CreateDefaultClient(ClientOptions.BaseAddress, new CookieContainerHandler(cookies ?? new CookieContainer())));

    /// <summary>A browser in which the editor has signed in by the console's link.</summary>
    public async Task<Browser> Editor(CookieContainer? cookies = null)
    {
        var browser = Stranger(cookies);
        await browser.Open("/en/sign-in/" + Services.GetRequiredService<OneTimeLink>().Code);
        await browser.Press("button");
        Assert.Equal("/en/", browser.Address);
        return browser;
    }

    /// <summary>A browser in which somebody has joined the team.</summary>
    public async Task<Browser> Join(string name, DeskRole role)
    {
        string code;
        using (var scope = Services.CreateScope())
        {
            code = scope.ServiceProvider.GetRequiredService<Passes>().Invite("console", $"{name}@example.org", null, role);
            scope.ServiceProvider.GetRequiredService<DeskContext>().SaveChanges();
        }

        var browser = Stranger();
        await browser.Open("/en/invitation/" + code);
        return await browser.Type("name", name).Press("button");
    }

    /// <summary>Something of the program itself, for a test that stops it or asks it.</summary>
    public T Part<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Runs git in the test's folder, or in the desk's clone.</summary>
    public string Git(params string[] arguments) => GitIn(Root, arguments);

    private static string NewRoot() => Directory.CreateTempSubdirectory("desk-test-").FullName;

    private static string GitIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CeasefireTracker.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Desk:Data", Data);
        builder.UseSetting("Desk:State", State);
        builder.UseSetting("Desk:Name", "Ada");
        builder.UseSetting("Desk:Email", "ada@example.org");
        builder.UseEnvironment("Production");
        if (Remote is not null)
        {
            builder.UseSetting("Desk:Remote", Path.Combine(Root, Remote));
        }

        if (IsTeam)
        {
            builder.UseSetting("Desk:PublicOrigin", "http://localhost");
            builder.UseSetting("Desk:Name", "");
            builder.UseSetting("Desk:Email", "");
        }

        if (Door is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(Door));
        }

        if (Clock is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(Clock));
        }

        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && isLast && Directory.Exists(Root))
        {
            CloseState(settings.GetValueOrDefault("Desk:State", State));
            Directory.Delete(Root, recursive: true);
        }
    }

    /// <summary>Closes the state in a folder, and no other: desks beside this one go on with theirs.</summary>
    public static void CloseState(string folder)
    {
        var options = new DbContextOptionsBuilder<SqliteDesk>();
        SqliteDesk.In(options, folder);
        using var state = new SqliteDesk(options.Options);
        SqliteConnection.ClearPool((SqliteConnection)state.Database.GetDbConnection());
    }

    private static void Commit(string folder)
    {
        GitIn(folder, "init", "-q", "-b", "main", "--template=");
        GitIn(folder, "add", "data");
        GitIn(folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "the record");
    }

    /// <summary>One commit of the record, made once: a test that needs one copies it, because to make it takes longer than most
    /// tests.</summary>
    private sealed class RecordHistory : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("desk-history-").FullName;

        public RecordHistory()
        {
            Copy(CutRecord.Data, System.IO.Path.Combine(folder, "data"));
            Commit(folder);
            GitIn(folder, "repack", "-a", "-d", "-q");
        }

        public string Path => System.IO.Path.Combine(folder, ".git");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string from, string into)
    {
        Directory.CreateDirectory(into);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(into, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(into, Path.GetRelativePath(from, file)));
        }
    }
}
