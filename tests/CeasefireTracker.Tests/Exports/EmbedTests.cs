using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What the pages of others may show of ours.</summary>
public sealed class EmbedTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Theory]
    [InlineData("/en/embed/timeline?actor=russia", 200)]
    [InlineData("/ja/embed/timeline?from=2025-13", 200)]
    [InlineData("/ja/embed/events/interval", 200)]
    [InlineData("/en/embed/events/no-such-event", 404)]
    public async Task Any_site_may_frame_an_embed_and_no_script_runs_in_it(string address, int status)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("frame-ancestors *", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("require-corp", answer.Headers.GetValues("Cross-Origin-Embedder-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Empty(page.QuerySelectorAll("script, iframe, img"));
        Assert.Contains(site.Store.Hash, page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.StartsWith(AwkwardSite.Origin, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_embed_did_not_understand_has_a_link_to_what_may_have_been_meant()
    {
        using var client = site.Site.Reader();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/en/embed/timeline?actor=russia&from=3/11/2025"));

        Assert.Equal(
            ["/en/embed/timeline?actor=russia&from=2025-03-11", "/en/embed/timeline?actor=russia&from=2025-11-03"],
            page.QuerySelectorAll(".problem a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("/en/timeline")]
    [InlineData("/en/events/interval")]
    [InlineData("/en/embed/nothing")]
    [InlineData("/embed/timeline")]
    public async Task Everything_else_may_not_be_framed(string address)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
    }

    [Theory]
    [InlineData("/en/events/interval", "https://tracker.example/en/embed/events/interval")]
    [InlineData("/ja/timeline?actor=russia", "https://tracker.example/ja/embed/timeline?actor=russia")]
    public async Task The_box_and_oEmbed_give_the_frame_of_the_page(string address, string source)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get(address));
        var pasted = await new HtmlParser().ParseDocumentAsync(page.QuerySelector("#embed-code")!.TextContent);
        Assert.Equal(source, pasted.QuerySelector("iframe")!.GetAttribute("src"));
        Assert.NotEmpty(pasted.QuerySelector("iframe")!.GetAttribute("title")!);

        var discovered = page.QuerySelector("link[type='application/json+oembed']")!.GetAttribute("href")!;
        using var answer = JsonDocument.Parse(await site.Get(discovered + "&maxwidth=300&maxheight=200&format=json"));
        var root = answer.RootElement;
        Assert.Equal(
            ("1.0", "rich", 300, 200),
            (
                root.GetProperty("version").GetString(),
                root.GetProperty("type").GetString(),
                root.GetProperty("width").GetInt32(),
                root.GetProperty("height").GetInt32()
            )
        );
        var frame = (await new HtmlParser().ParseDocumentAsync(root.GetProperty("html").GetString()!)).QuerySelector("iframe")!;
        Assert.Equal((source, "300", "200"), (frame.GetAttribute("src"), frame.GetAttribute("width"), frame.GetAttribute("height")));
    }

    [Theory]
    [InlineData("/en/embed/timeline", "CeasefireTracker")]
    [InlineData("/ja/embed/timeline?actor=russia", "年表")]
    [InlineData("/en/embed/events/interval", "CeasefireTracker")]
    public async Task A_frame_says_what_it_is_by_its_title_and_its_page_by_its_own(string address, string words)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get(address.Replace("/embed/", "/", StringComparison.Ordinal)));
        var title = (await new HtmlParser().ParseDocumentAsync(page.QuerySelector("#embed-code")!.TextContent))
            .QuerySelector("iframe")!
            .GetAttribute("title")!;
        using var answer = JsonDocument.Parse(
            await site.Get(page.QuerySelector("link[type='application/json+oembed']")!.GetAttribute("href")!)
        );
        var told = (await new HtmlParser().ParseDocumentAsync(answer.RootElement.GetProperty("html").GetString()!))
            .QuerySelector("iframe")!
            .GetAttribute("title");

        Assert.Contains(words, title, StringComparison.Ordinal);
        Assert.DoesNotMatch("^[0-9]", title);
        Assert.Equal(title, told);
        Assert.Equal(title, (await new HtmlParser().ParseDocumentAsync(await site.Get(address))).Title);
    }

    [Theory]
    [InlineData("/en/embed/timeline")]
    [InlineData("/ja/embed/events/interval")]
    public async Task Whatever_an_embed_loads_may_be_loaded_by_a_frame_of_no_origin(string address)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get(address));
        using var client = site.Site.Reader();
        var parts = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], use, img, image")
            .Select(part => part.GetAttribute("href") ?? part.GetAttribute("src")!)
            .Where(part => !part.StartsWith('#'))
            .ToList();

        Assert.True(parts.Count >= 3);
        foreach (var part in parts)
        {
            using var answer = await client.GetAsync(part);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        using var script = await client.GetAsync("/js/site.js");
        Assert.Equal("same-origin", script.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_frame_of_the_timeline_shows_its_picture_and_leads_to_whole_addresses(string language)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get($"/{language}/embed/timeline"));

        var marks = page.QuerySelectorAll(".drawing a.mark");
        Assert.NotEmpty(marks);
        Assert.All(
            page.QuerySelectorAll(".drawing a"),
            link => Assert.StartsWith($"{AwkwardSite.Origin}/{language}/", link.GetAttribute("href"), StringComparison.Ordinal)
        );
        Assert.Equal("_blank", page.QuerySelector("base")!.GetAttribute("target"));
    }

    [Fact]
    public async Task What_a_source_says_otherwise_is_a_sentence()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get("/en/embed/events/istanbul-draft"));
        Assert.Equal(
            "The part of Alexander Lukashenko: mediates, according to The article",
            page.QuerySelector(".embed-dispute")!.TextContent
        );
    }

    [Theory]
    [InlineData("https://tracker.example/en/timeline?actor=russia&utm_source=letter")]
    [InlineData("https://tracker.example/en/timeline/?actor=russia")]
    public async Task An_address_that_the_site_brings_to_its_own_spelling_can_be_embedded(string address) =>
        Assert.Equal(
            await site.Get("/oembed?url=" + Uri.EscapeDataString("https://tracker.example/en/timeline?actor=russia")),
            await site.Get("/oembed?url=" + Uri.EscapeDataString(address))
        );

    [Theory]
    [InlineData("/oembed", HttpStatusCode.BadRequest)]
    [InlineData("/oembed?url=https%3A%2F%2Fevil.example%2Fen%2Fevents%2Finterval", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Ftracker.example%2Fen%2Fevents%2Fno-such-event", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Ftracker.example%2Fen%2Ftimeline%3Ffrom%3D2025-13", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Ftracker.example%2Fen%2Ftimeline&maxwidth=-1", HttpStatusCode.BadRequest)]
    [InlineData("/oembed?url=https%3A%2F%2Ftracker.example%2Fen%2Ftimeline&format=xml", HttpStatusCode.NotImplemented)]
    public async Task What_oEmbed_cannot_show_is_refused_with_its_reason(string address, HttpStatusCode status)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
