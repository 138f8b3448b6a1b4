namespace CeasefireTracker.Tests.Exports;

/// <summary>A client whose types openapi-typescript made of the document, held by the TypeScript compiler, reads every answer in
/// JSON.</summary>
[Collection(ReadElsewhere.Name)]
public sealed class GeneratedClientTests(ReadElsewhere elsewhere)
{
    [ReaderTheory]
    [InlineData("timeline.json")]
    [InlineData("timeline.timelinejs.json")]
    [InlineData("timeline.csl.json")]
    [InlineData("timeline.jsonfeed")]
    [InlineData("changes.json")]
    [InlineData("changes.jsonfeed")]
    [InlineData("positions.json")]
    [InlineData("disputes.json")]
    [InlineData("sources.json")]
    [InlineData("sources.csl.json")]
    [InlineData("events.json")]
    [InlineData("events.jsonld")]
    [InlineData("events.csl.json")]
    public async Task A_generated_client_reads_the_answer(string name)
    {
        Assert.Equal("", (await elsewhere.Client("errors")).GetString());
        Assert.All((await elsewhere.Client(name)).EnumerateArray(), value => Assert.False(string.IsNullOrEmpty(value.GetString())));
        Assert.NotEmpty((await elsewhere.Client(name)).EnumerateArray());
    }
}
