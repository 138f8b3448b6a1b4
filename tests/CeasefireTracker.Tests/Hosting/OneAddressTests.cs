using System.Net;
using System.Text.RegularExpressions;

namespace CeasefireTracker.Tests.Hosting;

public sealed class OneAddressTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public OneAddressTests() => site = new TrackerSite(record.Data);

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("/en/TIMELINE", "/en/timeline")]
    [InlineData("/EN/timeline", "/en/timeline")]
    [InlineData("/en/timeline/", "/en/timeline")]
    [InlineData("/en//timeline", "/en/timeline")]
    [InlineData("/en/timeline//", "/en/timeline")]
    [InlineData("/en/Timeline/?actor=russia", "/en/timeline?actor=russia")]
    [InlineData("/en/Timeline?utm_source=x&actor=russia", "/en/timeline?actor=russia")]
    [InlineData("/en/events/Conditional-Answer", "/en/events/conditional-answer")]
    [InlineData("/en/timeline.CSV", "/en/timeline.csv")]
    [InlineData("/CSS/site.css", "/css/site.css")]
    [InlineData("/ja/About/Codebook/", "/ja/about/codebook")]
    [InlineData("/en/events/%20", "/en/events/%20")]
    [InlineData("/en/changes?page=", "/en/changes")]
    [InlineData("/en/changes?page=%20", "/en/changes")]
    [InlineData("/en/sources?url=", "/en/sources")]
    [InlineData("/en/events/conditional-answer?v=", "/en/events/conditional-answer")]
    [InlineData("/en/timeline?actor=&q=", "/en/timeline")]
    [InlineData("/en/positions?asof=&actor=", "/en/positions")]
    [InlineData("/en/disputes?why=", "/en/disputes")]
    [InlineData("/en/compare?event=", "/en/compare")]
    [InlineData("/en/compare?event", "/en/compare")]
    [InlineData(
        "/en/compare?event=conditional-answer&event=thirty-day-proposal&event=&event=",
        "/en/compare?event=conditional-answer&event=thirty-day-proposal"
    )]
    public async Task Every_spelling_of_an_address_leads_to_the_one_that_is_kept(string asked, string address)
    {
        using var reader = site.Reader();
        for (var hops = 0; hops < 3 && asked != address; hops++)
        {
            using var answer = await reader.GetAsync(asked);
            Assert.True((int)answer.StatusCode is 301 or 302, $"{asked}: {(int)answer.StatusCode}");
            Assert.Null(answer.Headers.ETag);
            asked = answer.Headers.Location!.ToString();
        }

        Assert.Equal(address, asked);
        using var there = await reader.GetAsync(address);
        Assert.Equal(address.EndsWith("%20", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, there.StatusCode);
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("/en/nothing")]
    [InlineData("/en/events/none")]
    [InlineData("/en/embed/events/none")]
    [InlineData("/en/events/none.json")]
    [InlineData("/en/timeline.none")]
    [InlineData("/data/ceasefire-0000000000000000.sqlite")]
    [InlineData("/css/none.css")]
    [InlineData("/healthz/x")]
    public async Task What_is_not_there_is_kept_by_no_cache(string address)
    {
        using var answer = await site.Reader().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_line_break_is_no_end_of_a_name()
    {
        using var reader = site.Reader();
        var newest = (await reader.GetAsync("/data/ceasefire.sqlite")).Headers.Location!.ToString();
        using var answer = await reader.GetAsync(newest + "%0a");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public void No_pattern_of_ours_takes_a_line_break_for_the_end()
    {
        var patterns = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file =>
                Regex.Matches(File.ReadAllText(file), "Regex[^\n]*\\$(\\)|\\|)?\"").Select(match => $"{file}: {match.Value}")
            );

        Assert.Empty(patterns);
    }
}
