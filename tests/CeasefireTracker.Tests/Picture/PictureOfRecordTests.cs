using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Picture;

/// <summary>The picture of the record itself.</summary>
public sealed class PictureOfRecordTests(RecordSite site, RecordStore record) : IClassFixture<RecordSite>, IClassFixture<RecordStore>
{
    [Fact]
    public async Task One_drawing_goes_with_a_page_and_its_marks_are_lean()
    {
        var html = await site.Reader().GetStringAsync("/en/timeline");
        var marks = Regex.Matches(html, "<a class=\"mark.*?</a>", RegexOptions.Singleline);

        Assert.Single(Regex.Matches(html, "<svg class=\"drawing\""));
        Assert.InRange(marks.Average(mark => Encoding.UTF8.GetByteCount(mark.Value)), 100, 320);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task Every_chapter_and_every_turning_point_is_named_below_the_picture(string language)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Reader().GetStringAsync($"/{language}/timeline"));

        var named = page.QuerySelectorAll(".legend a").Select(link => link.GetAttribute("href")).ToList();
        Assert.All(
            page.QuerySelectorAll(".drawing .band-title, .drawing .turn"),
            link => Assert.Contains(link.GetAttribute("href"), named)
        );
        Assert.InRange(page.QuerySelectorAll(".drawing .turn").Length, 8, TurningPoints.Most);
        Assert.Contains($"/{language}/events/us-30-day-proposal", named);
        Assert.All(page.QuerySelectorAll(".turns a"), link => Assert.True(link.TextContent.Length > 6, link.TextContent));
    }

    [Fact]
    public async Task A_turning_point_whose_title_begins_with_a_list_is_not_cut_in_it()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Reader().GetStringAsync("/en/timeline?actor=france"));

        Assert.Contains(page.QuerySelectorAll(".turns a"), link => link.TextContent.StartsWith("Americans, ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_chapter_that_has_an_answered_event_has_a_turning_point()
    {
        var turns = Draw("").Drawing.Turns.Select(turn => turn.Event.Id).ToList();

        Assert.Empty(
            new[] { "full-scale-invasion", "istanbul-talks", "us-30-day-proposal", "alaska-summit", "us-28-point-plan" }.Except(turns)
        );
    }

    [Fact]
    public void Looking_closer_three_times_still_shows_the_months_in_which_most_happened()
    {
        var axis = Draw("").Closer;
        for (var step = 0; step < 2; step++)
        {
            axis = Draw($"from={axis.First:yyyy-MM-dd}&to={axis.Last:yyyy-MM-dd}").Closer;
        }

        Assert.True(axis.First >= new DateOnly(2025, 1, 1));
        Assert.True(Draw($"from={axis.First:yyyy-MM-dd}&to={axis.Last:yyyy-MM-dd}").Drawing.Items.Count > 40);
    }

    [Theory]
    [InlineData("/en/timeline.svg")]
    [InlineData("/ja/timeline.svg?from=2025-03&to=2025-05")]
    [InlineData("/ja/timeline.svg?q=nosuchword")]
    public async Task A_picture_that_travels_is_one_file_with_its_colours_its_title_and_its_credit(string address)
    {
        using var reader = site.Reader();
        var text = await reader.GetStringAsync(address);
        var svg = XDocument.Parse(text).Root!;

        Assert.DoesNotMatch("class=|var\\(|light-dark|currentColor|style=", text);
        Assert.NotEmpty(svg.Elements().First(part => part.Name.LocalName == "title").Value);
        Assert.Contains("/timeline", svg.Elements().Last(part => part.Name.LocalName == "text").Value, StringComparison.Ordinal);
        Assert.Equal(text, await reader.GetStringAsync(address));
        var ids = svg.Descendants().Select(part => "#" + part.Attribute("id")?.Value).ToHashSet();
        Assert.All(
            svg.Descendants().Where(part => part.Name.LocalName == "use").Select(part => part.Attribute("href")!.Value),
            href => Assert.Contains(href, ids)
        );
    }

    [Fact]
    public void The_colours_of_a_file_are_those_of_the_light_page()
    {
        var sheet = File.ReadAllText(Path.Combine(Repository.Root, "src", "CeasefireTracker.Web", "Sheets", "foundation.css"));
        string Light(string name) => Regex.Match(sheet, $"--{name}: light-dark\\((#[0-9a-f]+),").Groups[1].Value;

        Assert.Equal(
            new[] { "paper", "ink", "quiet", "rule", "rule-strong", "dispute" }.Select(Light),
            [
                PictureFileInk.Paper,
                PictureFileInk.Ink,
                PictureFileInk.Quiet,
                PictureFileInk.Rule,
                PictureFileInk.RuleStrong,
                PictureFileInk.Dispute,
            ]
        );
        Assert.All(PictureInk.Patterns, pattern => Assert.Equal(Light(pattern.Colour), PictureFileInk.Colour("side-" + pattern.Colour)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public void No_name_letter_or_label_lies_over_another_at_any_width(string word)
    {
        Assert.True(EnumText.TryParse<Language>(word, out var language));
        string[] spans =
        [
            "",
            "from=1990",
            "from=2014",
            "from=2020&to=2025-03",
            "to=2022",
            "from=2022&to=2022",
            "from=2025-01-20&to=2025-09-05",
            "from=2025-02&to=2025-06",
            "from=2025-11",
            "from=2025-11&to=2026-02",
            "from=2026",
            "actor=france",
            "lanes=phase",
            .. Enumerable.Range(2019, 7).SelectMany(year => new[] { $"from={year}", $"from={year}&to={year + 1}" }),
            .. new[] { 3, 6, 9, 12 }.SelectMany(month => new[] { $"from=2025-{month:D2}", $"from=2022-{month:D2}&to=2025-{month:D2}" }),
        ];
        foreach (var span in spans)
        {
            var (filter, _) = FilterReader.Read(QueryHelpers.ParseQuery(span), record.Store);
            if (new PictureQuery(record.Store).Draw(filter, new TimelineQuery(record.Store).Matching(filter)) is not { } selection)
            {
                continue;
            }

            var view = new PictureView(record.Store, language, new Links(language, ""), filter, selection);
            Clear(view, PictureInk.Page, [PictureFrame.Narrowest, 340, 640, PictureFrame.Wide.Width, 1232], span);
            Clear(view, new PictureFileInk(1152), [1152], span);
        }
    }

    [Theory]
    [InlineData("/ja/timeline?from=2025-11", false)]
    [InlineData("/ja/timeline", true)]
    public async Task A_letter_without_its_name_is_told_by_a_legend_at_every_width_and_in_the_file(string address, bool areNamed)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Reader().GetStringAsync(address));
        var file = await site.Reader().GetStringAsync(address.Replace("/timeline", "/timeline.svg", StringComparison.Ordinal));
        var letters = page.QuerySelectorAll(".drawing .turn text")
            .Where(text => text.QuerySelector(".w") is not { TextContent.Length: > 0 })
            .Select(text => text.TextContent)
            .ToList();

        Assert.Equal(areNamed, letters.Count == 0);
        Assert.Equal(areNamed, page.QuerySelector("ol.turns")!.ClassList.Contains("named"));
        Assert.All(
            letters,
            letter =>
                Assert.Contains(
                    page.QuerySelectorAll("ol.turns li")
                        .Single(item => item.TextContent.StartsWith(letter, StringComparison.Ordinal))
                        .TextContent,
                    file,
                    StringComparison.Ordinal
                )
        );
    }

    private static void Clear(PictureView view, PictureInk ink, double[] widths, string span)
    {
        using var drawn = new StringWriter();
        new PictureDrawing(view, ink).WriteTo(drawn, HtmlEncoder.Default);
        var svg = XElement.Parse($"<svg>{drawn}</svg>");
        // Lanes' names and numbers of clusters have places of their own.
        var texts = svg.Elements("a")
            .Where(link => !Has(link, "mark", "cluster", "lane-name"))
            .SelectMany(link => link.Elements("text"), (link, text) => (link, text))
            .Where(pair => pair.text.Attribute("x") is not null);
        foreach (var width in widths)
        {
            var isWide = width >= PictureFrame.Wide.Width;
            var boxes = texts
                .Where(pair => !Has(pair.link, isWide ? "n" : "w"))
                .Select(pair => Box(pair.text, width, isWide))
                .Where(box => box.Words.Length > 0)
                .OrderBy(box => (box.Y, box.From))
                .ToList();
            Assert.NotEmpty(boxes);
            Assert.All(boxes, box => Assert.True(box.From >= -1 && box.To <= width + 1, $"{span} at {width}: {box} leaves the picture"));
            Assert.All(
                boxes.Zip(boxes.Skip(1)).Where(pair => pair.First.Y == pair.Second.Y),
                pair => Assert.True(pair.First.To <= pair.Second.From, $"{span} at {width}: {pair.First} lies over {pair.Second}")
            );
        }
    }

    private static (string Y, double From, double To, string Words) Box(XElement text, double width, bool isWide)
    {
        var (x, dx) = (text.Attribute("x")!.Value, (double?)text.Attribute("dx") ?? 0);
        var at = x.EndsWith('%')
            ? double.Parse(x[..^1], CultureInfo.InvariantCulture) * width / 100
            : double.Parse(x, CultureInfo.InvariantCulture);
        // What only wide screens show stands apart.
        var parts = text.Nodes()
            .Where(part => isWide || part is not XElement element || !Has(element, "w"))
            .Select(part => part is XElement element ? (Dx: (double?)element.Attribute("dx") ?? 0, element.Value) : (0, part.ToString()))
            .ToList();
        var (words, length) = (
            string.Concat(parts.Select(part => part.Item2)),
            parts.Sum(part => part.Item1 + PictureView.Length(part.Item2))
        );
        return (string?)text.Attribute("text-anchor") == "end"
            ? (text.Attribute("y")!.Value, at + dx - length, at + dx, words)
            : (text.Attribute("y")!.Value, at + dx, at + dx + length, words);
    }

    private static bool Has(XElement part, params string[] looks) =>
        ((string?)part.Attribute("class") ?? "").Split(' ').Intersect(looks).Any();

    private SelectionPicture Draw(string query)
    {
        var (filter, problems) = FilterReader.Read(QueryHelpers.ParseQuery(query), record.Store);
        Assert.Empty(problems);
        return new PictureQuery(record.Store).Draw(filter, new TimelineQuery(record.Store).Matching(filter))!;
    }
}
