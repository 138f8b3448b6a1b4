using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>Files in the shapes that others have; what they tell of is invented.</summary>
public sealed class ShapesTests : IDisposable
{
    private readonly ImportRecord record = new(withEvents: true);

    public void Dispose() => record.Dispose();

    [Fact]
    public void A_dataset_of_agreements_becomes_drafts_that_lack_only_what_it_lacks()
    {
        var title = "Agreement on " + string.Concat(Enumerable.Repeat("the terms of a very long name, ", 9))[..270] + "signed";
        Assert.Equal(289, title.Length);
        var text = $"""
            AgtId,Dat,Agt,Parties,Stage
            9001,2024-06-02,"{title}",Volodymyr Zelenskyy; Republic of Northland,Ceasefire
            9002,2024-06-03,Second agreement,"Volodymyr Zelensky, Vladimir Putin",Framework
            9003,,Third agreement,Russia,Framework
            """;

        var report = record.Bring("PAX all agreements.csv", text);

        Assert.Equal((3, 3), (report.Rows.Count, report.Count(RowEnd.Became)));
        var made = record.Made.All;
        Assert.Equal(["pax:9001"], made[0].Event["also-known-as"]!.AsArray().Select(name => name!.ToString()));
        Assert.Equal(title, made[0].Event["title"]!["en"]!.ToString());
        Assert.True(made[0].Id.Length <= 60 && Slug.IsValid(made[0].Id), made[0].Id);
        Assert.Equal(["volodymyr-zelenskyy", "Republic of Northland"], ActorsOf(made[0]));
        Assert.Equal(["volodymyr-zelenskyy", "vladimir-putin"], ActorsOf(made[1]));
        Assert.Equal([("Republic of Northland", 1)], report.Unmatched);
        Assert.Equal(
            ["actors.role", "citations", "collections", "kind", "standing", "summary", "title.ja"],
            report.Rows[0].Lacks.Order(StringComparer.Ordinal)
        );
        Assert.Contains("date", report.Rows[2].Lacks);
        Assert.Contains("Stage", Assert.Single(report.Told).In(Language.En), StringComparison.Ordinal);
        Assert.Equal(3, record.Bring("PAX all agreements.csv", text).Count(RowEnd.Already));
    }

    [Fact]
    public void A_sheet_of_TimelineJS_has_a_title_slide_and_an_era_that_are_no_events()
    {
        const string Sheet = """
            Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
            ,,,,,,,,,The talks in dates,,,,,,title,,
            2025,3,,,,,,,,A truce of two rivers,"<p>The sides <b>announce</b> a halt &amp; talks.</p>",,,,,,ceasefire,
            2025,4,3,,2025,4,5,,,Talks at the bridge,,,,,,,talks,
            2024,,,,2025,,,,,The first phase,,,,,,era,,
            """;

        var report = record.Bring("sheet.csv", Sheet);

        Assert.Equal((4, 2, 2), (report.Rows.Count, report.Count(RowEnd.Became), report.Count(RowEnd.PassedOver)));
        Assert.Equal(["2025-03", "2025-04-03/2025-04-05"], record.Made.All.Select(made => made.Event["date"]!.ToString()));
        Assert.Equal(["ceasefire", "talks"], record.Made.All.Select(made => made.Event["kind"]!.ToString()));
        Assert.Equal("The sides announce a halt & talks.", record.Made.All[0].Event["summary"]!["en"]!.ToString());
        Assert.Contains(report.Rows, row => row.Line(Language.En).Contains("the title slide", StringComparison.Ordinal));
        Assert.Contains(report.Rows, row => row.Line(Language.En).Contains("an era", StringComparison.Ordinal));
    }

