using System.Text;
using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The calendar, read by ical.js, which had no part in writing it.</summary>
[Collection(ReadElsewhere.Name)]
public sealed class IcalendarTests(ReadElsewhere elsewhere)
{
    [ReaderTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task As_many_entries_come_out_as_events_and_days_of_sets_go_in_each_with_its_lasting_id(string language)
    {
        var entries = await Entries(language);

        Assert.Equal(
            elsewhere
                .Site.Ids.SelectMany(id => id == "two-days" ? new[] { id, id + "--2" } : [id])
                .Select(id => $"{id}@ceasefiretracker.example"),
            entries.Select(entry => Text(entry, "uid"))
        );
        Assert.All(entries, entry => Assert.Equal("TRANSPARENT", Text(entry, "transp")));
        Assert.All(entries, entry => Assert.True(entry.GetProperty("isDate").GetBoolean()));
    }

    [ReaderTheory]
    [InlineData("thirty-day-proposal", "2025-03-11", "2025-03-11")]
    [InlineData("istanbul-draft", "2022-03-01", "2022-03-31")]
    [InlineData("interval", "2022-07-01", "2022-07-03")]
    [InlineData("before-a-day", "2022-06-10", "2022-06-10")]
    [InlineData("open-interval", "2023-02-01", "2023-02-01")]
    [InlineData("spring", "2024-03-01", "2024-05-31")]
    [InlineData("last-day", "2025-12-31", "2025-12-31")]
    public async Task The_last_day_of_an_entry_is_the_last_day_of_its_event(string id, string first, string last)
    {
        var entry = await Entry("en", id);

        Assert.Equal((first, last), (Text(entry, "start"), Day(Date(Text(entry, "end")).AddDays(-1))));
        Assert.Equal(first != last, entry.TryGetProperty("dtend", out _));
    }

    [ReaderTheory]
    [InlineData("en", "istanbul-draft", "[March 2022] A draft is put forward in Türkiye")]
    [InlineData("ja", "istanbul-draft", "[2022年3月] トルコで合意案が示される")]
    [InlineData("en", "interval", @"Back\slash, comma; semicolon & <b>markup</b> {braces} 10% $5 #1 a_b ~^")]
    [InlineData("en", "conditional-answer", "Putin supports the idea on conditions")]
    public async Task What_is_no_exact_day_stands_before_the_summary(string language, string id, string summary) =>
        Assert.Equal(summary, Text(await Entry(language, id), "summary"));

    [ReaderFact]
    public async Task Every_title_and_summary_comes_out_whole()
    {
        using var context = elsewhere.Site.Store.Context();
        foreach (var e in context.Events.Where(e => e.Ordinal != null))
        {
            var entry = await Entry("ja", e.Id);
            Assert.EndsWith(e.Title.Ja, Text(entry, "summary"), StringComparison.Ordinal);
            Assert.StartsWith($"{e.Document.Summary.Ja}\n\n", Text(entry, "description"), StringComparison.Ordinal);
            Assert.EndsWith($"\n\n{AwkwardSite.Origin}/ja/events/{e.Id}", Text(entry, "description"), StringComparison.Ordinal);
            Assert.Equal($"{AwkwardSite.Origin}/ja/events/{e.Id}", Text(entry, "url"));
        }
    }

    [ReaderFact]
    public async Task A_disputed_date_of_an_established_event_is_confirmed_and_times_come_from_the_record()
    {
        Assert.Equal("CONFIRMED", Text(await Entry("en", "conditional-answer"), "status"));
        Assert.Equal("CONFIRMED", Text(await Entry("en", "thirty-day-proposal"), "status"));
        var changed = await Entry("en", "some-year");
        Assert.Equal("2026-12-01T00:00:00Z", Text(changed, "dtstamp"));
        Assert.Equal("2026-12-01T00:00:00Z", Text(changed, "last-modified"));
        Assert.Equal("2026-11-25T00:00:00Z", Text(changed, "created"));
        Assert.Equal("1", Text(changed, "sequence"));
    }

    [ReaderFact]
    public async Task The_calendar_names_itself_its_dataset_and_when_to_come_again()
    {
        var calendar = await elsewhere.Found("calendars", "timeline.ja");

        Assert.Equal("CeasefireTracker", Text(calendar, "x-wr-calname"));
        Assert.Equal(elsewhere.Site.Store.Hash, Text(calendar, "x-dataset"));
        Assert.Equal("P1D", Text(calendar, "refresh-interval"));
        Assert.Equal(AwkwardSite.Origin + "/ja/timeline", Text(calendar, "url"));
    }

    [ReaderFact]
    public async Task An_event_has_a_calendar_of_its_own() =>
        Assert.Equal(
            "interval@ceasefiretracker.example",
            Text(Assert.Single((await elsewhere.Found("calendars", "interval")).GetProperty("entries").EnumerateArray()), "uid")
        );

    [Fact]
    public async Task No_line_is_longer_than_75_octets_and_no_character_is_cut()
    {
        using var client = elsewhere.Site.Site.Reader();
        var bytes = await client.GetByteArrayAsync("/ja/timeline.ics");
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines, line => Assert.DoesNotContain('\uFFFD', line));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.Contains(lines, line => line.StartsWith(' '));
    }

    [Theory]
    [InlineData("%0D%0AX-INJECTED:1")]
    [InlineData("%0AEND:VCALENDAR%0ABEGIN:VCALENDAR")]
    [InlineData("a%C2%85X-INJECTED:1%E2%80%A8X-INJECTED:2%0BX-INJECTED:3")]
    [InlineData("%01%7F%C2%9F;X=1:y,z%5C")]
    [InlineData("%22;X-INJECTED=%22:1")]
    public async Task Words_that_were_searched_for_stay_in_the_name_of_the_calendar(string words)
    {
        var lines = (await elsewhere.Site.Get("/en/timeline.ics?q=" + words)).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.DoesNotContain(lines, line => line.StartsWith("X-INJECTED", StringComparison.Ordinal));
        Assert.Single(lines, "BEGIN:VCALENDAR");
        Assert.Single(lines, line => line.StartsWith("X-WR-CALNAME:CeasefireTracker: ", StringComparison.Ordinal));
    }

    private async Task<List<JsonElement>> Entries(string language) =>
        [.. (await elsewhere.Found("calendars", "timeline." + language)).GetProperty("entries").EnumerateArray()];

    private async Task<JsonElement> Entry(string language, string id) =>
        (await Entries(language)).Single(entry => Text(entry, "uid") == $"{id}@ceasefiretracker.example");

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
