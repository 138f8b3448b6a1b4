using System.Net;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.People;

public sealed class PeopleTests
{
    [Fact]
    public async Task An_admin_invites_in_the_browser()
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        await admin.Open("/en/people");
        await admin.Type("email", "nobody").Press("form[action$=invite] button");
        Assert.Equal(HttpStatusCode.BadRequest, admin.Status);
        Assert.Contains("no e-mail address", admin.Text, StringComparison.Ordinal);
        Assert.Equal("nobody", admin.Value("email"));

        await admin.Type("email", "ada@example.org").Press("form[action$=invite] button");
        var link = new Uri(admin.Page.QuerySelector(".codes code")!.TextContent).PathAndQuery;
        using var ada = team.Stranger();
        await ada.Open(link);
        await ada.Type("name", "Ada").Press("button");
        Assert.Equal(HttpStatusCode.OK, ada.Status);

        await admin.Open("/en/people");
        Assert.Contains("ada@example.org", admin.Text, StringComparison.Ordinal);
        await admin.Type("email", "ADA@example.org").Press("form[action$=invite] button");
        Assert.Contains("There is an account of that address already: Ada", admin.Text, StringComparison.Ordinal);
        admin.Dispose();
    }

    [Fact]
    public async Task An_invitation_can_be_withdrawn()
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var address = team.Invite("ada@example.org", DeskRole.Editor);
        await admin.Open("/en/people");
        await admin.Press("form[action$=withdraw] button");
        Assert.DoesNotContain("ada@example.org", admin.Text, StringComparison.Ordinal);
        admin.Dispose();

        using var ada = team.Stranger();
        await ada.Open(address);
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);
    }

    [Fact]
    public async Task Another_role_counts_from_the_next_request_on()
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        await ada.Open("/en/people");
        Assert.Equal(HttpStatusCode.Forbidden, ada.Status);

        await admin.Open("/en/people/" + team.IdOf("ada@example.org"));
        Choose(admin, DeskRole.Admin);
        await admin.Press("form[action$=role] button");
        await ada.Open("/en/people");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        Assert.Contains("role", team.Acts());
        admin.Dispose();
        ada.Dispose();
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("everywhere")]
    public async Task Who_is_removed_or_signed_out_everywhere_is_out_at_once(string how)
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var (ada, codes) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        // A clock that was set back must not keep anybody in.
        team.Clock.Pass(TimeSpan.FromMinutes(-30));
        await admin.Open("/en/people/" + team.IdOf("ada@example.org"));
        if (how == "remove")
        {
            admin.Type("sure", "yes");
        }

        await admin.Press($"form[action$={how}] button");
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        admin.Dispose();

        await ada.Open("/en/account");
        Assert.Equal("/en/sign-in?then=%2Fen%2Faccount", ada.Address);
        await ada.Open("/en/recovery");
        await ada.Type("code", codes[0]).Press("button");
        Assert.Equal(how == "remove" ? HttpStatusCode.Forbidden : HttpStatusCode.OK, ada.Status);
        ada.Dispose();
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("role")]
    public async Task Who_is_no_admin_any_more_has_left_no_way_in(string how)
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var (other, _) = await team.Join("eve@example.org", DeskRole.Admin, "Eve");
        await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        await other.Open("/en/people");
        await other.Type("email", "eve-again@example.org").Press("form[action$=invite] button");
        var invitation = new Uri(other.Page.QuerySelector(".codes code")!.TextContent).PathAndQuery;
        await other.Open("/en/people/" + team.IdOf("ada@example.org"));
        await other.Press("form[action$=link] button");
        var link = new Uri(other.Page.QuerySelector(".codes code")!.TextContent).PathAndQuery;
        var kept = team.Invite("kept@example.org", DeskRole.Editor);

        await admin.Open("/en/people/" + team.IdOf("eve@example.org"));
        admin.Type("sure", "yes");
        Choose(admin, DeskRole.Editor);
        await admin.Press($"form[action$={how}] button");
        Assert.Equal(HttpStatusCode.OK, admin.Status);

        using var stranger = team.Stranger();
        await stranger.Open(invitation);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.Open(link);
        Assert.NotEqual(HttpStatusCode.OK, stranger.Status);
        await stranger.Open(kept);
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.Contains("withdraw", team.Acts());
        admin.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Who_was_removed_can_be_invited_again_and_their_name_stays_on_what_they_did()
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var (old, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        var id = team.IdOf("ada@example.org");
        await admin.Open("/en/people/" + id);
        await admin.Type("sure", "yes").Press("form[action$=remove] button");

        var (young, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada once more");

        Assert.Equal(HttpStatusCode.OK, young.Status);
        Assert.NotEqual(id, team.IdOf("ada@example.org"));
        Assert.Equal("Ada", team.Within(services => services.GetRequiredService<DeskContext>().People.Find(id)!.Name));
        await admin.Open("/en/people/" + id);
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        admin.Dispose();
        old.Dispose();
        young.Dispose();
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("role")]
    public async Task The_last_admin_stays(string how)
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        await admin.Open("/en/people/" + team.IdOf("zoe@example.org"));
        admin.Type("sure", "yes");
        Choose(admin, DeskRole.Editor);

        await admin.Press($"form[action$={how}] button");

        Assert.Equal(HttpStatusCode.BadRequest, admin.Status);
        Assert.Contains("nobody would be left who can invite", admin.Text, StringComparison.Ordinal);
        await admin.Open("/en/people");
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        admin.Dispose();
    }

    [Fact]
    public Task Two_admins_who_remove_each_other_at_once_leave_one() => RemoveEachOther(null);

    [PostgresFact]
    [Trait("Takes", "long")]
    public async Task Two_admins_who_remove_each_other_at_once_leave_one_on_PostgreSQL()
    {
        var database = Cluster.Shared.NewDatabase();
        await RemoveEachOther(database);
        Cluster.Shared.Drop(database);
    }

    private static async Task RemoveEachOther(string? database)
    {
        using var team = new Team(database);
        var (one, _) = await team.Join("one@example.org", DeskRole.Admin, "One");
        var (two, _) = await team.Join("two@example.org", DeskRole.Admin, "Two");
        await one.Open("/en/people/" + team.IdOf("two@example.org"));
        await two.Open("/en/people/" + team.IdOf("one@example.org"));

        await Task.WhenAll(
            one.Type("sure", "yes").Press("form[action$=remove] button"),
            two.Type("sure", "yes").Press("form[action$=remove] button")
        );

        Assert.Single(team.Within(services => services.GetRequiredService<Accounts>().All()));
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task An_hour_after_signing_in_what_decides_who_comes_in_asks_once_more_who_it_is()
    {
        using var team = new Team();
        var (admin, codes) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        await admin.Open("/en/people");
        team.Clock.Pass(Session.Fresh);
        await admin.Type("email", "ada@example.org").Press("form[action$=invite] button");
        Assert.Equal("/en/sign-in?then=%2Fen%2Fpeople", admin.Address);
        Assert.Contains("more than an hour ago", admin.Text, StringComparison.Ordinal);

        await admin.Open("/en/recovery?then=%2Fen%2Fpeople");
        await admin.Type("code", codes[0]).Press("button");
        Assert.Equal("/en/people", admin.Address);
        await admin.Type("email", "ada@example.org").Press("form[action$=invite] button");
        Assert.NotNull(admin.Page.QuerySelector(".codes code"));
        admin.Dispose();
    }

    [Fact]
    public async Task A_session_ends_after_a_week_unused_and_after_thirty_days_at_the_latest()
    {
        using var team = new Team();
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        var (ben, _) = await team.Join("ben@example.org", DeskRole.Editor, "Ben");
        for (var day = 0; day < 30; day += 5)
        {
            await ada.Open("/en/account");
            Assert.Equal("/en/account", ada.Address);
            team.Clock.Pass(TimeSpan.FromDays(5));
        }

        team.Clock.Pass(TimeSpan.FromSeconds(1));
        await ada.Open("/en/account");
        Assert.StartsWith("/en/sign-in", ada.Address, StringComparison.Ordinal);
        await ben.Open("/en/account");
        Assert.StartsWith("/en/sign-in", ben.Address, StringComparison.Ordinal);
        ada.Dispose();
        ben.Dispose();
    }

    [Fact]
    public async Task A_cookie_that_was_copied_is_good_for_nothing_after_signing_out()
    {
        using var team = new Team();
        var cookies = new CookieContainer();
        using var ada = new Browser(team.Client(cookies));
        await ada.Open(team.Invite("ada@example.org", DeskRole.Editor));
        await ada.Type("name", "Ada").Press("button");
        var copied = new CookieContainer();
        copied.Add(cookies.GetAllCookies());
        using var thief = new Browser(team.Client(copied));
        await thief.Open("/en/account");
        Assert.Equal("/en/account", thief.Address);

        await ada.Post("/en/sign-out", [new("__RequestVerificationToken", ada.Value("__RequestVerificationToken"))]);

        await thief.Open("/en/account");
        Assert.StartsWith("/en/sign-in", thief.Address, StringComparison.Ordinal);
        Assert.Contains("sign-out", team.Acts());
    }

    [Fact]
    public async Task One_session_is_ended_from_another()
    {
        using var team = new Team();
        var (ada, codes) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        using var elsewhere = team.Stranger();
        await elsewhere.Open("/en/recovery");
        await elsewhere.Type("code", codes[0]).Press("button");
        await ada.Open("/en/account");
        Assert.Contains("by a recovery code", ada.Text, StringComparison.Ordinal);

        await ada.Press("form[action$=end] button");

        Assert.DoesNotContain("by a recovery code", ada.Text, StringComparison.Ordinal);
        await elsewhere.Open("/en/account");
        Assert.StartsWith("/en/sign-in", elsewhere.Address, StringComparison.Ordinal);
        await ada.Open("/en/account");
        Assert.Equal("/en/account", ada.Address);
        ada.Dispose();
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before_it()
    {
        using var team = new Team();
        var cookies = new CookieContainer();
        using var ada = new Browser(team.Client(cookies));
        await ada.Open(team.Invite("ada@example.org", DeskRole.Editor));
        await ada.Type("name", "Ada").Press("button");
        var code = ada.Page.QuerySelector(".codes code")!.TextContent;
        var old = new CookieContainer();
        old.Add(cookies.GetAllCookies());

        await ada.Open("/en/recovery");
        await ada.Type("code", code).Press("button");

        using var before = new Browser(team.Client(old));
        await before.Open("/en/account");
        Assert.StartsWith("/en/sign-in", before.Address, StringComparison.Ordinal);
        Assert.Single(team.Within(services => services.GetRequiredService<DeskContext>().Sessions.ToList()));
    }

    [Fact]
    public async Task What_a_form_does_not_ask_for_is_not_taken_from_it()
    {
        using var team = new Team();
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Contributor, "Ada");
        await ada.Open("/en/account");

        await ada.Post(
            "/en/account?handler=name",
            [
                new("__RequestVerificationToken", ada.Value("__RequestVerificationToken")),
                new("name", "Ada"),
                new("Role", "Admin"),
                new("Row.Role", "Admin"),
                new("email", "zoe@example.org"),
            ]
        );

        var row = team.Within(services => Accounts.Of(services.GetRequiredService<DeskContext>(), "ada@example.org")!);
        Assert.Equal((DeskRole.Contributor, "ada@example.org"), (row.Role, row.Email));
        ada.Dispose();
    }

    [Theory]
    [InlineData("/en/account?handler=end", "id")]
    [InlineData("/en/account/passkeys?handler=remove", "id")]
    public async Task Nobody_ends_what_is_somebody_elses(string address, string field)
    {
        using var team = new Team();
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        var (ben, _) = await team.Join("ben@example.org", DeskRole.Editor, "Ben");
        var owner = team.IdOf("ada@example.org");
        var id = team.Within(services => services.GetRequiredService<DeskContext>().Sessions.Single(row => row.PersonId == owner).Id);
        await ben.Open("/en/account");

        await ben.Post(address, [new("__RequestVerificationToken", ben.Value("__RequestVerificationToken")), new(field, id)]);

        Assert.Equal(HttpStatusCode.OK, ben.Status);
        await ada.Open("/en/account");
        Assert.Contains("ada@example.org", ada.Text, StringComparison.Ordinal);
        await ben.Open("/en/account");
        Assert.Equal("/en/account", ben.Address);
        ada.Dispose();
        ben.Dispose();
    }

    private static void Choose(Browser browser, DeskRole role)
    {
        foreach (var radio in browser.Page.QuerySelectorAll("[name=role]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
        {
            radio.IsChecked = radio.Value == role.ToString();
        }
    }
}
