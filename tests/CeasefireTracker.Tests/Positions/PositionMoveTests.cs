using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;
using static CeasefireTracker.Tests.Positions.Said;

namespace CeasefireTracker.Tests.Positions;

public sealed class PositionMoveTests : IDisposable
{
    private static readonly LocalizedText Text = new("text", "文");

    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("2025-03-10", "russia: -> conditional by conditional-answer on 2025-03-13")]
    [InlineData("2025-03-12", "russia:accepts -> conditional by conditional-answer on 2025-03-13")]
    [InlineData("2025-03", "russia: -> conditional by conditional-answer on 2025-03-13")]
    [InlineData("2025-03-13", "")]
    public async Task The_page_and_the_data_tell_the_same_moves(string from, string expected)
    {
        // Russia accepts before it sets a condition.
        using var site = new TrackerSite(record.Replace(SmallRecord.Proposal, "actors: [ukraine]", "actors: [russia]").Data);
        var json = JsonDocument.Parse(await site.Reader().GetStringAsync($"/en/positions.json?actor=russia&from={from}")).RootElement;
        var moves = json.GetProperty("moves").EnumerateArray().Select(Told).ToList();

        Assert.Equal(expected, string.Join('|', moves));
        Assert.Equal(moves.Count, json.GetProperty("positions").GetArrayLength());
        Assert.Equal(
            moves.Count,
            (await site.Reader().GetStringAsync($"/en/positions.csv?actor=russia&from={from}")).Split("\r\n").Length - 2
        );
        foreach (var language in new[] { "en", "ja" })
        {
            var page = new HtmlParser().ParseDocument(
                await site.Reader().GetStringAsync($"/{language}/positions?actor=russia&from={from}")
            );
            Assert.Equal(moves.Count, page.QuerySelectorAll(".moves-by").Length);
            Assert.Equal(moves.Count, page.QuerySelectorAll($".moves-by a[href='/{language}/events/conditional-answer']").Length);
        }
    }

    [Fact]
    public async Task Where_nothing_moved_the_page_says_so_and_of_which_days()
    {
        using var site = new TrackerSite(record.Data);

        Assert.Contains(
            "Nothing moved between 13 March 2025 and 14 March 2025",
            await site.Reader().GetStringAsync("/en/positions?from=2025-03-13&asof=2025-03-14"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2025年3月13日から2025年3月14日までに動いた立場はありません",
            await site.Reader().GetStringAsync("/ja/positions?from=2025-03-13&asof=2025-03-14"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_moved_as_it_was_known_on_a_day_says_so_beside_the_two_days()
    {
        using var site = new TrackerSite(record.Data);

        Assert.Contains(
            "2025年3月1日から2025年3月13日までに動いた立場：",
            await site.Reader().GetStringAsync("/ja/positions?from=2025-03-01&asof=2025-03-13&known-on=2025-03-20"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "（2025年3月20日に知られていた範囲）",
            await site.Reader().GetStringAsync("/ja/positions?from=2025-03-01&asof=2025-03-13&known-on=2025-03-20"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("from=2025-03-13&asof=2025-03-11", "13 March 2025")]
    [InlineData("from=2030", "2030")]
    [InlineData("from=2025-03-13&known-on=2025-03-12", "13 March 2025")]
    [InlineData("from=nonsense", "nonsense")]
    [InlineData("from=2025-03-01&from=2025-03-02", "2025-03-02")]
    public async Task An_earlier_day_that_cannot_be_is_explained_beside_its_field_and_refused_in_the_data(string query, string said)
    {
        using var site = new TrackerSite(record.Data);
        var answer = await site.Reader().GetAsync("/en/positions?" + query);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            said,
            page.QuerySelector("#from-hint .problem")!.TextContent + page.QuerySelector("#from")!.GetAttribute("value"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Reader().GetAsync("/en/positions.csv?" + query)).StatusCode);
    }

    [Theory]
    [InlineData("truce:demands:2025-01-01", "", "2025-02-01", "2025-06-01", "the same word is no move")]
    [InlineData("truce:demands:2025-01-01 truce:demands:2025-03-01", "", "2025-02-01", "2025-06-01", "nor is saying it again")]
    [InlineData(
        "truce:demands:2025-01-01 truce:defers:2025-03-01",
        "truce: -> defers @2025-03-01",
        "2025-02-01",
        "2025-06-01",
        "a postponement stands beside"
    )]
    [InlineData(
        "truce:demands:2025-01-01 truce:rejects:2025-03-01 truce:demands:2025-04-01",
        "",
        "2025-02-01",
        "2025-06-01",
        "there and back again"
    )]
    [InlineData(
        "truce:demands:2025-01-01 truce:rejects:2025-03-01 truce:rejects:2025-04-01",
        "truce:demands -> rejects @2025-03-01",
        "2025-02-01",
        "2025-06-01",
        "the event that began the word moved it"
    )]
    [InlineData(
        "truce:offers:2025-01-01:2025-01-01/2025-03-01",
        "truce:offers ->  @2025-03-02",
        "2025-02-01",
        "2025-06-01",
        "a span that is over ends by itself"
    )]
    [InlineData(
        "plan:offers:2025-01-01 plan:rejects:2025-03-01",
        "plan: -> rejects @2025-03-01",
        "2025-02-01",
        "2025-06-01",
        "a word on one text is no move of the word on another"
    )]
    public void A_move_is_another_word_on_an_option(string said, string expected, string from, string to, string why)
    {
        var rules = Rules([
            .. said.Split(' ')
                .Select((one, place) => (Parts: one.Split(':'), Place: place))
                .Select(one =>
                    At(FormattableString.Invariant($"e{one.Place}"), one.Parts[2])
                        .Term(
                            "russia",
                            one.Parts[0],
                            EnumText.Parse<Stance>(one.Parts[1]),
                            holds: one.Parts.ElementAtOrDefault(3),
                            isApart: one.Parts[0] == "plan"
                        )
                ),
        ]);
        var issue = new IssueRow
        {
            Id = "issue",
            Place = 0,
            Label = Text,
            Definition = Text,
            Example = Text,
            Options =
            [
                .. new[] { "truce", "plan" }.Select(
                    (id, place) =>
                        new IssueOptionRow
                        {
                            IssueId = "issue",
                            OptionId = id,
                            Place = place,
                            Label = Text,
                        }
                ),
            ],
        };
        var moves = PositionMove.Between(
            issue,
            Day(from),
            Day(to),
            Cell(from),
            Cell(to),
            rules.All.Where(position => position.From <= Day(to)),
            new Dictionary<string, StatedEvent>()
        );

        Assert.True(expected == string.Join('|', moves.Select(Told)), why + ": " + string.Join('|', moves.Select(Told)));

        PositionCell Cell(string day) => new(Actors["russia"], [.. rules.On(Day(day))], []);

        static string Told(PositionMove move) => $"{move.Option.OptionId}:{Words(move.Then)} -> {Words(move.Now)} @{move.On:yyyy-MM-dd}";

        static string Words(IEnumerable<Position> positions) => string.Join(' ', positions.Select(position => position.Term.Stance.Text()));
    }

    private static string Told(JsonElement move) =>
        $"{move.GetProperty("actor")}:{Stances(move.GetProperty("then"))} -> {Stances(move.GetProperty("now"))} by {move.GetProperty("movedBy").GetProperty("id")} on {move.GetProperty("movedOn")}";

    private static string Stances(JsonElement positions) =>
        string.Join(' ', positions.EnumerateArray().Select(position => position.GetProperty("stance").GetString()));
}
