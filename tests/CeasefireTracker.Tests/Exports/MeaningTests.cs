using System.Text.Json;
using System.Text.Json.Nodes;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What a date, a standing and a difference mean must come out of every format as it went in.</summary>
public sealed class MeaningTests(TruceSite site) : IClassFixture<TruceSite>
{
    [Fact]
    public async Task A_set_of_days_is_an_entry_of_the_calendar_for_each_and_nothing_between_them()
    {
        var days = Entries(await site.Get("/en/events/two-days.ics"));
        Assert.Equal(["20250502", "20250516"], days.Select(entry => entry["DTSTART;VALUE=DATE"]));
        Assert.All(days, entry => Assert.DoesNotContain("DTEND;VALUE=DATE", entry.Keys));
        Assert.Equal(["two-days@ceasefiretracker.example", "two-days--2@ceasefiretracker.example"], days.Select(entry => entry["UID"]));
        Assert.All(days, entry => Assert.StartsWith("[2 and 16 May 2025] ", entry["SUMMARY"], StringComparison.Ordinal));

        Assert.Equal(
            [("20250501", "20250601"), ("20250801", "20250901")],
            Entries(await site.Get("/en/events/two-months.ics")).Select(entry => (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]))
        );
    }

    [Fact]
    public async Task A_truce_is_in_the_calendar_on_the_day_it_was_announced_and_over_the_days_it_was_in_force()
    {
        var entries = Entries(await site.Get("/en/events/easter-truce.ics"));

        Assert.Equal(
            ["easter-truce@ceasefiretracker.example", "easter-truce--in-force@ceasefiretracker.example"],
            entries.Select(entry => entry["UID"])
        );
        Assert.Equal(
            ("20250419", "20250419", "20250421"),
            (entries[0]["DTSTART;VALUE=DATE"], entries[1]["DTSTART;VALUE=DATE"], entries[1]["DTEND;VALUE=DATE"])
        );
        Assert.StartsWith("[To hold: 19–20 April 2025] ", entries[1]["SUMMARY"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_one_side_reports_or_somebody_denies_is_tentative_and_a_difference_is_told_in_the_description()
    {
        var entries = Entries(await site.Get("/en/timeline.ics"));
        Assert.All(
            entries,
            entry =>
                Assert.Equal(entry["UID"].StartsWith("easter-truce", StringComparison.Ordinal) ? "TENTATIVE" : "CONFIRMED", entry["STATUS"])
        );

        Assert.Contains(
            @"Where the sources differ: The date\; The stance: Renounce NATO",
            Of("conditional-answer"),
            StringComparison.Ordinal
        );
        Assert.Contains("Standing: reported by one side", Of("easter-truce"), StringComparison.Ordinal);

        string Of(string id) => entries.Single(entry => entry["UID"].StartsWith(id + "@", StringComparison.Ordinal))["DESCRIPTION"];
    }

    [Theory]
    [InlineData("easter-truce.ics")]
    [InlineData("easter-truce.md")]
    [InlineData("easter-truce.jsonld")]
    public async Task An_event_says_its_days_in_force_its_hour_its_parts_and_its_figures_in_every_format(string file) =>
        Says(await site.Get($"/en/events/{file}"));

    [Theory]
    [InlineData("timeline.timelinejs.json")]
    [InlineData("timeline.atom")]
    [InlineData("timeline.jsonfeed")]
    [InlineData("timeline.ics")]
    public async Task A_list_says_of_an_event_its_days_in_force_its_hour_its_parts_and_its_figures(string list) =>
        Says(await site.Get($"/en/{list}"));

    private static void Says(string text)
    {
        var flat = text.Replace("\r\n ", "", StringComparison.Ordinal);
        foreach (
            var words in new[]
            {
                "To hold: 19–20 April 2025",
                "16:30",
                "Alexander Lukashenko",
                "mediates",
                "Length of the truce",
                "as announced: 30",
                "reported by one side",
                "Where the sources differ",
            }
        )
        {
            Assert.Contains(words, flat, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_says_of_an_event_its_hour_its_days_in_force_its_parts_and_its_figures()
    {
        var row = CsvRows.Of(await site.Get("/en/timeline.csv")).Rows.Single(row => row["id"] == "easter-truce");

        Assert.Equal("2025-04-19T16:30+03:00", row["at"]);
        Assert.Equal(
            ("2025-04-19/2025-04-20", "2025-04-19", "2025-04-20"),
            (row["in_force"], row["in_force_earliest"], row["in_force_latest"])
        );
        Assert.Equal("vladimir-putin=proposer;alexander-lukashenko=mediator;ukraine=mentioned", row["roles"]);
        Assert.Equal("hours=30 hours", row["facts"]);
        var other = CsvRows.Of(await site.Get("/en/timeline.csv?known-on=2026-11-27")).Rows.Single(other => other["id"] == "easter-truce");
        // By that day the undated document was not known to be there; all else is read another way and is the same.
        Assert.All(
            row.Where(cell => cell.Key is not ("disputed" or "sources" or "source_urls")),
            cell => Assert.Equal((cell.Key, cell.Value), (cell.Key, other[cell.Key]))
        );
    }

    [Fact]
    public async Task Programs_read_who_took_a_truce_up_how_it_ended_and_who_counts_which_breaches()
    {
        var truce = JsonNode.Parse(await site.Get("/en/events/easter-truce.json"))!["truce"]!;

        Assert.Equal(
            """{"actor":"ukraine","event":"easter-truce","conditional":true}""",
            Assert.Single(truce["acceptedBy"]!.AsArray())!.ToJsonString()
        );
        Assert.Equal("""{"how":"lapsed","event":"two-days","on":"2025-04-20"}""", truce["ended"]!.ToJsonString());
        Assert.Equal(
            """{"by":"ukraine","against":"russia","event":"easter-truce","fact":"hours"}""",
            Assert.Single(truce["breaches"]!.AsArray())!.ToJsonString()
        );
        Assert.Equal(("all", "30時間、全ての戦闘"), (truce["scope"]!.GetValue<string>(), truce["covers"]!["ja"]!.GetValue<string>()));
        Assert.Null(JsonNode.Parse(await site.Get("/en/events/two-days.json"))!["truce"]);
    }

    [Fact]
    public async Task Programs_read_where_and_how_people_met_and_between_whom_it_was()
    {
        var meeting = JsonNode.Parse(await site.Get("/en/events/meeting.json"))!["meeting"]!;
        Assert.Equal("Çırağan Palace, Istanbul", meeting["place"]!["en"]!.GetValue<string>());
        Assert.Equal(
            ("in-person", "delegations", "direct"),
            (meeting["form"]!.GetValue<string>(), meeting["level"]!.GetValue<string>(), meeting["between"]!.GetValue<string>())
        );

        var rows = CsvRows.Of(await site.Get("/en/timeline.csv")).Rows.ToDictionary(row => row["id"]);
        Assert.Equal(
            ("チュラーン宮殿（イスタンブール）", "in-person", "delegations", "direct", ""),
            (
                rows["meeting"]["meeting_place_ja"],
                rows["meeting"]["meeting_form"],
                rows["meeting"]["meeting_level"],
                rows["meeting"]["meeting_between"],
                rows["meeting"]["truce_scope"]
            )
        );
        Assert.Equal(("all", ""), (rows["easter-truce"]["truce_scope"], rows["easter-truce"]["meeting_between"]));
    }

    [Fact]
    public async Task Each_document_has_one_place_in_the_list_of_addresses_and_lists_are_parted_in_one_way()
    {
        var rows = CsvRows.Of(await site.Get("/en/timeline.csv")).Rows;
        var truce = rows.Single(row => row["id"] == "easter-truce");

        Assert.Equal(("article;reuters-march", ";https://www.reuters.com/world/march"), (truce["sources"], truce["source_urls"]));
        Assert.All(rows, row => Assert.Equal(row["sources"].Split(';').Length, row["source_urls"].Split(';').Length));
    }

    [Fact]
    public async Task A_set_of_days_is_a_slide_for_each_and_nothing_between_them()
    {
        var slides = JsonNode.Parse(await site.Get("/en/timeline.timelinejs.json"))!["events"]!
            .AsArray()
            .Where(slide => slide!["unique_id"]!.GetValue<string>().StartsWith("two-", StringComparison.Ordinal))
            .ToDictionary(slide => slide!["unique_id"]!.GetValue<string>(), slide => slide!);

        Assert.Equal(["two-days", "two-days--2", "two-months", "two-months--2"], slides.Keys.Order(StringComparer.Ordinal));
        Assert.All(slides.Values, slide => Assert.Null(slide["end_date"]));
        Assert.Equal("""{"year":2025,"month":5,"day":16}""", slides["two-days--2"]["start_date"]!.ToJsonString());
        Assert.Equal("""{"year":2025,"month":8}""", slides["two-months--2"]["start_date"]!.ToJsonString());
        Assert.Equal("2 and 16 May 2025", slides["two-days--2"]["display_date"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("two-days", "2025-05-02", "2025-05-16")]
    [InlineData("two-months", "2025-05", "2025-08")]
    public async Task A_set_of_days_is_an_event_of_several_in_JSON_LD_and_not_one_from_the_first_to_the_last(
        string id,
        string first,
        string second
    )
    {
        var entity = JsonNode.Parse(await site.Get($"/en/events/{id}.jsonld"))!["mainEntity"]!;

        Assert.Null(entity["endDate"]);
        Assert.Equal([first, second], entity["subEvent"]!.AsArray().Select(part => part!["startDate"]!.GetValue<string>()));
        Assert.All(entity["subEvent"]!.AsArray(), part => Assert.Null(part!["endDate"]));
    }

    [Fact]
    public async Task Programs_read_the_standing_and_whether_sources_differ_from_JSON_Feed_and_JSON_LD()
    {
        var items = JsonNode.Parse(await site.Get("/en/timeline.jsonfeed"))!["items"]!
            .AsArray()
            .ToDictionary(item => item!["url"]!.GetValue<string>().Split('/')[^1], item => item!["_ceasefiretracker"]!);
        Assert.Equal(
            ("reported", true, "2025-04-19"),
            (
                items["easter-truce"]["standing"]!.GetValue<string>(),
                items["easter-truce"]["disputed"]!.GetValue<bool>(),
                items["easter-truce"]["edtf"]!.GetValue<string>()
            )
        );
        Assert.Equal(
            ("established", false),
            (items["two-days"]["standing"]!.GetValue<string>(), items["two-days"]["disputed"]!.GetValue<bool>())
        );

        Assert.Equal(["ceasefire", "reported", "disputed"], await Codes("easter-truce"));
        Assert.Equal(["statement", "established"], await Codes("two-days"));

        async Task<IEnumerable<string>> Codes(string id) =>
            JsonNode.Parse(await site.Get($"/en/events/{id}.jsonld"))!["mainEntity"]!["keywords"]!
                .AsArray()
                .Select(word => word!["termCode"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stance_that_only_a_contradicted_source_reports_does_not_count_and_every_format_says_so_plainly()
    {
        var terms = JsonNode.Parse(await site.Get("/en/events/conditional-answer.json"))!["terms"]!
            .AsArray()
            .ToDictionary(term => term!["id"]!.GetValue<string>(), term => term!["counts"]!.GetValue<bool>());
        Assert.Equal((true, false), (terms["truce"], terms["nato"]));
        var actors = JsonNode.Parse(await site.Get("/en/events/istanbul-draft.json"))!["actors"]!
            .AsArray()
            .ToDictionary(actor => actor!["id"]!.GetValue<string>(), actor => actor!["counts"]!.GetValue<bool>());
        Assert.Equal((true, false), (actors["russia"], actors["alexander-lukashenko"]));

        using var bundle = await Bundled.Of(site.Site);
        var table = CsvRows
            .Of(bundle.Text("terms.csv"))
            .Rows.Where(row => row["event"] == "conditional-answer")
            .ToDictionary(row => row["term"], row => (row["counts"], row["only"]));
        Assert.Equal((("1", ""), ("0", "article")), (table["truce"], table["nato"]));
        foreach (var codebook in new[] { "codebook.en.md", "codebook.ja.md" })
        {
            var lines = bundle.Text(codebook).Split("## terms.csv\n\n")[1].Split('\n');
            Assert.StartsWith("- `counts`: ", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("- `only`: ", lines[1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/en/timeline.atom", "/en/events/easter-truce", "/ja/events/easter-truce")]
    [InlineData("/ja/timeline.atom", "/ja/events/easter-truce", "/en/events/easter-truce")]
    [InlineData("/ja/changes.atom", "/ja/events/easter-truce", "/en/events/easter-truce")]
    public async Task A_subscriber_lands_on_pages_in_the_language_subscribed_to(string address, string page, string translation)
    {
        var feed = FeedReader.ReadFromString(await site.Get(address));
        var entry = feed
            .Items.Select(item => (AtomFeedItem)item.SpecificItem)
            .First(item => item.Id.Contains("easter-truce", StringComparison.Ordinal));

        Assert.Equal(AwkwardSite.Origin + page, Assert.Single(entry.Links, link => link.Relation == "alternate").Href);
        Assert.Equal(AwkwardSite.Origin + translation, Assert.Single(entry.Links, link => link.Relation == "related").Href);
        Assert.Single(((AtomFeed)feed.SpecificFeed).Links, link => link.Relation == "alternate");
        Assert.Equal(
            ["2026-11-26", "2026-11-24"],
            feed.Items.Select(item => ((AtomFeedItem)item.SpecificItem).UpdatedDateString[..10]).Distinct()
        );
    }

    /// <summary>The entries of a calendar, each line by its name with the parameters.</summary>
    private static List<Dictionary<string, string>> Entries(string calendar) =>
        [
            .. calendar
                .Replace("\r\n ", "", StringComparison.Ordinal)
                .Split("BEGIN:VEVENT\r\n")
                .Skip(1)
                .Select(entry =>
                    entry
                        .Split("END:VEVENT")[0]
                        .TrimEnd()
                        .Split("\r\n")
                        .Select(line => line.Split(':', 2))
                        .ToDictionary(line => line[0], line => line[1])
                ),
        ];
}
