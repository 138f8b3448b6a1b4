using System.Text.Json.Nodes;

namespace CeasefireTracker.Tests.Sources;

/// <summary>A document is the same wherever it is listed.</summary>
public sealed class SameAuthorTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Fact]
    public async Task A_document_has_the_same_author_among_all_sources_as_where_an_event_cites_it()
    {
        var (all, cited) = (await Authors("/en/sources.csl.json"), await Authors("/en/timeline.csl.json"));

        Assert.NotEmpty(cited);
        Assert.All(cited, document => Assert.Equal(document.Value, all[document.Key]));
    }

    private async Task<Dictionary<string, string>> Authors(string address)
    {
        using var client = site.Reader();
        var documents = JsonNode.Parse(await client.GetStringAsync(address))!.AsArray();
        return documents.ToDictionary(document => document!["id"]!.ToString(), document => document!["author"]?.ToJsonString() ?? "");
    }
}
