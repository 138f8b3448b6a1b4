using System.Net;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Desk;

/// <summary>Everything that can be set for the desk: the configuration section <c>Desk</c>, read and checked once.</summary>
public sealed record DeskOptions
{
    private const int DefaultPause = 5;
    private const int MostPause = 3600;

    /// <summary>The data folder that readers' sites watch: what is published is put there.</summary>
    public required string Data { get; init; }

    /// <summary>Where the desk keeps what is its own: its database, if that is a file, and the bare clone.</summary>
    public required string State { get; init; }

    /// <summary>Where copies of cited pages are kept; not within the data, because they are others' works.</summary>
    public required string Archive { get; init; }

    /// <summary>How long a host is left alone between two of its pages.</summary>
    public TimeSpan ArchivePause { get; init; }

    /// <summary>How to reach the PostgreSQL database that keeps accounts and drafts; null: a SQLite file in <see cref="State"/>.</summary>
    public string? Database { get; init; }

    /// <summary>The repository that commits are pushed to, an address or a path; null: none.</summary>
    public string? Remote { get; init; }

    /// <summary>How long that repository is waited for, each time it is asked.</summary>
    public TimeSpan RemoteLimit { get; init; }

    /// <summary>Whose name commits carry in the one-person mode; null: <c>Editor</c>, <c>editor@localhost</c>.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="Name"/>
    public string? Email { get; init; }

    /// <summary>The scheme and host by which a team reaches its desk, without a slash at the end; null: the desk is one editor's.</summary>
    public string? PublicOrigin { get; init; }

    /// <summary>The networks whose word on https and on the address of who asks is believed.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>After how many days what a reader reported is deleted, whatever came of it.</summary>
    public int ReportDays { get; init; }

    /// <summary>The most bytes that a program may send at once.</summary>
    public int HandInBytes { get; init; }

    /// <summary>How many drafts of one program may wait to be taken up.</summary>
    public int HandInDrafts { get; init; }

    /// <summary>How many minutes lie between two readings of a feed, if its host does not wish for more.</summary>
    public int FeedMinutes { get; init; }

    /// <summary>The name of every setting and its default in words.</summary>
    public required IReadOnlyDictionary<string, string> Defaults { get; init; }

    /// <summary>True as long as the desk is one editor's, on their own machine.</summary>
    public bool IsOnePerson => PublicOrigin is null;

    /// <summary>True if browsers reach the desk by https, so that cookies never travel otherwise.</summary>
    public bool IsHttps => PublicOrigin?.StartsWith("https:", StringComparison.Ordinal) == true;

    /// <summary>The host of <see cref="PublicOrigin"/>, to which passkeys are bound.</summary>
    public string Host => PublicOrigin is null ? "localhost" : new Uri(PublicOrigin).Host;

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">Something in it cannot be used or is unknown; all of it is told at once.</exception>
    public static DeskOptions Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration, "Desk");
        var root = Folders.Root();
        var state = reader.Folder("State", Path.Combine(root, ".desk"), "`.desk/` beside the solution");
        var options = new DeskOptions
        {
            Data = reader.Folder("Data", Path.Combine(root, "data"), "`data/` beside the solution"),
            State = state,
            Archive = reader.Folder("Archive", Path.Combine(state, "archive"), "`archive/` in `State`"),
            ArchivePause = TimeSpan.FromSeconds(reader.Number("ArchivePause", DefaultPause, 0, MostPause)),
            Database = reader.Secret("Database", "a file in `State`"),
            Remote = reader.Secret("Remote", "none"),
            RemoteLimit = TimeSpan.FromSeconds(reader.Number("RemoteSeconds", 45, 1, 3600)),
            Name = reader.Text("Name", "`Editor`"),
            Email = reader.Text("Email", "`editor@localhost`"),
            PublicOrigin = Origin(reader),
            Proxies = SettingGrammar.Proxies(reader, "127.0.0.1;::1"),
            FeedMinutes = reader.Number("FeedMinutes", 30, 10, 7 * 24 * 60),
            ReportDays = reader.Number("ReportDays", 90, 1, 3650),
            HandInBytes = reader.Number("HandInBytes", 1_000_000, 1_000, 30_000_000),
            HandInDrafts = reader.Number("HandInDrafts", 200, 0, 100_000),
            Defaults = reader.Defaults,
        };
        if (options.Database is { } database && PostgresEngine.Fault(database) is { } fault)
        {
            // Its value stays unsaid, because it may hold a password.
            reader.Problem("Database", "…", fault);
        }

        foreach (var (name, folder) in new[] { ("State", options.State), ("Archive", options.Archive) })
        {
            if (!Path.GetRelativePath(options.Data, folder).StartsWith("..", StringComparison.Ordinal))
            {
                reader.Problem(name, folder, "lies in the data folder, where readers of data would stumble over it");
            }
        }

        foreach (var (name, value) in new[] { ("Name", options.Name), ("Email", options.Email) }.Where(pair => pair.Item2 is not null))
        {
            if (!options.IsOnePerson)
            {
                reader.Problem(name, value!, "is for one editor alone; in a team (Desk__PublicOrigin) everybody says their own");
            }
        }

        reader.Unknown();
        List<string> problems = [.. reader.Problems];
        if (options.IsOnePerson)
        {
            // Kestrel listens where its own section says and no longer where the program would, so that both are looked at.
            var own = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
            problems.AddRange(Listening(configuration).Concat(own).Where(IsElsewhere).Select(NotHere));
        }

        return problems.Count == 0 ? options : throw new SettingsException(problems);
    }

    /// <summary>The addresses that the program shall listen on.</summary>
    public static IReadOnlyList<string> Listening(IConfiguration configuration) =>
        configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } urls
            ? urls
            : ["http://127.0.0.1:5090"];

    private static string? Origin(SettingReader reader)
    {
        if (reader.Text("PublicOrigin", "none: the desk is one editor's, on this machine") is not { } text)
        {
            return null;
        }

        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri is not { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/", Fragment: "" }
        )
        {
            reader.Problem("PublicOrigin", text, "is not a scheme and host such as https://desk.example.org");
        }
        else if (uri.HostNameType != UriHostNameType.Dns)
        {
            reader.Problem("PublicOrigin", text, "names no host but an address, and a passkey is bound to a name");
        }
        else if (uri.Scheme == "http" && uri.Host != "localhost")
        {
            reader.Problem("PublicOrigin", text, "is not https, without which browsers know no passkeys (http is for localhost alone)");
        }

        return uri is null ? text : SettingGrammar.OriginOf(uri);
    }

    // What is asked by another name is refused, and a socket that is a file no browser opens.
    private static bool IsElsewhere(string url)
    {
        try
        {
            var host = BindingAddress.Parse(url).Host;
            return !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                && !(IPAddress.TryParse(host, out var ip) && (ip.Equals(IPAddress.Loopback) || ip.Equals(IPAddress.IPv6Loopback)));
        }
        catch (FormatException)
        {
            // Because nobody can listen there, which is told where it is tried.
            return false;
        }
    }

    private static string NotHere(string url) =>
        $"{url} is no address at which a browser of this machine, and of no other, finds the desk. For one editor it listens "
        + "at one such as http://127.0.0.1:5090; for a team set Desk__PublicOrigin.";
}
