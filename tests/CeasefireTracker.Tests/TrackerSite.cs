using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Postgres;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CeasefireTracker.Tests;

/// <summary>The whole program over a data folder, with a store folder or a database of its own (<see cref="TestEngine"/>) that goes when
/// the test ends.</summary>
public class TrackerSite : WebApplicationFactory<Program>
{
    private readonly string data;
    private readonly string store = Directory.CreateTempSubdirectory("ceasefire-store-").FullName;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly string? database;

    public TrackerSite(string data, params IEnumerable<(string Name, string Value)> settings)
    {
        this.data = data;
        this.settings = settings.ToDictionary(pair => pair.Name, pair => pair.Value);
        database =
            TestEngine.IsPostgres && !this.settings.ContainsKey("Tracker:Store") && !this.settings.ContainsKey("Tracker:Database")
                ? Cluster.Shared.NewDatabase()
                : null;
        if (
            data == Repository.Data
            && database is null
            && !this.settings.ContainsKey("Tracker:Store")
            && !this.settings.ContainsKey("Tracker:Database")
        )
        {
            BuiltRecord.CopyInto(store);
        }
    }

    /// <summary>The clock; null: that of this machine, by which the data is looked at once a second beside the test's own looks.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>A client that follows no redirect.</summary>
    public HttpClient Reader()
    {
        // The factory keeps a list of its clients, and tests beside each other ask one site for theirs.
        lock (settings)
        {
            return CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        }
    }

    /// <summary>Waits for the sums of its downloads, until which the page of data differs.</summary>
    public void Weigh()
    {
        var (live, options) = (Services.GetRequiredService<LiveStore>(), Services.GetRequiredService<SiteOptions>());
        var origin = Services.GetRequiredService<Origin>().Value;
        foreach (var language in Enum.GetValues<Language>())
        {
            Services
                .GetRequiredService<Downloads>()
                .Of(new ExportContext(live.Current!, language, origin, options))
                .GetAwaiter()
                .GetResult();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Tracker:Data", data);
        builder.UseSetting("Tracker:Store", store);
        if (database is not null)
        {
            builder.UseSetting("Tracker:Database", database);
            builder.UseSetting("Tracker:Publish", "true");
        }

        builder.UseSetting("Tracker:Contact", "mailto:desk@tracker.example");
        // Because on a machine that does much else a page takes its time, and a test that asks how long it may says so itself.
        builder.UseSetting("Tracker:AnswerSeconds", "120");
        builder.UseSetting("Tracker:TurnSeconds", "120");
        builder.UseEnvironment("Production");
        if (Clock is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(Clock));
        }

        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }
    }

    /// <summary>With its store, or with the reason why there is none.</summary>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        host.Services.GetRequiredService<DataWatcher>().First.GetAwaiter().GetResult();
        return host;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(store))
        {
            Repository.CloseStores(store);
            Directory.Delete(store, recursive: true);
            if (database is not null)
            {
                Cluster.Shared.Drop(database);
            }
        }
    }
}

/// <summary>The program over the repository's own data: one for all tests that only ask it.</summary>
public sealed class RecordSite
{
    private static readonly Lazy<TrackerSite> One = new(() => AtTheEnd.Dispose(new TrackerSite(Repository.Data)));

    public TrackerSite Site => One.Value;

    /// <inheritdoc cref="TrackerSite.Reader"/>
    public HttpClient Reader() => Site.Reader();
}

/// <summary>The store of the repository's own data, built once: to read the data takes longer than most tests.</summary>
file sealed class BuiltRecord : IDisposable
{
    private static readonly Lazy<BuiltRecord> One = new(() => AtTheEnd.Dispose(new BuiltRecord()));

    private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-store-").FullName;

    private BuiltRecord() =>
        Assert.Empty(StoreFile.Publish(Repository.Data, Indexing.Rules, folder, StoreFile.HashOf(Repository.Data)));

    public static void CopyInto(string store)
    {
        foreach (var file in Directory.EnumerateFiles(One.Value.folder, "ceasefire-*"))
        {
            File.Copy(file, Path.Combine(store, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>The folder that holds the solution.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Data => Path.Combine(Root, "data");

    /// <summary>Closes the stores under a folder that goes, and no other: tests beside this one go on reading theirs.</summary>
    public static void CloseStores(string folder)
    {
        foreach (var store in Directory.EnumerateFiles(folder, "*.sqlite", SearchOption.AllDirectories))
        {
            SqliteEngine.Close(store);
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CeasefireTracker.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No solution file stands above the tests.");
    }
}
