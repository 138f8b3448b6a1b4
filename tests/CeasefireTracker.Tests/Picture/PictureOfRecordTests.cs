using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Record;
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
        var svg = System.Xml.Linq.XDocument.Parse(text).Root!;

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

    private SelectionPicture Draw(string query)
    {
        var (filter, problems) = FilterReader.Read(QueryHelpers.ParseQuery(query), record.Store);
        Assert.Empty(problems);
        return new PictureQuery(record.Store).Draw(filter, new TimelineQuery(record.Store).Matching(filter))!;
    }
}
