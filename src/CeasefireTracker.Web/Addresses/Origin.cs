using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CeasefireTracker.Web.Addresses;

/// <summary>The scheme and host of absolute addresses: configured, else the server's own; never what a request claims.</summary>
public sealed class Origin(SiteOptions options, IServer server)
{
    /// <summary>Without a slash at the end, such as <c>https://example.org</c>.</summary>
    public string Value =>
        options.PublicOrigin
        ?? server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.FirstOrDefault()
            ?.TrimEnd('/')
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        ?? "http://localhost";
}
