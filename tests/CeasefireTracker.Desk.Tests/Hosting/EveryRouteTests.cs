using System.Net;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Hosting;

/// <summary>Asks every route that there is, so that a new page cannot be forgotten.</summary>
public sealed class EveryRouteTests
{
    // What answers without an account: the ways in, the form for reports, probes, the page of errors, and static files.
    private static readonly string[] Open =
    [
        "/{lang:language}/sign-in/{code?}",
        "/{lang:language}/invitation/{code}",
        "/{lang:language}/passkey",
        "/{lang:language}/recovery",
        "/{lang:language}/report",
        "/error/{status:int}",
        "/error/401",
        "/error/503",
        "/css/reader.css",
        "/healthz",
        "/readyz",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_but_the_ways_in_answers_who_is_not_signed_in(bool isTeam)
    {
        using var team = isTeam ? new Team() : null;
        using var one = isTeam ? null : new DeskSite(withGit: false);
        using var stranger = team?.Stranger() ?? one!.Stranger();
        var routes = Routes(team?.Services ?? one!.Services);
        Assert.True(routes.Count > 15, $"only {routes.Count} routes were found");

        // Programs have an address of their own, which asks for their token.
        using (var program = await stranger.Get("/hand-in"))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
        }

        foreach (var route in routes.Where(route => !IsOpen(route) && Pattern(route) != "/hand-in"))
        {
            foreach (var address in new[] { Address(route, "en"), Address(route, "ja") })
            {
                using var answer = await stranger.Get(address);
                var isAsked =
                    answer.StatusCode == HttpStatusCode.Redirect
                    && answer.Headers.Location!.ToString().Contains("/sign-in?then=", StringComparison.Ordinal);
                Assert.True(isAsked, $"{address} answers {answer.StatusCode} to who is not signed in");
                await stranger.Post(address, [new("name", "x")]);
                Assert.StartsWith(
                    $"/{(address.StartsWith("/ja", StringComparison.Ordinal) ? "ja" : "en")}/sign-in",
                    stranger.Address,
                    StringComparison.Ordinal
                );
            }
        }

        Assert.All(Open, route => Assert.Contains(routes, known => Pattern(known) == route));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_page_that_is_not_there_is_told_so_in_the_language_of_its_address(string language)
    {
        using var one = new DeskSite(withGit: false);
        using var editor = await one.Editor();
        using var answer = await editor.Get($"/{language}/nothing-is-here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_comes_from_no_page_is_refused_in_words_everywhere()
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using var stranger = team.Stranger();
        foreach (var route in Routes(team.Services).Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            if (Pattern(route).StartsWith("/error", StringComparison.Ordinal))
            {
                continue;
            }

            var browser = IsOpen(route) ? stranger : admin;
            await browser.Post(Address(route, "en"), [new("name", "x"), new("code", "x")]);
            Assert.Equal((Address(route, "en"), HttpStatusCode.BadRequest), (browser.Address, browser.Status));
            Assert.Contains("not good any more", browser.Text, StringComparison.Ordinal);
        }

        admin.Dispose();
    }

    /// <summary>An address of each route that wants somebody who is known.</summary>
    internal static IEnumerable<string> Closed(IServiceProvider services) =>
        Routes(services).Where(route => !IsOpen(route)).Select(route => Address(route, "en"));

    private static List<RouteEndpoint> Routes(IServiceProvider services) =>
        [.. services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    private static bool IsOpen(RouteEndpoint route) =>
        Open.Contains(Pattern(route)) || route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static string Address(RouteEndpoint route, string language) =>
        "/"
        + string.Join(
            '/',
            route.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "lang" } => language,
                            _ => "1",
                        }
                    )
                )
            )
        );
}
