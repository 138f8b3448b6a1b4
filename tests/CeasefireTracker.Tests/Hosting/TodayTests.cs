using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>Pages that say how long ago something was, read on one day and on the next.</summary>
public sealed class TodayTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly DayClock clock = new() { Now = new DateTimeOffset(2025, 3, 20, 23, 59, 0, TimeSpan.Zero) };
    private readonly TrackerSite site;
    private readonly WebApplicationFactory<Program> dated;
    private readonly HttpClient reader;

    public TodayTests()
    {
        site = new TrackerSite(record.Data);
        dated = site.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        reader = dated.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    public void Dispose()
    {
        reader.Dispose();
        dated.Dispose();
        site.Dispose();
        record.Dispose();
    }

    [Theory]
    [InlineData("/en/timeline", "13 March 2025, 7 days ago", "13 March 2025, 8 days ago")]
    [InlineData("/ja/timeline", "2025年3月13日まで記録（7日前）", "2025年3月13日まで記録（8日前）")]
    [InlineData("/en/timeline?actor=russia", "13 March 2025, 7 days ago", "13 March 2025, 8 days ago")]
    public async Task A_page_says_how_old_the_record_is_and_is_another_page_on_the_next_day(string address, string today, string tomorrow)
    {
        var (body, tag) = await Read(address);
        Assert.Contains(today, body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, await Ask(address, tag));

        clock.Now = clock.Now.AddMinutes(2);

        Assert.Equal(HttpStatusCode.OK, await Ask(address, tag));
        var (next, nextTag) = await Read(address);
        Assert.Contains(tomorrow, next, StringComparison.Ordinal);
        Assert.NotEqual(tag, nextTag);
    }

    [Theory]
    [InlineData("/en/timeline.json")]
    [InlineData("/en/timeline.csv")]
    [InlineData("/en/timeline.atom")]
    [InlineData("/en/events/conditional-answer")]
    [InlineData("/en/about")]
    public async Task What_says_nothing_of_today_is_the_same_on_every_day(string address)
    {
        var before = await Read(address);
        clock.Now = clock.Now.AddDays(400);

        Assert.Equal(before, await Read(address));
    }

    [Theory]
    [InlineData("2025-03-13", "13 March 2025, today")]
    [InlineData("2025-03-14", "13 March 2025, yesterday")]
    [InlineData("2025-03-12", "Recorded up to 13 March 2025<")]
    public async Task The_age_of_a_record_is_said_in_words_and_not_at_all_before_its_last_day(string day, string words)
    {
        clock.Now = DateTimeOffset.Parse(day + "T12:00Z", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains(words, (await Read("/en/timeline")).Body, StringComparison.Ordinal);
    }

    private async Task<(string Body, string Tag)> Read(string address)
    {
        using var answer = await reader.GetAsync(address);
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.ETag!.ToString());
    }

    private async Task<HttpStatusCode> Ask(string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.ParseAdd(tag);
        using var answer = await reader.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>A day that is set by hand; time passes as ever.</summary>
    private sealed class DayClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
