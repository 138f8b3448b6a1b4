using System.Net;
using CeasefireTracker.Desk.People;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.People;

public sealed class SignInTests
{
    [Fact]
    public async Task The_link_of_the_console_signs_in_once()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        using var second = desk.Stranger();

        await second.Open("/en/sign-in/" + desk.Services.GetRequiredService<OneTimeLink>().Code);
        await second.Press("button");

        Assert.Equal(HttpStatusCode.Forbidden, second.Status);
        Assert.Contains("used already", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_the_link_without_pressing_the_button_uses_nothing_up()
    {
        using var desk = new DeskSite(withGit: false);
        using var scanner = desk.Stranger();
        await scanner.Open("/ja/sign-in/" + desk.Services.GetRequiredService<OneTimeLink>().Code);

        using var editor = await desk.Editor();

        Assert.Equal(HttpStatusCode.OK, editor.Status);
    }

    [Theory]
    [InlineData("/", "/en/sign-in?then=%2F")]
    [InlineData("/en/", "/en/sign-in?then=%2Fen%2F")]
    [InlineData("/ja/log?page=2", "/ja/sign-in?then=%2Fja%2Flog%3Fpage%3D2")]
    [InlineData("/en/drafts/1", "/en/sign-in?then=%2Fen%2Fdrafts%2F1")]
    public async Task A_stranger_is_asked_who_they_are_in_the_language_of_the_page(string address, string asked)
    {
        using var desk = new DeskSite(withGit: false);
        using var stranger = desk.Stranger();

        await stranger.Open(address);

        Assert.Equal(asked, stranger.Address);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_does_nothing()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();

        await editor.Post("/en/sign-out", []);
        Assert.Equal(HttpStatusCode.BadRequest, editor.Status);

        await editor.Open("/en/");
        Assert.Equal("/en/", editor.Address);
    }

    [Fact]
    public async Task A_name_that_is_not_this_machines_is_not_answered()
    {
        using var desk = new DeskSite(withGit: false);
        using var client = desk.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/");
        request.Headers.Host = "elsewhere.example";

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_team_begins_with_nobody_and_the_consoles_link_lets_nobody_in()
    {
        using var team = new Team();
        using var stranger = team.Stranger();

        await stranger.Open("/en/sign-in/" + team.Services.GetRequiredService<OneTimeLink>().Code);

        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Empty(team.Within(services => services.GetRequiredService<Accounts>().All()));
    }
}
