using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>An address for every route of the program, so that a new one is tested without being named.</summary>
public static partial class RouteAddresses
{
    /// <summary>One address a route, and one more with an id that nothing has where it takes one.</summary>
    public static IReadOnlyList<string> Of(TrackerSite site) =>
        [
            .. site
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
                .SelectMany(
                    pattern => new[] { Known(pattern), "nothing" },
                    (pattern, value) =>
                        Parameter()
                            .Replace(
                                pattern
                                    .Replace("{lang:language}", "ja", StringComparison.Ordinal)
                                    .Replace("{status:int}", "404", StringComparison.Ordinal),
                                value
                            )
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static string Known(string pattern) =>
        pattern.Contains("/events/", StringComparison.Ordinal) ? "conditional-answer"
        : pattern.Contains("/actors/", StringComparison.Ordinal) ? "russia"
        : pattern.Contains("/issues/", StringComparison.Ordinal) ? "ceasefire"
        : pattern.Contains("/sources/", StringComparison.Ordinal) ? "article"
        : "some";

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameter();
}
