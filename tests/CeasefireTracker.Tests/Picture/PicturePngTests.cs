using System.Buffers.Binary;
using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Hostile;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using SkiaSharp;

namespace CeasefireTracker.Tests.Picture;

/// <summary>Pictures in pixels: of any view, and as cards for links.</summary>
public sealed class PicturePngTests(RecordSite site, RecordStore record) : IClassFixture<RecordSite>, IClassFixture<RecordStore>
{
    [Theory]
    [Trait("Takes", "long")]
    [InlineData("/en/timeline")]
    [InlineData("/ja/timeline", "?actor=france&from=2025-03")]
    public async Task A_view_in_pixels_has_twice_the_size_of_its_drawing_and_always_the_same_bytes(string path, string query = "")
    {
        using var reader = site.Reader();
        var svg = await reader.GetStringAsync($"{path}.svg{query}");
        var png = await reader.GetByteArrayAsync($"{path}.png{query}");
        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => PicturePng.Twice(svg))));

        var drawing = XDocument.Parse(svg).Root!;
        Assert.Equal((2 * (int)drawing.Attribute("width")!, 2 * (int)drawing.Attribute("height")!), Size(png));
        Assert.All(again, bytes => Assert.Equal(png, bytes));
    }

    [Fact]
    public void A_picture_never_has_more_pixels_than_the_most()
    {
        var (width, height) = Size(PicturePng.Twice(Plain(1200, 30_000, "")));

        Assert.InRange(width * height, PicturePng.MostPixels / 2, PicturePng.MostPixels);
    }

    [Fact]
    public void Kanji_are_drawn_and_are_no_boxes()
    {
        var drawn = new[] { "停", "戦", "\uE000" }.Select(letter => PicturePng.Once(Plain(60, 60, letter))).ToList();

        Assert.Equal(3, drawn.Select(Convert.ToBase64String).Distinct().Count());
    }

    [Fact]
    public void The_font_that_travels_has_every_character_that_a_picture_of_the_record_writes()
    {
        using var face = SKTypeface.FromStream(typeof(PicturePng).Assembly.GetManifestResourceStream("picture.otf"));
        using var font = new SKFont(face);
        var vocabulary = record.Store.Vocabulary;
        using var context = record.Store.Context();
        var texts = context
            .Events.Select(e => e.Title)
            .AsEnumerable()
            .Concat(vocabulary.Actors.Values.Select(actor => actor.Name))
            .Concat(vocabulary.Phases.Values.Select(phase => phase.Title))
            .Concat(vocabulary.Issues.Values.Select(issue => issue.Label));
        var letters = texts.SelectMany(text => text.En + text.Ja).Where(letter => letter >= ' ').Distinct().ToList();

        Assert.True(letters.Count > 500);
        Assert.Equal("", new string([.. letters.Where(letter => !font.ContainsGlyph(letter))]));
    }

    [Fact]
    public async Task A_text_that_ends_at_its_place_is_of_one_piece_because_not_every_program_ends_one_of_parts_there()
    {
        var svg = XDocument.Parse(await site.Reader().GetStringAsync("/en/timeline.svg"));
        var ends = svg.Descendants().Where(part => part.Attribute("text-anchor")?.Value == "end").ToList();

        Assert.NotEmpty(ends);
        Assert.All(ends, text => Assert.Empty(text.Elements()));
    }

    [Fact]
    public void No_text_leaves_its_place_in_a_card_and_every_text_is_drawn()
    {
        var selection = SelectionPicture.OfNothing(record.Store);
        var view = new PictureView(record.Store, Language.Ja, new Links(Language.Ja, ""), TimelineFilter.Everything, selection);
        string Card(string text) => new PictureFile(view, text, text, text).Card();
        var plain = Kinds(Card("a"));

        Assert.All(Payloads.Some(Goals.Cases(200, 5_000)), payload => Assert.Equal(plain, Kinds(Card(payload))));
        Assert.All(Payloads.Some(8), payload => Assert.NotEmpty(PicturePng.Once(Card(payload))));

        // Of a long text there are two lines.
        static List<string> Kinds(string svg) =>
            [.. XDocument.Parse(svg).Descendants().Select(part => part.Name.LocalName).Where(name => name != "text")];
    }

    [Theory]
    [InlineData("/en/timeline")]
    [InlineData("/ja/timeline?actor=france&from=2025-03")]
    [InlineData("/en/events/us-30-day-proposal")]
    [InlineData("/ja/events/us-30-day-proposal")]
    [InlineData("/en/positions?asof=2025-03-13")]
    public async Task A_page_that_is_linked_to_shows_a_card_that_says_what_it_is(string address)
    {
        using var reader = site.Reader();
        var (image, alt, title) = await Linked(reader, address);
        using var card = await reader.GetAsync(new Uri(image).PathAndQuery);

        Assert.Contains(Links.Card, image, StringComparison.Ordinal);
        Assert.Contains(title.Split(" – ")[0], alt, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (card.StatusCode, card.Content.Headers.ContentType?.ToString()));
        Assert.Equal((1200, 630), Size(await card.Content.ReadAsByteArrayAsync()));
    }

    [Theory]
    [InlineData("/en/timeline?q=nosuchword")]
    [InlineData("/en/timeline?from=nonsense")]
    [InlineData("/ja/sources")]
    public async Task Where_there_is_nothing_to_draw_a_link_shows_the_picture_of_the_site(string address)
    {
        var (image, alt, _) = await Linked(site.Reader(), address);

        Assert.EndsWith("/images/og.png", image, StringComparison.Ordinal);
        Assert.NotEmpty(alt);
    }

    [Fact]
    public async Task A_picture_has_a_name_is_kept_as_it_is_and_is_not_sent_again_to_who_has_it()
    {
        using var reader = site.Reader();
        foreach (var ending in new[] { "svg", "png" })
        {
            for (var time = 0; time < 2; time++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/ja/timeline.{ending}?kind=talks");
                request.Headers.Add("Accept-Encoding", "br");
                using var answer = await reader.SendAsync(request);
                var name = answer.Content.Headers.ContentDisposition;

                Assert.Equal("inline", name?.DispositionType);
                Assert.Matches($"^ceasefire-ja-\\d{{4}}-\\d\\d-\\d\\d\\.{ending}$", name?.FileName);
                Assert.Equal(ending == "svg", answer.Content.Headers.ContentEncoding.Contains("br"));
                Assert.DoesNotContain("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);

                using var known = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
                known.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
                using var unchanged = await reader.SendAsync(known);
                Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            }
        }
    }

    private static async Task<(string Image, string Alt, string Title)> Linked(HttpClient reader, string address)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await reader.GetStringAsync(address));
        string Meta(string name) => page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
        return (Meta("og:image"), Meta("og:image:alt"), Meta("og:title"));
    }

    private static string Plain(int width, int height, string text) =>
        FormattableString.Invariant(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><text x="5" y="40" font-size="40">{text}</text></svg>"""
        );

    private static (int Width, int Height) Size(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
