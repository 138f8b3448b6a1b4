using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Finds every data format that the program serves, so that a new one is tested without being named.</summary>
public static partial class DataAddresses
{
    // Names by which people look for a feed without having read a page: they lead to it.
    private static readonly string[] Guessed = ["/feed.xml", "/rss.xml", "/atom.xml"];

    /// <summary>The addresses of all data formats, in both languages; those of one event are of the event given.</summary>
    public static IReadOnlyList<string> Of(TrackerSite site, string eventId) =>
        [
            .. site
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
                .Where(pattern => pattern.StartsWith("/{lang:language}/", StringComparison.Ordinal))
                .SelectMany(
                    _ => new[] { "en", "ja" },
                    (pattern, language) => pattern.Replace("{lang:language}", language, StringComparison.Ordinal)
                )
                .Select(pattern => pattern.Contains("/events/", StringComparison.Ordinal) ? Id().Replace(pattern, eventId) : pattern)
                .Where(address =>
                    Path.HasExtension(address) && !address.Contains('{', StringComparison.Ordinal) && !Guessed.Contains(address[3..])
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex("\\{id[^}]*\\}")]
    private static partial Regex Id();
}
