using System.Text;
using CalendarDocument = Ical.Net.Calendar;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The calendar, read by Ical.Net, which had no part in writing it.</summary>
public sealed class IcalendarTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task As_many_entries_come_out_as_events_go_in_each_with_its_lasting_id(string language)
    {
        var calendar = await Read(language);

        Assert.Equal(site.Ids.Select(id => $"{id}@ceasefiretracker.example"), calendar.Events.Select(entry => entry.Uid));
        Assert.All(calendar.Events, entry => Assert.Equal("TRANSPARENT", entry.Transparency));
        Assert.All(calendar.Events, entry => Assert.True(entry.IsAllDay));
    }

    [Theory]
    [InlineData("thirty-day-proposal", "2025-03-11", "2025-03-11")]
    [InlineData("istanbul-draft", "2022-03-01", "2022-03-31")]
    [InlineData("interval", "2022-07-01", "2022-07-03")]
    [InlineData("before-a-day", "2022-06-10", "2022-06-10")]
    [InlineData("open-interval", "2023-02-01", "2023-02-01")]
    [InlineData("spring", "2024-03-01", "2024-05-31")]
    [InlineData("last-day", "2025-12-31", "2025-12-31")]
    public async Task The_last_day_of_an_entry_is_the_last_day_of_its_event(string id, string first, string last)
    {
        var entry = (await Read("en")).Events.Single(entry => entry.Uid == $"{id}@ceasefiretracker.example");
        var end = entry.End is { } exclusive ? exclusive.Date.AddDays(-1) : entry.Start!.Date;

        Assert.Equal((first, last), (Day(entry.Start!.Date), Day(end)));
    }

    [Theory]
    [InlineData("en", "istanbul-draft", "[March 2022] A draft is put forward in Türkiye")]
    [InlineData("ja", "istanbul-draft", "[2022年3月] トルコで合意案が示される")]
    [InlineData("en", "interval", @"Back\slash, comma; semicolon & <b>markup</b> {braces} 100% $5 #1 a_b ~^")]
    [InlineData("en", "conditional-answer", "Putin supports the idea on conditions")]
    public async Task What_is_no_exact_day_stands_before_the_summary(string language, string id, string summary) =>
        Assert.Equal(summary, (await Read(language)).Events.Single(entry => entry.Uid == $"{id}@ceasefiretracker.example").Summary);

    [Fact]
    public async Task A_disputed_date_is_tentative_and_times_come_from_the_record()
    {
        var events = (await Read("en")).Events.ToDictionary(entry => entry.Uid!.Split('@')[0]);

        Assert.Equal("TENTATIVE", events["conditional-answer"].Status);
        Assert.Equal("CONFIRMED", events["thirty-day-proposal"].Status);
        Assert.Equal("2026-12-01", Day(events["some-year"].DtStamp!.Date));
        Assert.Equal("2026-11-25", Day(events["some-year"].Created!.Date));
        Assert.Equal(1, events["some-year"].Sequence);
    }

    [Fact]
    public async Task No_line_is_longer_than_75_octets_and_no_character_is_cut()
    {
        using var client = site.Site.Reader();
        var bytes = await client.GetByteArrayAsync("/ja/timeline.ics");
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines, line => Assert.DoesNotContain('\uFFFD', line));
        Assert.Contains(lines, line => line.StartsWith(' '));
    }

    private async Task<CalendarDocument> Read(string language) => CalendarDocument.Load(await site.Get($"/{language}/timeline.ics"))!;

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
