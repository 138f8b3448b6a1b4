using System.Net;
using CeasefireTracker.Web.Exports;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>Answers for which no time is left when their making begins: whatever walks through the record notices, so that none goes on to
/// its end.</summary>
public sealed class SpentBudgetTests : IClassFixture<SpentBudgetTests.Record>
{
    private readonly Record record;

    public SpentBudgetTests(Record record) => this.record = record;

    public static TheoryData<string> Addresses =>
        [
            "/en/timeline",
            "/ja/timeline?actor=russia&lanes=phase",
            "/en/timeline?q=truce",
            "/en/timeline?known-on=2025-06-01",
            "/en/positions",
            "/en/positions?known-on=2025-06-01",
            "/en/compare",
            "/en/compare?event=a-demand",
            "/en/disputes",
            "/ja/changes",
            "/en/sources",
            "/en/sources?url=https%3A%2F%2Fwww.reuters.com%2Fworld%2Fmarch",
            "/en/actors/russia",
            "/en/phases/thirty-days",
            "/en/issues/nato",
            .. Endings.Timeline.Select(ending => $"/en/timeline{ending.Suffix}"),
            .. Endings.Positions.Select(ending => $"/en/positions{ending.Suffix}"),
            .. Endings.Disputes.Select(ending => $"/en/disputes{ending.Suffix}"),
            .. Endings.Sources.Select(ending => $"/en/sources{ending.Suffix}"),
            .. Endings.Changes.Select(ending => $"/en/changes{ending.Suffix}"),
        ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_long_answer_ends_when_its_time_is_spent(string address)
    {
        using var answer = await record.Reader.GetAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("30", answer.Headers.RetryAfter?.ToString());
    }

    /// <summary>A site on which the time of each request is spent from the beginning.</summary>
    public sealed class Record : IDisposable
    {
        private readonly SmallRecord data = new();
        private readonly TrackerSite site;
        private readonly WebApplicationFactory<Program> spent;

        public Record()
        {
            site = new TrackerSite(data.Data);
            spent = site.WithWebHostBuilder(host =>
                host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new SpentClock()))
            );
            Reader = spent.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        }

        public HttpClient Reader { get; }

        public void Dispose()
        {
            spent.Dispose();
            site.Dispose();
            data.Dispose();
        }
    }

    private sealed class SpentClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // Only what ends a request; what waits for its next turn goes on waiting.
            if (state is CancellationTokenSource)
            {
                callback(state);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
