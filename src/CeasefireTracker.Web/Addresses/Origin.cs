using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CeasefireTracker.Web.Addresses;

/// <summary>The scheme and host of absolute addresses: configured, else the server's own; never what a request claims.</summary>
public sealed class Origin(SiteOptions options, IServer server)
{
    private string? own;

    /// <summary>Without a slash at the end, such as <c>https://example.org</c>.</summary>
    public string Value => options.PublicOrigin ?? (own ??= Listening) ?? "http://localhost";

    // Kept once it is known, because each page names itself ten times and the server makes the list of its addresses anew each time.
    private string? Listening =>
        server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.FirstOrDefault()
            ?.TrimEnd('/')
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);
}
