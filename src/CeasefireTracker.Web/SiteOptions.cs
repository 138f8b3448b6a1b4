using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web;

/// <summary>Everything that can be set: the configuration section <c>Tracker</c>, read and checked once, alike for the server and for every
/// command.</summary>
public sealed record SiteOptions
{
    /// <summary>Where the data and the stores are, and how often the store that serves is compared with its seal.</summary>
    public required StoreOptions Store { get; init; }

    /// <summary>The scheme and host that readers use, such as <c>https://example.org</c>, without a slash at the end; null: the listening
    /// address.</summary>
    public string? PublicOrigin { get; init; }

    /// <summary>The path under which readers find the site there, such as <c>/tracker</c>, without a slash at the end; empty: the
    /// root.</summary>
    public string PublicPath { get; init; } = "";

    /// <summary>The host names that are answered; empty: every one.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The networks whose word on https, on the reader's address and on the path of the site is believed.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>The fixed name in permanent ids (tag: URIs, calendar UIDs), whatever the host.</summary>
    public required string Authority { get; init; }

    /// <summary>The day from which <see cref="Authority"/> was ours, for tag: URIs (RFC 4151).</summary>
    public required string AuthoritySince { get; init; }

    /// <summary>Who is responsible for the content, or null if nobody has said so yet.</summary>
    public LocalizedText? Responsible { get; init; }

    /// <summary>Where to report a mistake: an http(s) or mailto address, or null if none was set.</summary>
    public string? Contact { get; init; }

    /// <summary>The scheme and host of the desk whose form takes reports of mistakes, without a slash at the end; null: they go to
    /// <see cref="Contact"/>.</summary>
    public string? ReportAddress { get; init; }

    /// <summary>Until when <c>security.txt</c> may be believed (RFC 9116, 2.5.5); null: there is no such file, because it must name that
    /// moment.</summary>
    public DateTimeOffset? SecurityExpires { get; init; }

    /// <summary>How many pages, and how many downloads, that are not kept may be made at a time; how many more of each may wait.</summary>
    public int PagesAtOnce { get; init; }

    /// <inheritdoc cref="PagesAtOnce"/>
    public int DownloadsAtOnce { get; init; }

    /// <inheritdoc cref="PagesAtOnce"/>
    public int Waiting { get; init; }

    /// <summary>The most memory that finished pages may take, in megabytes; 0 keeps none.</summary>
    public int PageCacheMegabytes { get; init; }

    /// <summary>The OpenTelemetry collector that meters and traces are sent to; null: they are sent nowhere.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>What a connection, a request and an answer may take.</summary>
    public required Limits Limits { get; init; }

    /// <summary>All settings that an answer may depend on, as text: where it differs, pages differ.</summary>
    public required string Seen { get; init; }

    /// <summary>The name of every setting and its default in words.</summary>
    public required IReadOnlyDictionary<string, string> Defaults { get; init; }

    /// <summary>True if readers reach the site by https.</summary>
    public bool IsHttps => PublicOrigin?.StartsWith("https:", StringComparison.Ordinal) == true;

    /// <summary>True if this host name is answered.</summary>
    public bool Allows(string host) =>
        host.Length > 0 && (AllowedHosts.Count == 0 || AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">Something in it cannot be used or is unknown; all of it is told at once.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration);
        var (root, cores) = (Folders.Root(), Environment.ProcessorCount);
        var store = new StoreOptions(
            reader.Folder("Data", Path.Combine(root, "data"), "`data/` beside the solution"),
            reader.Folder("Store", Path.Combine(root, ".store"), "`.store/` beside the solution")
        )
        {
            VerifyEvery = TimeSpan.FromMinutes(reader.Number("VerifyMinutes", 10, 1, 7 * 24 * 60)),
        };
        var (database, publishes) = SettingGrammar.Database(reader);
        store = store with { Database = database, Publishes = publishes };
        if (!Path.GetRelativePath(store.Data, store.Store).StartsWith("..", StringComparison.Ordinal))
        {
            reader.Problem("Store", store.Store, "lies in the data folder, so that every store would be one more change of the data");
        }

        var (responsible, responsibleJa) = (reader.Text("Responsible"), reader.Text("ResponsibleJa", "the same as `Responsible`"));
        if (responsible is null && responsibleJa is not null)
        {
            reader.Problem("ResponsibleJa", responsibleJa, "is said only in Japanese: set Tracker__Responsible too");
        }

        var contact = SettingGrammar.Contact(reader);
        var (origin, path) = SettingGrammar.Origin(reader);
        var options = new SiteOptions
        {
            Store = store,
            PublicOrigin = origin,
            PublicPath = path,
            AllowedHosts = SettingGrammar.Hosts(reader, origin),
            Proxies = SettingGrammar.Proxies(reader),
            Authority = SettingGrammar.Authority(reader),
            AuthoritySince = SettingGrammar.Since(reader),
            Responsible = responsible is null ? null : new LocalizedText(responsible, responsibleJa ?? responsible),
            Contact = contact,
            ReportAddress = SettingGrammar.ReportAddress(reader),
            SecurityExpires = SettingGrammar.Expires(reader, contact),
            PagesAtOnce = reader.Number("PagesAtOnce", cores, 1, 10_000, "cores"),
            DownloadsAtOnce = reader.Number("DownloadsAtOnce", 16 * cores, 1, 10_000, "16 × cores"),
            Waiting = reader.Number("Waiting", 1024, 0, 100_000),
            PageCacheMegabytes = reader.Number("PageCacheMegabytes", 64, 0, 1_000_000),
            Telemetry = SettingGrammar.Collector(reader),
            Limits = Limits.Read(reader),
            Seen = reader.Seen,
            Defaults = reader.Defaults,
        };
        reader.Unknown();
        return reader.Problems.Count == 0 ? options : throw new SettingsException(reader.Problems);
    }
}
