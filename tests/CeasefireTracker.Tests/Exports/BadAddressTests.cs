using System.Net;
using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What the data addresses say to what they do not understand.</summary>
public sealed class BadAddressTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Theory]
    [InlineData("timeline.json?limit=0", "limit", "bad-value")]
    [InlineData("timeline.json?limit=-1", "limit", "bad-value")]
    [InlineData("timeline.json?limit=1000000000", "limit", "bad-value")]
    [InlineData("timeline.json?limit=%EF%BC%91", "limit", "bad-value")]
    [InlineData("timeline.json?after=an-event-of-another-dataset", "after", "bad-value")]
    [InlineData("timeline.csv?after=interval", "after", "bad-value")]
    [InlineData("timeline.csv?bom=yes", "bom", "bad-value")]
    [InlineData("timeline.csv?limit=5", "limit", "bad-value")]
    [InlineData("timeline.ics?from=2025-13", "from", "bad-date")]
    [InlineData("timeline.json?known-on=2025-13-01", "known-on", "bad-date")]
    [InlineData("positions.csv?asof=2025-02-30", "asof", "bad-date")]
    [InlineData("positions.json?limit=5", "limit", "bad-value")]
    [InlineData("disputes.json?limit=0", "limit", "bad-value")]
    [InlineData("disputes.csv?after=istanbul-draft", "after", "bad-value")]
    [InlineData("disputes.csv?bom=yes", "bom", "bad-value")]
    [InlineData("timeline.ndjson?aktor=russia", "aktor", "bad-value")]
    public async Task A_value_that_is_not_understood_is_named_with_status_400(string address, string name, string type)
    {
        foreach (var language in new[] { "en", "ja" })
        {
            using var client = site.Site.Reader();
            using var answer = await client.GetAsync($"/{language}/{address}");
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal("/problems/" + type, problem.RootElement.GetProperty("type").GetString());
            Assert.Equal(name, Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("name").GetString());
        }
    }

    [Theory]
    [InlineData("timeline.docx")]
    [InlineData("timeline.csl")]
    [InlineData("timeline.json.csv")]
    [InlineData("sources.xlsx")]
    [InlineData("changes.rss")]
    [InlineData("events/interval.pdf")]
    [InlineData("events/interval.csl")]
    public async Task An_ending_that_does_not_exist_is_answered_404_with_those_that_do(string address)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/ja/{address}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            problem.RootElement.GetProperty("endings").EnumerateArray(),
            ending => ending.GetString()!.StartsWith(".json", StringComparison.Ordinal)
        );
        Assert.Contains(".json", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/timeline.csv).", "/en/timeline.csv")]
    [InlineData("/ja/timeline.timelinejs.json)?actor=russia", "/ja/timeline.timelinejs.json?actor=russia")]
    [InlineData("/en/events/interval.json,", "/en/events/interval.json")]
    [InlineData("/openapi/v1.json)", "/openapi/v1.json")]
    [InlineData("/data/ceasefire.zip).", "/data/ceasefire.zip")]
    public async Task What_a_sentence_left_at_the_end_of_an_address_of_data_is_taken_off(string address, string expected)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/en/timeline.cvs?actor=russia", "/en/timeline.csv?actor=russia")]
    [InlineData("/ja/events/interval.jsn", "/ja/events/interval.json")]
    public async Task An_ending_that_is_nearly_right_is_answered_with_the_address_that_was_meant(string address, string near)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(near, problem.RootElement.GetProperty("near").GetString());
        Assert.Contains(near, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events/no-such-event.json", 404, "unknown-id")]
    [InlineData("events/interval.json?limit=3", 400, "bad-value")]
    [InlineData("sources.csv?actor=russia", 400, "bad-value")]
    [InlineData("changes.atom?after=interval", 400, "bad-value")]
    public async Task What_an_address_without_a_filter_is_not_asked_for_is_said(string address, int status, string type)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/en/{address}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("/problems/" + type, problem.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("en", "known-on=2025-03-13", "again; leave out ‘known-on’")]
    [InlineData("ja", "told-by=reuters", "‘told-by’ を付けると別の内容になる")]
    public async Task The_form_of_the_files_is_never_what_the_record_does_not_say(string language, string query, string reason)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/{language}/timeline.record.ndjson?{query}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/problems/bad-value", problem.RootElement.GetProperty("type").GetString());
        Assert.Contains(reason, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        // No page that is one of these leads to it, nor does the document of the API.
        Assert.DoesNotContain(".record.ndjson", await site.Get($"/{language}/timeline?{query}"), StringComparison.Ordinal);
        Assert.Contains(".record.ndjson", await site.Get($"/{language}/timeline"), StringComparison.Ordinal);
        using var api = JsonDocument.Parse(await site.Get("/openapi/v1.json"));
        Assert.DoesNotContain(
            query[..query.IndexOf('=', StringComparison.Ordinal)],
            api.RootElement.GetProperty("paths")
                .GetProperty("/{lang}/timeline.record.ndjson")
                .GetProperty("get")
                .GetProperty("parameters")
                .EnumerateArray()
                .Select(parameter => parameter.GetProperty("name").GetString())
        );
    }

    [Theory]
    [InlineData("issue=natoo")]
    [InlineData("aktor=russia")]
    [InlineData("after=an-event-of-another-dataset")]
    public async Task Only_a_page_that_shows_the_rest_says_that_the_rest_counts(string query)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/en/timeline.json?{query}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.DoesNotContain("rest", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("begins", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("The rest of the address counts.", await site.Get($"/en/timeline?{query}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ending_decides_whatever_the_reader_says_it_accepts()
    {
        using var client = site.Site.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline.csv");
        request.Headers.TryAddWithoutValidation("Accept", "application/x-nothing;q=1, */*;q=0");
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
    }
}
