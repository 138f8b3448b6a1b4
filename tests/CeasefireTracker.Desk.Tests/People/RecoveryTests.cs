using System.Net;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.People;

public sealed class RecoveryTests : IDisposable
{
    private readonly Team team = new();

    public void Dispose() => team.Dispose();

    [Fact]
    public async Task A_recovery_code_signs_in_once_however_it_is_typed()
    {
        var (first, codes) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        first.Dispose();
        using var ada = team.Stranger();
        await ada.Open("/ja/recovery?then=/ja/account");
        await ada.Type("code", "  " + codes[0].ToUpperInvariant().Replace('-', ' ')).Press("button");
        Assert.Equal("/ja/account", ada.Address);
        Assert.Contains("残りは7個", ada.Text, StringComparison.Ordinal);

        using var other = team.Stranger();
        await other.Open("/en/recovery");
        await other.Type("code", codes[0]).Press("button");
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Contains("used already", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_who_bring_one_code_at_once_one_comes_in()
    {
        var (first, codes) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        first.Dispose();
        var browsers = Enumerable.Range(0, 6).Select(_ => team.Stranger()).ToList();
        foreach (var browser in browsers)
        {
            await browser.Open("/en/recovery");
            browser.Type("code", codes[0]);
        }

        await Task.WhenAll(browsers.Select(browser => browser.Press("button")));

        Assert.Single(browsers, browser => browser.Address == "/en/");
        Assert.Equal(5, browsers.Count(browser => browser.Status == HttpStatusCode.Forbidden));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task New_codes_take_the_place_of_the_old_ones()
    {
        var (ada, codes) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        await ada.Open("/en/account");
        await ada.Press("form[action$=codes] button");
        var fresh = ada.Page.QuerySelectorAll(".codes code").Select(code => code.TextContent).ToList();
        ada.Dispose();

        using var browser = team.Stranger();
        await browser.Open("/en/recovery");
        await browser.Type("code", codes[1]).Press("button");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await browser.Type("code", fresh[1]).Press("button");
        Assert.Equal("/en/", browser.Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("'; DROP TABLE People; --")]
    [InlineData("\u202e\ud83d\ude00")]
    public async Task What_is_no_code_is_refused_in_words(string typed)
    {
        using var browser = team.Stranger();
        await browser.Open("/en/recovery");

        await browser.Type("code", typed).Press("button");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("not known here", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_to_another_site_after_signing_in()
    {
        var (first, codes) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        first.Dispose();
        using var browser = team.Stranger();

        await browser.Open("/en/recovery?then=//elsewhere.example/en/account");
        await browser.Type("code", codes[0]).Press("button");

        Assert.Equal("/en/", browser.Address);
    }

    [Fact]
    public async Task A_passkey_that_was_never_asked_for_is_refused_in_words()
    {
        using var browser = team.Stranger();
        await browser.Open("/en/sign-in");
        await browser.Type("credential", """{"id":"AA","type":"public-key"}""").Press("form[data-passkey] button");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("You were not signed in", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_an_admin_signs_in_once_and_a_day_long()
    {
        var (first, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        first.Dispose();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var here = "/en/people/" + team.IdOf("ada@example.org");
        await admin.Open(here);
        await admin.Press("form[action$=link] button");
        var link = admin.Page.QuerySelector(".codes code")!.TextContent;
        admin.Dispose();
        Assert.StartsWith(Team.Origin + "/en/sign-in/", link, StringComparison.Ordinal);

        using var ada = team.Stranger();
        await ada.Open(new Uri(link).PathAndQuery);
        await ada.Press("button");
        Assert.Equal("/en/account", ada.Address);

        using var other = team.Stranger();
        await other.Open(new Uri(link).PathAndQuery);
        Assert.Equal(HttpStatusCode.Gone, other.Status);

        var late = team.Within(services =>
            services
                .GetRequiredService<Passes>()
                .Link("console", Accounts.Of(services.GetRequiredService<DeskContext>(), "ada@example.org")!)
        );
        team.Clock.Pass(Passes.LinkLife);
        await other.Open("/en/sign-in/" + late);
        Assert.Equal(HttpStatusCode.Gone, other.Status);
        Assert.Contains("was good until", other.Text, StringComparison.Ordinal);
    }
}
