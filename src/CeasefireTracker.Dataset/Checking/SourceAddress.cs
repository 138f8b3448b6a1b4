using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>Which addresses a source may have: whole http or https addresses of a named host, nothing a browser would hide.</summary>
public static partial class SourceAddress
{
    // Top-level names that are kept for private networks or lead elsewhere than the public name system (RFC 6761, 6762, 7686, 8375, 9476,
    // ICANN on .internal), and the customary ones.
    private static readonly HashSet<string> Private = new(StringComparer.OrdinalIgnoreCase)
    {
        "alt",
        "arpa",
        "corp",
        "home",
        "i2p",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
        "private",
        "test",
    };

    // Whatever stands before these names leads to the machine that it spells.
    private static readonly string[] Spelling = ["nip.io", "sslip.io", "xip.io", "traefik.me", "localtest.me", "lvh.me", "vcap.me"];

    /// <summary>What is wrong with the address, as the end of a sentence that begins with it, or null if it may be linked to.</summary>
    public static LocalizedText? Refusal(string text)
    {
        if (text.Length > 1000)
        {
            return new("is longer than 1,000 characters", "は1,000文字を超えています");
        }

        if (text.Any(c => c <= ' ' || c is '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}'))
        {
            return new("holds a character that must be written as %XX", "に、%XXの形で書くべき文字が含まれています");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return new("is not a whole http or https address", "は、httpまたはhttpsの完全なアドレスではありません");
        }

        if (uri.UserInfo.Length > 0)
        {
            return new("carries a user name, which browsers hide", "に、ブラウザが隠す利用者名が含まれています");
        }

        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out _) || !IsPublic(Names(uri.Host)))
        {
            return new("names no public host", "は、公開されたホストのものではありません");
        }

        if (HoldsAddress(uri.Host))
        {
            return new("has a host that holds a machine's address", "のホスト名に、機器のアドレスが含まれています");
        }

        // Letters of other scripts can look like Latin ones; as xn-- nobody mistakes them.
        if (!Ascii.IsValid(uri.Host))
        {
            return new($"has a host that must be written as {uri.IdnHost}", $"のホスト名は{uri.IdnHost}と書かなければなりません");
        }

        return uri.IsDefaultPort ? null : new("names a port", "にポート番号が含まれています");
    }

    /// <summary>True of at least two names, none empty, the last of which no number and not kept for private networks.</summary>
    private static bool IsPublic(string[] names) =>
        names.Length > 1
        && Array.TrueForAll(names, name => name.Length > 0)
        && names[^1].Length > 1
        && !names[^1].All(char.IsAsciiDigit)
        && !Private.Contains(names[^1]);

    // A full stop at the end says that the name is whole, and changes nothing.
    private static string[] Names(string host) => (host.EndsWith('.') ? host[..^1] : host).Split('.');

    private static bool HoldsAddress(string host) =>
        Array.Exists(
            Spelling,
            name => host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase)
        )
        || FourNumbers()
            .Matches(host)
            .Any(numbers =>
                numbers.Groups["n"].Captures.All(number => int.Parse(number.Value, CultureInfo.InvariantCulture) <= byte.MaxValue)
            );

    [GeneratedRegex(@"(?<![0-9])(?<n>[0-9]{1,3})(?<dot>[.-])(?<n>[0-9]{1,3})\k<dot>(?<n>[0-9]{1,3})\k<dot>(?<n>[0-9]{1,3})(?![0-9])")]
    private static partial Regex FourNumbers();
}