    [Fact]
    public void The_JSON_of_TimelineJS_is_the_same()
    {
        const string Slides = """
            {"title": {"text": {"headline": "The talks in dates"}}, "eras": [{"start_date": {"year": 2024}, "end_date": {"year": 2025}, "text": {"headline": "The first phase"}}],
             "events": [{"unique_id": "one", "start_date": {"year": "2025", "month": "3"}, "text": {"headline": "A truce of two rivers", "text": "<p>A halt.</p>"}},
                        {"unique_id": "two", "start_date": {"year": "2025", "month": "4", "day": "3"}, "text": {"headline": "Talks at the bridge"}}]}
            """;

        var report = record.Bring("slides.json", Slides);

        Assert.Equal((4, 2, 2), (report.Rows.Count, report.Count(RowEnd.Became), report.Count(RowEnd.PassedOver)));
        Assert.Equal(["slides:one", "slides:two"], record.Made.All.Select(made => made.Event["also-known-as"]![0]!.ToString()));
        Assert.Equal(["2025-03", "2025-04-03"], record.Made.All.Select(made => made.Event["date"]!.ToString()));
    }

    [Fact]
    public void A_calendar_has_a_row_for_each_time_and_the_day_of_its_own_zone()
    {
        var calendar = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example//talks//EN
            BEGIN:VEVENT
            UID:days@example
            DTSTAMP:20250401T000000Z
            DTSTART;VALUE=DATE:20250403
            DTEND;VALUE=DATE:20250405
            SUMMARY:Talks at the bridge
            URL:https://news.example/bridge
            END:VEVENT
            BEGIN:VEVENT
            UID:night@example
            DTSTAMP:20250401T000000Z
            DTSTART;TZID=Asia/Tokyo:20250410T003000
            SUMMARY:夜の協議
            END:VEVENT
            BEGIN:VEVENT
            UID:weekly@example
            DTSTAMP:20250401T000000Z
            DTSTART;VALUE=DATE:20250501
            RRULE:FREQ=WEEKLY;COUNT=3
            SUMMARY:A weekly meeting
            END:VEVENT
            BEGIN:VEVENT
            UID:endless@example
            DTSTAMP:20250401T000000Z
            DTSTART;VALUE=DATE:20250501
            RRULE:FREQ=DAILY
            SUMMARY:Every day
            END:VEVENT
            BEGIN:VEVENT
            UID:never@example
            DTSTAMP:20250401T000000Z
            DTSTART;VALUE=DATE:20250501
            RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2
            SUMMARY:On a day that no year has
            END:VEVENT
            END:VCALENDAR
            """.ReplaceLineEndings("\r\n");

        var report = record.Bring("talks.ics", calendar);

        Assert.Equal((7, 5, 2), (report.Rows.Count, report.Count(RowEnd.Became), report.Count(RowEnd.Refused)));
        Assert.Equal(
            ["2025-04-03/2025-04-04", "2025-04-10", "2025-05-01", "2025-05-08", "2025-05-15"],
            record.Made.All.Select(made => made.Event["date"]!.ToString())
        );
        Assert.Equal("2025-04-10T00:30+09:00", record.Made.All[1].Event["at"]!.ToString());
        Assert.Equal("夜の協議", record.Made.All[1].Event["title"]!["ja"]!.ToString());
        Assert.Equal("talks:weekly@example/2025-05-08", record.Made.All[3].Event["also-known-as"]![0]!.ToString());
        Assert.Equal("https://news.example/bridge", Assert.Single(record.Made.All[0].Sources)["url"]!.ToString());
        Assert.Equal(5, record.Bring("talks.ics", calendar).Count(RowEnd.Already));
    }

    [Fact]
    public void A_newsrooms_JSON_becomes_drafts_with_their_documents()
    {
        const string Json = """
            {"articles": [
              {"id": 1, "date": "2025-03-11T22:30+03:00", "headline": "A truce of two rivers", "parties": [{"name": "Russia"}, {"name": "Ukraine"}], "url": "https://www.reuters.com/world/two-rivers/?utm_source=x", "desk": {"name": "world"}},
              {"id": 2, "date": "2025-03-12", "headline": "The answer", "url": "https://www.reuters.com/world/two-rivers/"},
              {"id": 3, "date": "3/4/2025", "headline": "Asked"},
              {"id": 4, "date": "2025-03-12"},
              "no object"
            ]}
            """;

        var report = record.Bring("newsroom.json", Json);

        Assert.Equal(
            (5, 2, 1, 2),
            (report.Rows.Count, report.Count(RowEnd.Became), report.Count(RowEnd.Asked), report.Count(RowEnd.Refused))
        );
        var (first, second) = (record.Made.All[0], record.Made.All[1]);
        Assert.Equal("2025-03-11T22:30+03:00", first.Event["at"]!.ToString());
        Assert.Equal(["russia", "ukraine"], ActorsOf(first));
        var source = Assert.Single(first.Sources);
        Assert.Equal(
            ("https://www.reuters.com/world/two-rivers/", "reuters"),
            (source["url"]!.ToString(), source["publisher"]!.ToString())
        );
        // The second row rests on the document that the first brings.
        Assert.Empty(second.Sources);
        Assert.Equal(source["id"]!.ToString(), second.Event["citations"]![0]!["source"]!.ToString());

        var answered = record.Bring("newsroom.json", Json, new ImportAnswers("newsroom") { Order = DayOrder.DayFirst });
        Assert.Equal((1, 2), (answered.Count(RowEnd.Became), answered.Count(RowEnd.Already)));
        Assert.Equal("2025-04-03", record.Made.All[2].Event["date"]!.ToString());
    }

    [Fact]
    public void A_file_under_another_name_and_in_another_format_makes_nothing_twice()
    {
        record.Bring("talks.csv", "id,date,title\n1,2025-03-11,A truce of two rivers\n2,2025-03-11,A truce of two rivers\n");

        var copy = record.Bring("copy of it.csv", "id,date,title\n1,2025-03-11,A truce of two rivers\n");
        var json = record.Bring("feed.json", "[{\"guid\": \"x\", \"date\": \"11 March 2025\", \"headline\": \"A Truce of Two Rivers\"}]");

        Assert.Equal(2, record.Made.All.Count);
        Assert.Equal((1, 1), (copy.Count(RowEnd.Already), json.Count(RowEnd.Already)));
    }

    [Fact]
    public void A_document_that_an_earlier_import_brought_is_not_brought_again()
    {
        const string Rows = "id,date,title,url\n1,2025-03-11,One,https://news.example/a\n";
        record.Bring("talks.csv", Rows);

        record.Bring("talks.csv", Rows + "2,2025-03-12,Two,https://news.example/a\n");

        var (first, second) = (record.Made.All[0], record.Made.All[1]);
        Assert.Empty(second.Sources);
        Assert.Equal(Assert.Single(first.Sources)["id"]!.ToString(), second.Event["citations"]![0]!["source"]!.ToString());
    }

    [Fact]
    public void What_is_called_a_source_may_be_its_address()
    {
        var report = record.Bring(
            "a.csv",
            "date,title,source\n2025-03-11,One,https://www.reuters.com/world/one\n2025-03-12,Two,Reuters\n2025-03-13,Three,https://\n"
        );

        Assert.Equal(3, report.Count(RowEnd.Became));
        Assert.Equal("https://www.reuters.com/world/one", Assert.Single(record.Made.All[0].Sources)["url"]!.ToString());
        Assert.Contains("no address", report.Rows[2].Line(Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sum_adds_up()
    {
        var report = record.Bring("a.csv", "date,title\n2025-01-01,One\n\n2025-01-01,One\n3/4/2025,Two\nsoon,Three\n2025,\n");

        Assert.Equal(report.Rows.Count, Enum.GetValues<RowEnd>().Sum(report.Count));
        Assert.Equal(
            [RowEnd.Became, RowEnd.PassedOver, RowEnd.Already, RowEnd.Asked, RowEnd.Refused, RowEnd.Refused],
            report.Rows.Select(row => row.End)
        );
        Assert.All(report.Rows.Where(row => row.End is not RowEnd.Became), row => Assert.NotEmpty(row.Told));
    }

    private static IEnumerable<string> ActorsOf(Candidate candidate) =>
        candidate.Event["actors"]!.AsArray().Select(actor => actor!["actor"]!.ToString());
}
