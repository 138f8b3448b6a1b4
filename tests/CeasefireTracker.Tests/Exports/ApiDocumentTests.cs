using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using Json.Schema;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The document of the API, held against what the addresses answer.</summary>
public sealed class ApiDocumentTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_has_every_data_address_once()
    {
        var document = await Document();
        var paths = document["paths"]!.AsObject().Select(path => path.Key).ToList();
        var expected = DataList
            .All.SelectMany(offer => offer.Endings, (offer, ending) => $"/{{lang}}/{offer.Name}{ending.Suffix}")
            .Concat(Endings.Brief.Select(ending => $"/{{lang}}/brief{ending.Suffix}"))
            .Concat(Endings.Event.Select(ending => $"/{{lang}}/events/{{id}}{ending.Suffix}"));

        Assert.StartsWith("3.1.", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));
        Assert.All(document["paths"]!.AsObject(), path => Assert.Equal(["get"], path.Value!.AsObject().Select(operation => operation.Key)));
    }

    [Theory]
    [InlineData("/en/timeline.json", "TimelineJson")]
    [InlineData("/ja/timeline.json?limit=2", "TimelineJson")]
    [InlineData("/en/positions.json", "PositionsJson")]
    [InlineData("/en/disputes.json", "DisputesJson")]
    [InlineData("/ja/sources.json", "SourcesJson")]
    [InlineData("/en/timeline.jsonfeed", "JsonFeed")]
    [InlineData("/ja/changes.jsonfeed", "JsonFeed")]
    [InlineData("/en/timeline.timelinejs.json", "TimelineJsFile")]
    [InlineData("/en/events/conditional-answer.jsonld", "JsonLdPage")]
    public async Task An_answer_has_the_shape_that_the_document_gives(string address, string schema) =>
        Fits(await site.Get(address), schema, await Document());

    [Theory]
    [InlineData("/en/timeline.csl.json")]
    [InlineData("/ja/sources.csl.json")]
    [InlineData("/en/events/conditional-answer.csl.json")]
    public async Task A_list_of_references_has_the_shape_that_the_document_gives(string address)
    {
        var document = await Document();
        Assert.All(JsonNode.Parse(await site.Get(address))!.AsArray(), reference => Fits(reference!.ToJsonString(), "CslItem", document));
    }

    [Fact]
    public async Task Every_event_has_the_shape_that_the_document_gives()
    {
        var document = await Document();
        foreach (var id in site.Ids)
        {
            Fits(await site.Get($"/en/events/{id}.json"), "EventJson", document);
        }
    }

    [Fact]
    public async Task A_date_is_a_text_with_a_pattern_and_no_date()
    {
        var edtf = (await Document())["components"]!["schemas"]!["DateJson"]!["properties"]!["edtf"]!;

        Assert.Equal("string", edtf["type"]!.GetValue<string>());
        Assert.Equal(ApiDocument.EdtfPattern, edtf["pattern"]!.GetValue<string>());
        Assert.Null(edtf["format"]);
    }

    [Theory]
    [InlineData("from", "2025-03", true)]
    [InlineData("asof", "2025-03", false)]
    [InlineData("asof", "2025-03-13", true)]
    public async Task A_name_whose_value_is_one_day_says_so(string name, string value, bool isTaken)
    {
        var pattern = (await Document())["paths"]!["/{lang}/positions.json"]!["get"]!["parameters"]!
            .AsArray()
            .Single(parameter => (string?)parameter!["name"] == name)!["schema"]!["pattern"]!.GetValue<string>();
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/en/positions.json?{name}={value}");

        Assert.Equal(isTaken, System.Text.RegularExpressions.Regex.IsMatch(value, pattern));
        Assert.Equal(isTaken, answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Every_name_that_the_filter_reads_is_documented_and_the_page_says_the_same_without_script()
    {
        var names = (await Document())["paths"]!["/{lang}/timeline.json"]!["get"]!["parameters"]!
            .AsArray()
            .Select(parameter => parameter!["name"]!.GetValue<string>())
            .ToList();
        Assert.Equal(CeasefireTracker.Web.Filters.TimelineFilter.Names.Prepend("lang").Concat(["limit", "v"]), names);

        var page = await new HtmlParser().ParseDocumentAsync(await site.Get("/ja/data/api"));
        Assert.All(names.Skip(1), name => Assert.Contains(page.QuerySelectorAll("dt code"), code => code.TextContent == name));
        var addresses = DataList.All.Sum(offer => offer.Endings.Count) + Endings.Brief.Length + Endings.Event.Length;
        Assert.Equal(addresses, page.QuerySelectorAll("li[id]").Length);
        Assert.NotNull(page.GetElementById("schema-EventJson"));
    }

    [Fact]
    public async Task Every_key_is_explained_in_the_document_and_in_both_languages_on_its_page()
    {
        var properties = (await Document())["components"]!["schemas"]!
            .AsObject()
            .Where(schema => schema.Key != "ProblemDetails")
            .SelectMany(
                schema => schema.Value!["properties"]?.AsObject() ?? [],
                (schema, property) => (Name: $"{schema.Key}.{property.Key}", property.Value)
            )
            .ToList();
        Assert.All(
            properties,
            property => Assert.True(property.Value!["description"]?.GetValue<string>() is { Length: > 0 }, property.Name)
        );

        foreach (var (language, words) in new[] { ("en", "The event of which it is a part."), ("ja", "これを一部とする出来事。") })
        {
            Assert.Contains(words, await site.Get($"/{language}/data/api"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_document_says_where_it_is_served_that_nobody_signs_in_and_which_issues_chapters_and_collections_there_are()
    {
        var document = await Document();
        var names = document["paths"]!["/{lang}/timeline.json"]!["get"]!["parameters"]!
            .AsArray()
            .ToDictionary(parameter => parameter!["name"]!.GetValue<string>(), parameter => parameter!["schema"]!);

        Assert.Equal(AwkwardSite.Origin, Assert.Single(document["servers"]!.AsArray())!["url"]!.GetValue<string>());
        Assert.Equal("[{}]", document["security"]!.ToJsonString());
        Assert.Equal(["ceasefire", "nato"], Words("issue"));
        Assert.Equal(["beginning", "thirty-days"], Words("phase"));
        Assert.Equal(["article", "record"], Words("collection"));

        IEnumerable<string> Words(string name) => names[name]["items"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());
    }

    [Fact]
    public async Task No_answer_in_JSON_is_typed_as_a_text()
    {
        foreach (var (path, operations) in (await Document())["paths"]!.AsObject())
        {
            foreach (
                var (type, content) in operations!["get"]!["responses"]!["200"]!["content"]!
                    .AsObject()
                    .Where(content => content.Key.EndsWith("json", StringComparison.Ordinal) && content.Key != "application/x-ndjson")
            )
            {
                Assert.False(content!["schema"]!["type"]?.GetValue<string>() == "string", $"{path} {type}");
            }
        }
    }

    private async Task<JsonNode> Document() => JsonNode.Parse(await site.Get("/openapi/v1.json"))!;

    private static void Fits(string answer, string schema, JsonNode document)
    {
        var definitions = document["components"]!["schemas"]!
            .ToJsonString()
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var whole = JsonSchema.FromText(
            $$"""{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {{definitions}}, "$ref": "#/$defs/{{schema}}"}"""
        );
        using var body = JsonDocument.Parse(answer);
        var result = whole.Evaluate(body.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(
            result.IsValid,
            string.Join(
                '\n',
                (result.Details ?? [])
                    .Where(detail => detail.Errors is { Count: > 0 })
                    .Select(detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}")
                    .Take(10)
            )
        );
    }
}
