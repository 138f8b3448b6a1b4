using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Filters;

/// <summary>However much of an address is not understood, a bounded part of it is looked at and told.</summary>
public sealed class AddressBoundTests : IDisposable
{
    private const int Most = 20;

    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public AddressBoundTests() => site = new TrackerSite(record.Data);

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    private static string Many(string name, Func<int, string> value) =>
        string.Join('&', Enumerable.Range(0, 400).Select(number => $"{name}={value(number)}"));

    public static TheoryData<string> Addresses =>
        [
            "timeline?" + Many("publisher", n => $"q{n}"),
            "timeline?" + Many("actor", n => $"q{n}"),
            "timeline?" + Many("sort", n => $"q{n}"),
            "timeline?" + Many("from", n => $"q{n}"),
            "timeline?" + Many("told-by", n => $"q{n}"),
            "timeline?pick=" + string.Join(',', Enumerable.Range(0, 400).Select(n => $"q{n}")),
            "timeline?" + Many("kind", n => $"q{n}"),
            "positions?" + Many("actor", n => $"q{n}"),
            "positions?" + Many("asof", n => $"q{n}"),
            "disputes?" + Many("publisher", n => $"q{n}"),
            "disputes?" + Many("after", n => $"q{n}"),
            "compare?" + Many("event", n => $"q{n}"),
            "embed/timeline?" + Many("publisher", n => $"q{n}"),
        ];

    [Theory]
    [Trait("Takes", "long")]
    [MemberData(nameof(Addresses))]
    public async Task A_page_tells_twenty_problems_and_that_nothing_more_was_read(string address)
    {
        using var reader = site.Reader();
        using var answer = await reader.GetAsync("/en/" + address);
        var problems = new HtmlParser()
            .ParseDocument(await answer.Content.ReadAsStringAsync())
            .QuerySelectorAll("p.problem")
            .Select(problem => problem.TextContent)
            .ToList();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(Most + 1, problems.Count);
        Assert.Contains("nothing from here on was read", problems[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("The rest of the address counts", problems[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeline.csv", "publisher")]
    [InlineData("timeline.json", "x")]
    [InlineData("positions.json", "issue")]
    [InlineData("disputes.csv", "publisher")]
    [InlineData("sources.json", "x")]
    [InlineData("changes.atom", "x")]
    public async Task A_format_tells_as_many(string page, string name)
    {
        using var answer = await site.Reader()
            .GetAsync(
                $"/en/{page}?{(name == "x" ? string.Join('&', Enumerable.Range(0, 400).Select(n => $"x{n}=1")) : Many(name, n => $"q{n}"))}"
            );
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Most + 1, problem.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Twenty_names_are_looked_up_and_of_more_the_id_is_asked_for()
    {
        using var reader = site.Reader();
        var spellings = Enumerable
            .Range(0, 40)
            .Select(number => new string([
                .. "Путин".Select((c, place) => (number >> place & 1) == 1 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)),
            ]))
            .Distinct()
            .ToList();
        using var answer = await reader.GetAsync(
            "/en/timeline?" + string.Join('&', spellings.Select(name => $"actor={Uri.EscapeDataString(name)}"))
        );

        Assert.Equal(32, spellings.Count);
        Assert.Contains(
            "Only 20 names are looked up",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("%EF%BF%BE")]
    [InlineData("%EF%BF%BF")]
    [InlineData("truce%EF%B7%90%F0%9F%BF%BE")]
    public async Task What_is_no_character_can_be_searched_for(string text)
    {
        using var answer = await site.Reader().GetAsync("/en/timeline?q=" + text);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(13, true)]
    [InlineData(100, true)]
    public async Task Twelve_words_can_be_searched_for_at_once(int words, bool isTooMany)
    {
        var page = WebUtility.HtmlDecode(
            await site.Reader().GetStringAsync("/en/timeline?q=" + string.Join("%20", Enumerable.Repeat("a", words)))
        );

        Assert.Equal(isTooMany, page.Contains("At most 12 words or phrases", StringComparison.Ordinal));
    }
}
