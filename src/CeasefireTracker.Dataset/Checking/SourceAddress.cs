using System.Net;
using System.Text;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>Which addresses a source may have: whole http or https addresses of a named host, nothing a browser would hide.</summary>
public static class SourceAddress
{
    /// <summary>What is wrong with the address, as the end of a sentence, or null if it may be linked to.</summary>
    public static string? Refusal(string text)
    {
        if (text.Length > 1000)
        {
            return "is longer than 1,000 characters";
        }

        if (text.Any(c => c <= ' ' || c is '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}'))
        {
            return "holds a character that must be written as %XX";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return "is not a whole http or https address";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "carries a user name, which browsers hide";
        }

        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out _) || !uri.Host.Contains('.', StringComparison.Ordinal))
        {
            return "names no public host";
        }

        // Letters of other scripts can look like Latin ones; as xn-- nobody mistakes them.
        if (!Ascii.IsValid(uri.Host))
        {
            return $"has a host that must be written as {uri.IdnHost}";
        }

        return uri.IsDefaultPort ? null : "names a port";
    }
}
