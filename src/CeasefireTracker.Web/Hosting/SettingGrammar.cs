using System.Globalization;
using System.Net;
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

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" })
        {
            // As it was typed: Uri would take .. and \ for something else than they are in a reader's address.
            var host = text.IndexOf("://", StringComparison.Ordinal) + 3;
            var end = text.IndexOfAny(['/', '?', '#', '\\'], host) is >= 0 and var at ? at : text.Length;
            if (IsPath(text[end..].TrimEnd('/')))
            {
                return (text[..end], text[end..].TrimEnd('/'));
            }
        }

        reader.Problem(
            "PublicOrigin",
            text,
            "is not a scheme and host such as https://example.org, nor one with a path such as https://example.org/tracker"
        );
        return (null, "");
    }

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
        var hosts = reader.List("AllowedHosts", "all");
        foreach (var host in hosts.Where(host => Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown))
        {
            reader.Problem(
                "AllowedHosts",
                host,
                "is not a host name such as example.org (without scheme and port; leave the setting empty to answer all)"
            );
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

    public static string? Contact(SettingReader reader)
    {
        var contact = reader.Text("Contact");
        if (
            contact is not null
            && !(Uri.TryCreate(contact, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
        )
        {
            reader.Problem("Contact", contact, "is not an http, https or mailto address");
        }

        return contact;
    }

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
            return uri.GetLeftPart(UriPartial.Authority);
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
        }

        return authority;
    }

    public static string Since(SettingReader reader)
    {
        const string Usual = "2026-11-24";
        var since = reader.Text("AuthoritySince", $"`{Usual}`") ?? Usual;
        if (!DateOnly.TryParseExact(since, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            reader.Problem("AuthoritySince", since, "is not a day such as 2026-11-24");
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
