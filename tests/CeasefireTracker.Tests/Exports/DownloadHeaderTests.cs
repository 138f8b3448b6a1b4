using System.Net;
using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What the answers to the large files say of themselves, and that each is there as long as somebody reads it.</summary>
public sealed class DownloadHeaderTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Theory]
    [InlineData(".sqlite")]
    [InlineData(".zip")]
    public async Task A_download_tells_no_time_at_which_this_node_wrote_it(string ending)
    {
        using var whole = await Ask(ending);
        using var known = await Ask(ending, ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"));
        using var part = await Ask(ending, ("Range", "bytes=0-9"), ("If-Range", whole.Headers.ETag!.ToString()));
        using var byTime = await Ask(ending, ("Range", "bytes=0-9"), ("If-Range", "Fri, 01 Jan 2100 00:00:00 GMT"));
        using var have = await Ask(ending, ("If-None-Match", whole.Headers.ETag!.ToString()));

        Assert.All([whole, known, part, byTime, have], answer => Assert.Null(answer.Content.Headers.LastModified));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.PartialContent, HttpStatusCode.OK, HttpStatusCode.NotModified],
            new[] { whole, known, part, byTime, have }.Select(answer => answer.StatusCode)
        );
        Assert.Equal(10, (await part.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData(".sqlite")]
    [InlineData(".sqlite.sha256")]
    [InlineData(".zip")]
    public async Task A_download_is_asked_for_again_because_a_newer_program_may_write_the_same_record_otherwise(string ending)
    {
        using var answer = await Ask(ending);

        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData(".sqlite")]
    [InlineData(".zip")]
    public async Task A_part_that_is_not_there_is_kept_by_nobody(string ending)
    {
        using var answer = await Ask(ending, ("Range", "bytes=999999999-"));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    private async Task<HttpResponseMessage> Ask(string ending, params (string Name, string Value)[] headers)
    {
        using var client = site.Site.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/data/ceasefire-{site.Store.Hash}{ending}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }
}
