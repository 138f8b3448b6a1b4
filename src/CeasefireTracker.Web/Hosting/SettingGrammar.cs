using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>The settings that have a grammar of their own.</summary>
internal static partial class SettingGrammar
{
    /// <summary>Scheme and host, and the path under which the site is; both without a slash at the end, and the path empty at the
    /// root.</summary>
    public static (string? Origin, string Path) Origin(SettingReader reader)
    {
        if (reader.Text("PublicOrigin", "the listening address") is not { } text)
        {
            return (null, "");
        }

        if (
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", UserInfo: "" }
            && text.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        )
        {
            // As it was typed: Uri would take .. and \ for something else than they are in a reader's address.
            var host = uri.Scheme.Length + 3;
            var end = text.IndexOfAny(['/', '?', '#', '\\'], host) is >= 0 and var at ? at : text.Length;
            if (IsPath(text[end..].TrimEnd('/')))
            {
                return (OriginOf(uri), text[end..].TrimEnd('/'));
            }
        }

        reader.Problem(
            "PublicOrigin",
            text,
            "is not a scheme and host such as https://example.org, nor one with a path such as https://example.org/tracker"
        );
        return (null, "");
    }

    /// <summary>Scheme and host as browsers send them and as they stand in headers: in small letters, a name beyond ASCII as its
    /// <c>xn--</c> spelling (RFC 5890), without the scheme's own port.</summary>
    public static string OriginOf(Uri address)
    {
        var port = address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        return $"{address.Scheme}://{HostOf(address)}{port}";
    }

    private static string HostOf(Uri address) => address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host;

    /// <summary>A host as it stands in a request, or null if it is none.</summary>
    private static string? HostOf(string text) =>
        Uri.CheckHostName(text.Trim('[', ']')) switch
        {
            UriHostNameType.IPv6 => HostOf(new Uri($"http://[{text.Trim('[', ']')}]")),
            UriHostNameType.Dns or UriHostNameType.IPv4 => HostOf(new Uri($"http://{text}")),
            _ => null,
        };

    /// <summary>The database, and whether a serving node publishes.</summary>
    public static (string? Database, bool Publishes) Database(SettingReader reader)
    {
        var (database, publishes) = (reader.Secret("Database", "files in `Store`"), reader.Flag("Publish"));
        if (database is not null && PostgresEngine.Fault(database) is { } fault)
        {
            // Its value stays unsaid, because it may hold a password.
            reader.Problem("Database", "…", fault);
        }

        if (publishes && database is null)
        {
            reader.Problem("Publish", "true", "has a meaning only with Tracker__Database; without it every node builds its own files");
        }

        return (database, publishes || database is null);
    }

    /// <summary>True of a path without a slash at its end, in letters that are the same however they are written; of the empty one
    /// too.</summary>
    public static bool IsPath(string path) => PathOfSite().IsMatch(path);

    [GeneratedRegex(@"^(/(?!\.{1,2}(/|\z))[A-Za-z0-9._~-]+)*\z")]
    private static partial Regex PathOfSite();

    public static IReadOnlyList<string> Hosts(SettingReader reader, string? origin)
    {
        var hosts = new List<string>();
        foreach (var text in reader.List("AllowedHosts", "all"))
        {
            if (HostOf(text) is { } host)
            {
                hosts.Add(host);
            }
            else
            {
                reader.Problem(
                    "AllowedHosts",
                    text,
                    "is not a host name such as example.org (without scheme and port; leave the setting empty to answer all)"
                );
            }
        }

        if (
            hosts.Count > 0
            && origin is not null
            && new Uri(origin).Host is var own
            && !hosts.Contains(own, StringComparer.OrdinalIgnoreCase)
        )
        {
            reader.Problem(
                "AllowedHosts",
                string.Join(';', hosts),
                $"leaves out {own}, the host of Tracker__PublicOrigin, so that every reader would be refused"
            );
        }

        return hosts;
    }

    public static IReadOnlyList<System.Net.IPNetwork> Proxies(SettingReader reader, string usual = "")
    {
        var networks = new List<System.Net.IPNetwork>();
        foreach (
            var text in reader.List("Proxies", usual.Length > 0 ? $"`{usual}`" : "none") is { Count: > 0 } set
                ? set
                : usual.Split(';', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                reader.Problem("Proxies", text, "is neither an address nor a network such as 10.0.0.0/8");
            }
        }

        return networks;
    }

    /// <summary>Where readers write to: of a web address in letters of ASCII alone, as <c>security.txt</c> has it.</summary>
    public static string? Contact(SettingReader reader)
    {
        if (reader.Text("Contact") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 })
        {
            return Ascii.IsValid(text) ? text : OriginOf(address) + address.PathAndQuery + address.Fragment;
        }

        if (!Recipients().IsMatch(text))
        {
            reader.Problem("Contact", text, "is not an http, https or mailto address");
        }

        return text;
    }

    [GeneratedRegex(
        @"^mailto:[^@?,\s]+@[^@?,\s]+(,[^@?,\s]+@[^@?,\s]+)*(\?\S*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Recipients();

    /// <summary>Scheme and host of the desk, without a slash at the end.</summary>
    public static string? ReportAddress(SettingReader reader)
    {
        if (reader.Text("ReportAddress", "reports go to `Contact`") is not { } text)
        {
            return null;
        }

        if (
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/", Fragment: "" }
        )
        {
            return OriginOf(uri);
        }

        reader.Problem("ReportAddress", text, "is not the scheme and host of a desk such as https://desk.example.org");
        return null;
    }

    /// <summary>Where meters and traces are sent.</summary>
    public static Uri? Collector(SettingReader reader)
    {
        if (reader.Secret("Telemetry", "sent nowhere") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "" })
        {
            return address;
        }

        reader.Problem("Telemetry", text, "is not the address of a collector such as http://127.0.0.1:4318");
        return null;
    }

    public static string Authority(SettingReader reader)
    {
        const string Usual = "ceasefiretracker.example";
        var authority = reader.Text("Authority", $"`{Usual}`") ?? Usual;
        if (Uri.CheckHostName(authority) != UriHostNameType.Dns)
        {
            reader.Problem("Authority", authority, "is not a name such as example.org");
            return authority;
        }

        // As it was typed where it can be, because ids that were given with it stay.
        return Ascii.IsValid(authority) ? authority : HostOf(authority)!;
    }

    public static string Since(SettingReader reader)
    {
        const string Usual = "2026-11-24";
        var since = reader.Text("AuthoritySince", $"`{Usual}`") ?? Usual;
        if (
            !DateOnly.TryParseExact(
                since,
                ["yyyy-MM-dd", "yyyy-MM", "yyyy"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            reader.Problem("AuthoritySince", since, "is not a day such as 2026-11-24");
        }
        else if (since != Usual && day.ToDateTime(default) > TimeProvider.System.GetUtcNow().UtcDateTime)
        {
            reader.Problem("AuthoritySince", since, "is still to come, and the name must have been yours on that day (RFC 4151)");
        }

        return since;
    }

    public static DateTimeOffset? Expires(SettingReader reader, string? contact)
    {
        if (reader.Text("SecurityExpires", "no `security.txt`") is not { } text)
        {
            return null;
        }

        if (
            !DateTimeOffset.TryParseExact(
                text,
                ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssZ"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var expires
            )
        )
        {
            reader.Problem("SecurityExpires", text, "is not a day such as 2027-11-24");
        }
        else if (
            contact is null
            || !(
                contact.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                || contact.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            reader.Problem("SecurityExpires", text, "needs a Tracker__Contact that is a mailto or https address (RFC 9116)");
        }

        return expires;
    }
}
