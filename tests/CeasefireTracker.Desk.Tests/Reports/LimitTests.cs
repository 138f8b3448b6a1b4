using System.Net;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Reports;

/// <summary>How many reports are taken.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task One_network_is_told_to_wait_after_ten_in_an_hour_and_nothing_that_it_typed_is_lost()
    {
        using var team = new Team();
        using var reader = team.Stranger();
        for (var i = 0; i < ReportLimits.OfNetwork; i++)
        {
            await reader.Open("/en/report");
            await reader.Type("what", $"Mistake {i}").Press("button");
            Assert.Equal(HttpStatusCode.OK, reader.Status);
        }

        await reader.Open("/en/report");
        await reader.Type("what", "One more").Press("button");

        Assert.Equal(HttpStatusCode.TooManyRequests, reader.Status);
        Assert.Contains("More than 10 reports came from your network", reader.Text, StringComparison.Ordinal);
        Assert.Equal("One more", reader.Value("what"));
        Assert.Equal(ReportLimits.OfNetwork, Kept(team));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.200", "192.0.3.7")]
    [InlineData("2001:db8:0:aa01::1", "2001:db8:0:aaff::1", "2001:db8:0:ab01::1")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.9", "::ffff:192.0.4.7")]
    public void A_network_is_24_bits_of_IPv4_and_56_of_IPv6(string one, string same, string other)
    {
        using var limits = new ReportLimits();
        for (var i = 0; i < ReportLimits.OfNetwork; i++)
        {
            Assert.Null(limits.Refuses(IPAddress.Parse(i % 2 == 0 ? one : same)));
        }

        Assert.Equal(("report.often", ReportLimits.OfNetwork), Why(limits.Refuses(IPAddress.Parse(same))));
        Assert.Null(limits.Refuses(IPAddress.Parse(other)));
    }

    [Fact]
    public void All_networks_together_have_a_limit_too()
    {
        using var limits = new ReportLimits();
        for (var i = 0; i < ReportLimits.OfAll; i++)
        {
            Assert.Null(limits.Refuses(new IPAddress([10, 0, (byte)i, 1])));
        }

        Assert.Equal(("report.many", ReportLimits.OfAll), Why(limits.Refuses(IPAddress.Parse("192.0.2.1"))));
    }

    [Fact]
    public void Whoever_has_256_networks_of_IPv6_has_no_256_limits()
    {
        using var limits = new ReportLimits();
        for (var i = 0; i < ReportLimits.OfSite; i++)
        {
            Assert.Null(limits.Refuses(IPAddress.Parse($"2001:db8:7:{i:x2}00::1")));
        }

        Assert.Equal(("report.often", ReportLimits.OfSite), Why(limits.Refuses(IPAddress.Parse("2001:db8:7:ff00::1"))));
        Assert.Null(limits.Refuses(IPAddress.Parse("2001:db8:8::1")));
    }

    [Fact]
    public async Task When_as_many_wait_as_can_be_kept_no_more_are_taken_and_the_page_says_so_at_once()
    {
        using var team = new Team();
        team.Within(services =>
        {
            var docket = services.GetRequiredService<Docket>();
            foreach (var i in Enumerable.Range(0, Docket.MostWaiting - 1))
            {
                services.GetRequiredService<DeskContext>().Reports.Add(Row(i));
            }

            return docket;
        });
        using var reader = team.Stranger();
        await reader.Open("/en/report");
        await reader.Type("what", "The last one").Press("button");
        Assert.Equal(HttpStatusCode.OK, reader.Status);

        await reader.Open("/en/report?page=x");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reader.Status);
        await reader.Type("what", "One too many").Press("button");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "One too many"), (reader.Status, reader.Value("what")));
        Assert.Contains("no more can be taken now", reader.Text, StringComparison.Ordinal);
        Assert.Equal(Docket.MostWaiting, Kept(team));
    }

    private static (string?, int?) Why(NotTaken? refused) => (refused?.Key, refused?.Most);

    private static int Kept(Team team) => team.Within(services => services.GetRequiredService<DeskContext>().Reports.Count());

    private static ReportRow Row(int number) =>
        new()
        {
            Language = "en",
            Page = "",
            What = $"Mistake {number}",
            Source = "",
            Due = new DateTime(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
}
