using System.Net;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests;

namespace CeasefireTracker.Desk.Tests.People;

public sealed class CookieTests
{
    [Fact]
    public async Task Cookies_of_a_team_are_of_this_host_alone_and_for_no_script()
    {
        using var team = new Team();
        using var client = team.Client();
        var set = new List<string>();
        using (var page = await client.GetAsync("/en/sign-in"))
        {
            set.AddRange(page.Headers.GetValues("Set-Cookie"));
            Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
            Assert.True(page.Headers.CacheControl!.NoStore);
        }

        var cookies = new CookieContainer();
        using var joining = team.Client(cookies);
        using var ada = new Browser(joining);
        await ada.Open(team.Invite("ada@example.org", DeskRole.Editor));
        var form = new FormUrlEncodedContent([
            new("name", "Ada"),
            new("__RequestVerificationToken", ada.Value("__RequestVerificationToken")),
        ]);
        using (var joined = await joining.PostAsync(ada.Address, form))
        {
            set.AddRange(joined.Headers.GetValues("Set-Cookie"));
        }

        Assert.Equal(
            ["__Host-desk", "__Host-desk-form"],
            cookies.GetAllCookies().Select(cookie => cookie.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(cookies.GetAllCookies(), cookie => Assert.True(cookie is { Secure: true, HttpOnly: true, Path: "/" }));
        // The one that lets somebody in comes from pages of the desk alone. That of the forms comes along with a link from elsewhere too:
        // else another would be set there, and all forms that are open would be good no longer.
        Assert.Equal(
            ["__Host-desk-form=: lax", "__Host-desk=: strict"],
            set.Select(cookie => $"{cookie.Split('=')[0]}=: {cookie.Split("samesite=")[1].Split(';')[0]}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_team_is_answered_under_its_own_name_and_by_https_alone()
    {
        using var team = new Team();
        using var client = team.Client();
        foreach (
            var (address, told) in new[]
            {
                ("http://desk.example.org/en/", "Desk__Proxies"),
                ("https://elsewhere.example/en/", "not served here"),
            }
        )
        {
            using var refused = await client.GetAsync(new Uri(address));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(told, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var probe in new[] { "healthz", "readyz" })
        {
            using var answer = await client.GetAsync(new Uri("http://127.0.0.1/" + probe));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    // As ASPNETCORE_FORWARDEDHEADERS_ENABLED=true, which some hosts set, would have it.
    [Fact]
    public async Task Who_tries_too_often_waits_also_where_the_host_has_everybody_believed_who_names_another_address()
    {
        var port = Ports.Next();
        var origin = FormattableString.Invariant($"http://localhost:{port}");
        using var desk = new DeskSite(
            withGit: false,
            ("ForwardedHeaders_Enabled", "true"),
            ("Desk:Proxies", "192.0.2.1"),
            ("Desk:PublicOrigin", origin),
            ("Desk:Name", ""),
            ("Desk:Email", "")
        );
        desk.UseKestrel(options => options.Listen(IPAddress.Loopback, port));
        desk.StartServer();
        using var client = new HttpClient { BaseAddress = new Uri(origin) };
        for (var tries = 0; tries <= Doors.Tries; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/en/recovery");
            request.Headers.Add("X-Forwarded-For", FormattableString.Invariant($"203.0.{tries}.9"));
            using var answer = await client.SendAsync(request);
            Assert.Equal(tries == Doors.Tries, answer.StatusCode == HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task Who_tries_too_often_waits_and_is_told_so()
    {
        using var team = new Team();
        using var client = team.Client();
        using var browser = new Browser(client);
        await browser.Open("/en/recovery");
        for (var tries = 0; tries < Doors.Tries; tries++)
        {
            await browser.Type("code", "x").Press("button");
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        }

        await browser.Type("code", "x").Press("button");
        Assert.Equal((HttpStatusCode)429, browser.Status);
        Assert.Contains("Too many tries", browser.Text, StringComparison.Ordinal);
        using var answer = await client.PostAsync("/ja/recovery", null);
        Assert.Equal("60", Assert.Single(answer.Headers.GetValues("Retry-After")));

        // Pages may still be looked at.
        await browser.Open("/en/recovery");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData(null, "255.255.255.255")]
    public void Tries_are_counted_by_network(string? address, string network) =>
        Assert.Equal(network, Doors.Prefix(address is null ? null : IPAddress.Parse(address)).ToString());
}
