using System.Net;
using CeasefireTracker.Tests.Exports;

namespace CeasefireTracker.Tests.Hostile;

/// <summary>Bounds at the ends of the calendar, where a day more or less is no day.</summary>
[Trait("Takes", "long")]
public sealed class CalendarEndTests
{
    private static readonly string[] Bounds =
    [
        "0001",
        "0001-01",
        "0001-01-01",
        "0001-12-31",
        "9999",
        "9999-12",
        "9999-12-31",
        "9999-01-01",
        "0000",
        "-0001",
        "10000",
    ];

    [Fact]
    public async Task The_first_and_the_last_day_of_the_calendar_are_days_like_others()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        var addresses = Bounds
            .SelectMany(bound =>
                new[]
                {
                    $"/en/timeline?from={bound}",
                    $"/ja/timeline?to={bound}",
                    $"/en/timeline?known-on={bound}",
                    $"/en/timeline?told-by=article&to={bound}",
                    $"/en/embed/timeline?to={bound}",
                    $"/ja/positions?asof={bound}",
                    $"/en/positions?known-on={bound}",
                }
            )
            .Concat(Bounds.SelectMany(_ => Bounds, (from, to) => $"/en/timeline?from={from}&to={to}&lanes=phase"))
            .Concat(
                DataAddresses
                    .Of(site, "conditional-answer")
                    .Where(address => address.Contains("/timeline.", StringComparison.Ordinal))
                    .SelectMany(_ => Bounds, (address, bound) => $"{address}?from=0001&to={bound}")
            )
            .Concat(
                DataAddresses
                    .Of(site, "conditional-answer")
                    .Where(address => address.Contains("/positions.", StringComparison.Ordinal))
                    .SelectMany(_ => Bounds, (address, bound) => $"{address}?asof={bound}")
            );
        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(address);

            Assert.True(
                answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.BadRequest,
                $"{address}: {(int)answer.StatusCode}"
            );
        }
    }
}
