using System.Net;
using System.Text;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.People;

public sealed class InvitationTests : IDisposable
{
    private readonly Team team = new();

    public void Dispose() => team.Dispose();

    [Fact]
    public async Task An_invitation_makes_an_account_once()
    {
        var address = team.Invite("ada@example.org", DeskRole.Editor);
        using var ada = team.Stranger();
        await ada.Open(address);
        Assert.Contains("editor", ada.Text, StringComparison.Ordinal);
        await ada.Type("name", "  Ada   Lovelace ").Press("button");

        Assert.Equal(HttpStatusCode.OK, ada.Status);
        Assert.Equal(Passes.RecoveryCodes, ada.Page.QuerySelectorAll(".codes code").Length);
        await ada.Open("/en/account");
        Assert.Contains("ada@example.org", ada.Text, StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace", ada.Value("name"));

        using var second = team.Stranger();
        await second.Open(address);
        Assert.Equal(HttpStatusCode.Gone, second.Status);
        Assert.Contains("used already", second.Text, StringComparison.Ordinal);
        Assert.Equal(["invite", "join", "codes", "sign-in"], team.Acts());
    }

    [Fact]
    public async Task Following_an_invitation_uses_nothing_up()
    {
        var address = team.Invite("ada@example.org", DeskRole.Editor);
        using var scanner = team.Stranger();
        await scanner.Open(address);
        await scanner.Open(address);

        using var ada = team.Stranger();
        await ada.Open(address);
        await ada.Type("name", "Ada").Press("button");

        Assert.NotEmpty(ada.Page.QuerySelectorAll(".codes code"));
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_is_told_that_it_is_used()
    {
        var address = team.Invite("ada@example.org", DeskRole.Editor);
        var browsers = Enumerable.Range(0, 6).Select(_ => team.Stranger()).ToList();
        foreach (var browser in browsers)
        {
            await browser.Open(address);
            browser.Type("name", "Ada");
        }

        await Task.WhenAll(browsers.Select(browser => browser.Press("button")));

        Assert.Single(browsers, browser => browser.Status == HttpStatusCode.OK);
        Assert.Equal(5, browsers.Count(browser => browser.Status == HttpStatusCode.Gone));
        Assert.Single(team.Within(services => services.GetRequiredService<Accounts>().All()));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Theory]
    [InlineData("en", "was good until 1 December 2026, 12:00 UTC", "it is 1 December 2026, 13:00 UTC now")]
    [InlineData("ja", "期限は 2026年12月1日 12:00（UTC）", "今 2026年12月1日 13:00（UTC）")]
    public async Task An_hour_too_late_the_page_tells_both_times(string language, string until, string now)
    {
        var address = team.Invite("ada@example.org", DeskRole.Editor).Replace("/en/", $"/{language}/", StringComparison.Ordinal);
        team.Clock.Pass(Passes.InvitationLife + TimeSpan.FromHours(1));
        using var ada = team.Stranger();

        await ada.Open(address);

        Assert.Equal(HttpStatusCode.Gone, ada.Status);
        Assert.Contains(until, ada.Text, StringComparison.Ordinal);
        Assert.Contains(now, ada.Text, StringComparison.Ordinal);
        Assert.Null(ada.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_an_hour_stops_nobody()
    {
        team.Clock.Pass(TimeSpan.FromHours(1));
        var address = team.Invite("ada@example.org", DeskRole.Editor);
        team.Clock.Pass(TimeSpan.FromHours(-1));
        using var ada = team.Stranger();
        await ada.Open(address);
        await ada.Type("name", "Ada").Press("button");

        team.Clock.Pass(TimeSpan.FromHours(-1));
        await ada.Open("/en/account");

        Assert.Equal((HttpStatusCode.OK, "/en/account"), (ada.Status, ada.Address));
    }

    [Fact]
    public async Task A_newer_invitation_takes_the_place_of_an_older_one()
    {
        var old = team.Invite("ada@example.org", DeskRole.Editor);
        var young = team.Invite("Ada@example.org", DeskRole.Admin);
        using var ada = team.Stranger();

        await ada.Open(old);
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);
        Assert.Contains("a newer one took its place", ada.Text, StringComparison.Ordinal);

        await ada.Open(young);
        Assert.Equal(HttpStatusCode.OK, ada.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("Ada\u0007")]
    public async Task A_name_that_is_none_is_refused_and_the_invitation_stays_good(string name)
    {
        using var ada = team.Stranger();
        await ada.Open(team.Invite("ada@example.org", DeskRole.Editor));

        await ada.Type("name", name).Press("button");
        Assert.Equal(HttpStatusCode.BadRequest, ada.Status);
        Assert.Contains("1 to 100 characters", ada.Text, StringComparison.Ordinal);

        await ada.Type("name", new string('A', PersonText.MostOfName)).Press("button");
        Assert.NotEmpty(ada.Page.QuerySelectorAll(".codes code"));
    }

    [Fact]
    public async Task No_secret_is_in_the_database()
    {
        var address = team.Invite("ada@example.org", DeskRole.Editor);
        var (browser, codes) = await team.Join("ben@example.org", DeskRole.Editor, "Ben");
        browser.Dispose();
        var state = Path.Combine(team.Site.State, SqliteDesk.File);
        using (var file = new SqliteConnection($"Data Source={state};Pooling=False"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 60000";
            command.ExecuteNonQuery();
            // What it answers first is whether somebody was in the way, and then the file has not everything.
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            Assert.Equal(0L, command.ExecuteScalar());
        }

        var kept = Encoding.Latin1.GetString(File.ReadAllBytes(state));

        Assert.Contains("ben@example.org", kept, StringComparison.Ordinal);
        Assert.All(
            codes.Append(address.Split('/')[^1]),
            secret =>
            {
                Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
                Assert.DoesNotContain(secret.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.Ordinal);
            }
        );
    }
}
