using System.Globalization;
using CeasefireTracker.Benchmarks.Generating;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>Generated data and the store made of it, kept between runs in a folder for temporary files.</summary>
internal sealed class Workplace
{
    private const string Database = "Tracker__Database";

    private readonly int events;
    private readonly int seed;

    public Workplace(Options options, int events)
    {
        (this.events, seed) = (events, options.Number("--seed", 1));
        Folder = Path.Combine(
            options.Path("--work") ?? Path.Combine(Path.GetTempPath(), "ceasefire-benchmarks"),
            string.Create(CultureInfo.InvariantCulture, $"{events}-{seed}")
        );
        App = options.Path("--app") ?? Path.Combine(Options.Root, "src/CeasefireTracker.Web/bin/Release/net10.0/CeasefireTracker.Web.dll");
    }

    public string App { get; }

    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    /// <summary>The store under the name by which the program finds it.</summary>
    public string Store => StoreFile.PathOf(Stores, StoreFile.HashOf(Data));

    /// <summary>The same record as plain tables, as readers download it; made where it is not there yet.</summary>
    public string Tables
    {
        get
        {
            var path = Path.ChangeExtension(Store, ".tables");
            if (!File.Exists(path))
            {
                var store = OpenStore.Open(Store);
                SqliteDownload.Write(store, path);
                store.Close();
            }

            return path;
        }
    }

    private string Stores => Path.Combine(Folder, "stores");

    /// <summary>Makes the data, once.</summary>
    public Workplace WithData()
    {
        if (!File.Exists(Path.Combine(Data, "published.txt")))
        {
            Generate.Write(Data, events, seed);
        }

        return this;
    }

    /// <summary>Builds the store with the program's own command.</summary>
    public (TimeSpan Elapsed, TimeSpan Processor, double PeakMegabytes) Build()
    {
        Directory.CreateDirectory(Stores);
        File.Delete(Store);
        return ChildServer.Run(App, ["build", "--data", Data, "--store", Stores]);
    }

    /// <summary>Publishes the data into a PostgreSQL, which nodes follow.</summary>
    public (TimeSpan Elapsed, TimeSpan Processor, double PeakMegabytes) Publish(string database) =>
        ChildServer.Run(App, ["build", "--data", Data], (Database, database));

    /// <summary>A node that serves what was published there.</summary>
    /// <inheritdoc cref="Serve"/>
    public ChildServer Follow(string database, int port, int keptMegabytes) =>
        ChildServer.Start(
            App,
            [],
            port,
            "/en/about",
            (Database, database),
            ("Tracker__PageCacheMegabytes", keptMegabytes.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>Serves the data.</summary>
    /// <param name="keptMegabytes">How much the page cache may keep; 0 makes every page anew.</param>
    public ChildServer Serve(int port, int keptMegabytes) =>
        ChildServer.Start(
            App,
            [],
            port,
            "/en/about",
            ("Tracker__Data", Data),
            ("Tracker__Store", Stores),
            ("Tracker__PageCacheMegabytes", keptMegabytes.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>The bare server.</summary>
    /// <param name="bytes">How many it sends from memory.</param>
    public ChildServer ServeBare(int port, int bytes) =>
        ChildServer.Start(
            typeof(Workplace).Assembly.Location,
            ["bare", "--tables", Tables, "--bytes", bytes.ToString(CultureInfo.InvariantCulture)],
            port,
            "/bytes"
        );

    /// <summary>Some ids of events, spread over the whole.</summary>
    public string[] Ids(int count) =>
        [
            .. File.ReadLines(Path.Combine(Data, "published.txt"))
                .Where((_, place) => place % Math.Max(1, events / count) == 0)
                .Take(count),
        ];
}
