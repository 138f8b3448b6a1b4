using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Web.Addresses;

/// <summary>
/// What an address of a document has in common with the other forms in which it is passed on: the Wayback Machine's, AMP's and search
/// engines' wrapping, mobile hosts, tracking names, the fragment, the scheme, a final slash and the order of its query all taken off.
/// </summary>
public static class AddressKey
{
    private const int Longest = 2000;
    private static readonly string[] Subdomains = ["www.", "m.", "mobile.", "amp.", "sp."];

    /// <summary>The key by which two addresses of one document are equal; null if the text is no http or https address.</summary>
    public static string? Of(string typed)
    {
        var text = Unwrapped(typed.Trim());
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = "https://" + text;
        }

        if (
            text.Length > Longest
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || !uri.Host.Contains('.', StringComparison.Ordinal)
        )
        {
            return null;
        }

        var query = QueryHelpers
            .ParseQuery(uri.Query)
            .Where(pair => !TrackingNames.IsTracking(pair.Key) && !(pair.Key is "amp" or "outputType"))
            .SelectMany(pair => pair.Value, (pair, value) => $"{pair.Key}={value}")
            .Order(StringComparer.Ordinal);
        return $"{Host(uri.IdnHost.ToLowerInvariant())}{Path(Uri.UnescapeDataString(uri.AbsolutePath))}?{string.Join('&', query)}";
    }

    // https://web.archive.org/web/20250313/https://…, https://www.google.com/amp/s/…, https://example-org.cdn.ampproject.org/c/s/…
    private static string Unwrapped(string text)
    {
        foreach (var mark in new[] { "web.archive.org/web/", "google.com/amp/", "cdn.ampproject.org/" })
        {
            if (text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                var rest = text[(at + mark.Length)..];
                var inner = rest.IndexOf("http", StringComparison.OrdinalIgnoreCase);
                return inner >= 0 ? rest[inner..] : string.Join('/', rest.Split('/').SkipWhile(part => part.Length <= 1));
            }
        }

        return text;
    }

    private static string Host(string host)
    {
        while (
            Array.Find(Subdomains, prefix => host.StartsWith(prefix, StringComparison.Ordinal) && host.AsSpan(prefix.Length).Contains('.'))
                is { } prefix
        )
        {
            host = host[prefix.Length..];
        }

        return host;
    }

    private static string Path(string path)
    {
        path = path.TrimEnd('/');
        foreach (var ending in new[] { "/amp", ".amp", "/amp.html", ".amp.html" })
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return path[..^ending.Length] + (ending.EndsWith(".amp.html", StringComparison.Ordinal) ? ".html" : "");
            }
        }

        return path.StartsWith("/amp/", StringComparison.OrdinalIgnoreCase) ? path[4..] : path;
    }
}
