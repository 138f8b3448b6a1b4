using System.Net;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>Calendars as other programs write them: every entry ends somewhere, on the days on which it was.</summary>
public sealed class CalendarTests : IDisposable
{
    private const string Customized = """
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone
        BEGIN:STANDARD
        DTSTART:16010101T040000
        TZOFFSETFROM:+0300
        TZOFFSETTO:+0200
        END:STANDARD
        END:VTIMEZONE
        """;

    private readonly ImportRecord record = new(withEvents: false);

    public void Dispose() => record.Dispose();

    [Fact]
    public void A_zone_that_is_not_known_costs_the_hour_and_nothing_else()
    {
        var report = Bring(
            Customized,
            Entry(
                "outlook",
                "Talks",
                "DTSTART;TZID=Customized Time Zone:20250410T233000",
                "DTEND;TZID=Customized Time Zone:20250411T003000"
            ),
            Entry("seconds", "An old treaty", "DTSTART;TZID=Europe/Kyiv:19180303T170000"),
            Entry("known", "A call", "DTSTART;TZID=Europe/Kyiv:20250411T173000"),
            Entry("weekly", "A meeting", "DTSTART;TZID=Customized Time Zone:20250410T090000", "RRULE:FREQ=WEEKLY;COUNT=2")
        );

        Assert.Equal((4, 3), (report.Rows.Count, report.Count(RowEnd.Became)));
        Assert.Contains("when it repeats cannot be told", Line(report, 3), StringComparison.Ordinal);
        Assert.Equal(["2025-04-10/2025-04-11", "1918-03-03", "2025-04-11"], Dates);
        Assert.Equal([null, null, "2025-04-11T17:30+03:00"], Hours);
        Assert.Contains("the zone ‘Customized Time Zone’ on that day is not known", Line(report, 0), StringComparison.Ordinal);
        Assert.Contains("the zone ‘Europe/Kyiv’ on that day is not known", Line(report, 1), StringComparison.Ordinal);
        Assert.Contains("時間帯「Customized Time Zone」", report.Rows[0].Line(Language.Ja), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_such_a_calendar_is_a_page()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/import");

        await editor.Send(
            "file",
            "outlook.ics",
            Encoding.UTF8.GetBytes(Calendar(Customized, Entry("a", "Talks", "DTSTART;TZID=Customized Time Zone:20250410T233000")))
        );

        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Contains("1 rows. Drafts: 1", editor.Text, StringComparison.Ordinal);
        Assert.Contains("the hour is not kept", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_with_the_name_of_another_in_it_is_not_that_other()
    {
        Bring(
            Entry("a", "One", "DTSTART;TZID=\"(GMT+09:00) Osaka, Sapporo, Tokyo\":20250410T090000"),
            Entry("b", "Two", "DTSTART;TZID=Tokyo Standard Time:20250410T090000"),
            Entry("c", "Three", "DTSTART;TZID=/example.org/20250101/Europe/Kyiv:20250410T090000")
        );

        Assert.Equal(["2025-04-10", "2025-04-10", "2025-04-10"], Dates);
        Assert.Equal([null, "2025-04-10T09:00+09:00", "2025-04-10T09:00+03:00"], Hours);
    }

    [Fact]
    public void A_length_tells_the_last_day_as_an_end_does_and_neither_counts_the_moment_at_which_it_is_over()
    {
        (string Lines, string Date)[] cases =
        [
            ("DTSTART;VALUE=DATE:20250403|DURATION:P3D", "2025-04-03/2025-04-05"),
            ("DTSTART;VALUE=DATE:20250403|DURATION:P1W", "2025-04-03/2025-04-09"),
            ("DTSTART;VALUE=DATE:20250403|DURATION:PT24H", "2025-04-03"),
            ("DTSTART;TZID=Asia/Tokyo:20250403T200000|DURATION:PT5H", "2025-04-03/2025-04-04"),
            ("DTSTART:20250403T000000|DTEND:20250404T000000", "2025-04-03"),
            ("DTSTART:20250403T200000|DTEND:20250404T000000", "2025-04-03"),
            ("DTSTART;TZID=Asia/Tokyo:20250403T003000|DTEND:20250402T163000Z", "2025-04-03"),
            ("DTSTART;VALUE=DATE:20250403|DTEND;VALUE=DATE:20250406", "2025-04-03/2025-04-05"),
        ];

        Bring([.. cases.Select((line, place) => Entry($"{place}", $"Talks {place}", line.Lines.Split('|')))]);

        Assert.Equal(cases.Select(line => (line.Lines, line.Date)), cases.Zip(Dates, (line, date) => (line.Lines, date)));
    }

    [Fact]
    public void An_end_that_is_none_is_told()
    {
        var report = Bring(Entry("a", "Talks", "DTSTART;VALUE=DATE:20250403", "DURATION:three days"));

        Assert.Equal(["2025-04-03"], Dates);
        Assert.Contains("its end, ‘three days’, was not understood", Line(report, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_was_moved_is_on_its_new_day_alone_and_one_that_was_called_off_on_none()
    {
        var calendar = Calendar(
            Entry(
                "weekly",
                "A weekly meeting",
                "DTSTART;TZID=Asia/Tokyo:20250501T090000",
                "RRULE:FREQ=WEEKLY;COUNT=5",
                "EXDATE;TZID=Asia/Tokyo:20250529T090000"
            ),
            // As an instant, as some servers write it.
            Entry("weekly", "Moved", "DTSTART;TZID=Asia/Tokyo:20250510T090000", "RECURRENCE-ID:20250508T000000Z"),
            Entry("weekly", "Off", "DTSTART;TZID=Asia/Tokyo:20250515T090000", "RECURRENCE-ID;VALUE=DATE:20250515", "STATUS:CANCELLED"),
            Entry("off", "Off as a whole", "DTSTART;VALUE=DATE:20250601", "STATUS:CANCELLED")
        );

        var report = record.Bring("talks.ics", calendar);

        Assert.Equal(["2025-05-01", "2025-05-22", "2025-05-10"], Dates);
        Assert.Equal(["talks:weekly/2025-05-01", "talks:weekly/2025-05-22", "talks:weekly/2025-05-08"], Names);
        Assert.Equal((5, 2), (report.Rows.Count, report.Count(RowEnd.PassedOver)));
        Assert.Contains("called off: Off as a whole", Line(report, 4), StringComparison.Ordinal);
        Assert.Equal(3, record.Bring("talks.ics", calendar).Count(RowEnd.Already));
    }

    [Fact]
    public void Times_that_are_named_one_by_one_are_one_event_without_those_that_are_taken_out()
    {
        var report = Bring(
            Entry(
                "several",
                "Three rounds",
                "DTSTART;VALUE=DATE:20250501",
                "RDATE;VALUE=DATE:20250503,20250505",
                "EXDATE;VALUE=DATE:20250503"
            ),
            Entry("periods", "Two rounds", "DTSTART:20250601T090000Z", "RDATE;VALUE=PERIOD:20250603T090000Z/PT1H"),
            Entry("none", "Never", "DTSTART;VALUE=DATE:20250701", "RRULE:FREQ=DAILY;COUNT=1", "EXDATE;VALUE=DATE:20250701")
        );

        Assert.Equal(["{2025-05-01,2025-05-05}", "{2025-06-01,2025-06-03}"], Dates);
        Assert.Contains("each of its times was taken out", Line(report, 2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20250508", null)]
    [InlineData(null, "EXRULE:FREQ=WEEKLY;INTERVAL=2")]
    [InlineData(null, "RRULE:FREQ=DAILY;COUNT=2")]
    public void A_change_that_cannot_be_reckoned_is_refused_and_no_day_is_guessed(string? change, string? line)
    {
        string[] first = ["DTSTART;VALUE=DATE:20250501", "RRULE:FREQ=WEEKLY;COUNT=3"];
        string[] entries =
        [
            Entry("weekly", "Meetings", line is null ? first : [.. first, line]),
            .. change is null ? [] : new[] { Entry("weekly", "Meetings", "DTSTART;VALUE=DATE:20250509", change) },
        ];

        var report = Bring(entries);

        Assert.Equal((entries.Length, entries.Length), (report.Rows.Count, report.Count(RowEnd.Refused)));
        Assert.All(report.Rows, row => Assert.Contains("when it repeats cannot be told", row.Line(Language.En), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_event_is_passed_over_by_name_and_an_older_version_too()
    {
        var report = Bring(
            "BEGIN:VTODO\nUID:t\nDTSTAMP:20250401T000000Z\nSUMMARY:Write it up\nEND:VTODO",
            "BEGIN:VJOURNAL\nUID:j\nDTSTAMP:20250401T000000Z\nSUMMARY:What I thought\nEND:VJOURNAL",
            Entry("a", "Talks", "DTSTART;VALUE=DATE:20250403", "SEQUENCE:0"),
            Entry("a", "Talks, a day later", "DTSTART;VALUE=DATE:20250404", "SEQUENCE:2")
        );

        Assert.Equal([RowEnd.PassedOver, RowEnd.PassedOver, RowEnd.PassedOver, RowEnd.Became], report.Rows.Select(row => row.End));
        Assert.Contains("no event (VTODO): Write it up", Line(report, 0), StringComparison.Ordinal);
        Assert.Contains("VJOURNAL", Line(report, 1), StringComparison.Ordinal);
        Assert.Contains("a later version", Line(report, 2), StringComparison.Ordinal);
        Assert.Equal(["2025-04-04"], Dates);
    }

    [Fact]
    public void An_entry_that_cannot_be_read_takes_no_other_along_and_says_where_it_begins()
    {
        var whole = Calendar(
            Entry("a", "Talks", "DTSTART;VALUE=DATE:20250403"),
            Entry("b", "Broken", "DTSTART;VALUE=DATE:20250404", "DESCRIPTION:A text", "that goes on without a space"),
            Entry("c", "No such day", "DTSTART;VALUE=DATE:20250231"),
            Entry("d", "More talks", "DTSTART;VALUE=DATE:20250405"),
            Entry("e", "Cut off", "DTSTART;VALUE=DATE:20250406")
        );
        var cut = whole[..whole.IndexOf("SUMMARY:Cut off", StringComparison.Ordinal)];

        var report = record.Bring("a.ics", cut);

        Assert.Equal(["2025-04-03", "2025-04-05"], Dates);
        Assert.Equal((5, 3), (report.Rows.Count, report.Count(RowEnd.Refused)));
        Assert.Contains("begins in line 10 of the file cannot be read: Broken", Line(report, 1), StringComparison.Ordinal);
        Assert.Equal(RowEnd.Refused, report.Rows[4].End);
    }

    [Fact]
    public void An_entry_without_a_UID_is_known_when_it_comes_again()
    {
        const string Entry = "BEGIN:VEVENT\nDTSTAMP:20250401T000000Z\nDTSTART;VALUE=DATE:20250403\nSUMMARY:Talks\nEND:VEVENT";
        Bring(Entry);

        Assert.Equal(1, Bring(Entry).Count(RowEnd.Already));
        Assert.Null(record.Made.All[0].Event["also-known-as"]);
    }

    [Fact]
    public void What_else_an_entry_says_is_a_column_that_is_named_and_its_reminder_is_none()
    {
        var report = Bring(
            Entry(
                "a",
                "Talks",
                "DTSTART;VALUE=DATE:20250403",
                "ATTENDEE;CN=\"Northland: the chair\";ROLE=CHAIR:mailto:north@example.org",
                "ATTENDEE;ROLE=CHAIR;CN=South",
                " land:mailto:south@example.org",
                "X-EXAMPLE-BUSY:BUSY",
                "BEGIN:VALARM\nACTION:DISPLAY\nCOMMENT:Soon\nTRIGGER:-PT15M\nEND:VALARM"
            )
        );

        Assert.Equal("Nothing is taken from these columns: attendee.", Assert.Single(report.Told).In(Language.En));
        Assert.Equal("Northland: the chair;Southland", record.Made.All[0].Row.Cells["attendee"]);
    }

    private IEnumerable<string> Dates => record.Made.All.Select(made => made.Event["date"]!.ToString());

    private IEnumerable<string?> Hours => record.Made.All.Select(made => made.Event["at"]?.ToString());

    private IEnumerable<string> Names => record.Made.All.Select(made => made.Event["also-known-as"]![0]!.ToString());

    private ImportReport Bring(params string[] entries) => record.Bring("a.ics", Calendar(entries));

    private static string Line(ImportReport report, int row) => report.Rows[row].Line(Language.En);

    private static string Calendar(params string[] entries) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//talks//EN\n{string.Join('\n', entries)}\nEND:VCALENDAR\n".ReplaceLineEndings(
            "\r\n"
        );

    private static string Entry(string uid, string summary, params string[] lines) =>
        $"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20250401T000000Z\n{string.Join('\n', lines)}\nSUMMARY:{summary}\nEND:VEVENT";
}
