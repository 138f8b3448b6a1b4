using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Timeline;

/// <summary>Days that a date only may mean are not days that the record reaches, and the days between the parts of a date are none of
/// it.</summary>
public sealed class CertainDaysTests
{
    [Theory]
    [InlineData("2025-03-13", "2025-03-13", "a day is certain")]
    [InlineData("2026", "2026-01-01", "of a year only the first day is")]
    [InlineData("2025-03-12/2025-03-20", "2025-03-20", "what lasted reached its last day")]
    [InlineData("2025-03-12/2025-05", "2025-05-01", "of a last month the first day is")]
    [InlineData("2025-03-12/2035-03-11", "2025-03-12", "an end to come is as little known as an open one")]
    [InlineData("2025-03-12/2035", "2025-03-12", "nor is an end in a year to come")]
    [InlineData("{2025-03-12,2025-04-10,2035-01-01}", "2025-04-10", "of a set the days that have come are reached")]
    [InlineData("2025-03-12/..", "2025-03-12", "an open end is none")]
    [InlineData("[2025-03-12..2025-04-10]", "2025-03-12", "one day of several may be the first")]
    [InlineData("{2025-03-12,2025-04-10}", "2025-04-10", "every day of a set is meant")]
    [InlineData("[..2030-01-01]", "2025-03-11", "on or before a day says of none that it was reached, so another event does")]
    [InlineData("2099-01-01", "2025-03-11", "a day to come is not reached, so another event's is")]
    public void The_record_reaches_to_the_last_day_that_is_certain(string date, string expected, string why)
    {
        using var record = Dated(date);

        Assert.True(expected == record.Open().RecordedUpTo?.ToString("O", CultureInfo.InvariantCulture), why);
    }

    [Fact]
    public void Where_no_day_is_certain_the_record_reaches_to_when_it_was_written_at_most()
    {
        using var record = Dated("[..2025-03-13]").Replace(SmallRecord.Proposal, "date: \"2025-03-11\"", "date: \"[..2025-03-13]\"");
        const string Draft = "data/events/2022/istanbul-draft.md";
        record
            .Write(
                "data/events/2025/istanbul-draft.md",
                File.ReadAllText(record.PathOf(Draft)).Replace("\"2022-03\"", "\"[..2025-03-13]\"", StringComparison.Ordinal)
            )
            .Delete(Draft);

        Assert.Equal(new DateOnly(2025, 3, 13), record.Open().RecordedUpTo);
    }

    [Fact]
    public void An_archived_copy_is_looked_for_no_later_than_the_tracker_cited_the_document()
    {
        var added = new DateOnly(2026, 11, 24);
        SourceAs("2025", "20250101");
        SourceAs("2099-01", "20261124");
        SourceAs("[..2025-03]", "20261124");

        void SourceAs(string published, string day)
        {
            using var record = new SmallRecord().Replace(
                "data/sources/2025.yml",
                "published: \"2025-03-13\"",
                $"published: \"{published}\""
            );
            using var context = record.Open().Context();
            Assert.Contains(
                $"/web/{day}/",
                ArchivedCopy.Of(context.Sources.Single(source => source.Id == "reuters-march"), added)!.Address,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_document_without_a_day_is_looked_for_under_the_day_on_which_it_was_first_cited_on_every_page()
    {
        using var record = new SmallRecord()
            .Replace(
                "data/sources/undated.yml",
                "no-url: { en: It has no address., ja: アドレスはない。 }",
                "url: \"https://article.example/text\""
            )
            .Replace("data/phases.yml", "citations: [{ source: reuters-march }]", "citations: [{ source: article }]");
        using var site = new TrackerSite(record.Data);
        foreach (
            var address in new[]
            {
                "sources/article",
                "sources.json",
                "events/conditional-answer",
                "phases/beginning",
                "timeline?pick=istanbul-draft",
                "sources?url=https://article.example/text",
            }
        )
        {
            Assert.Contains(
                "https://web.archive.org/web/20261124/",
                await site.Reader().GetStringAsync("/en/" + address),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("from=2025-03-14&to=2025-03-19", "")]
    [InlineData("from=2025-03-20&to=2025-03-20", "conditional-answer")]
    [InlineData("from=2025-03-13&to=2025-03-13", "conditional-answer")]
    [InlineData("from=2025-03-21", "")]
    [InlineData("to=2025-03-12&from=2025-03-12", "")]
    [InlineData("from=2025-03-14", "conditional-answer")]
    public void A_set_matches_on_the_days_of_its_parts_alone(string query, string expected)
    {
        using var record = Dated("{2025-03-13,2025-03-20}");
        using var told = Dated("2025-02-13", told: "{2025-03-13,2025-03-20}");

        Assert.Equal(expected, Ids(record.Open(), query));
        Assert.Equal(expected, Ids(told.Open(), query + "&told-by=article"));
        Assert.Equal(
            expected,
            string.Join(' ', new TimelineQuery(told.Open()).Run(Filter(told.Open(), query)).AlsoReported.Select(e => e.Id))
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the-article")]
    public void Parts_of_a_set_are_drawn_apart_and_its_mark_stands_at_one_that_is_in_the_picture(string? teller)
    {
        using var record = teller is null ? Dated("{2025-03-01,2025-03-20}") : Dated("2025-03-13", told: "{2025-03-01,2025-03-20}");
        var store = record.Open();
        var told = teller is null ? "" : "&told-by=" + teller;

        var mark = Draw(store, "from=2025-03-01&to=2025-03-31" + told).Drawing.Marks.Single(mark => mark.Event.Id == "conditional-answer");
        Assert.Equal(2, mark.Bars.Count);
        Assert.True(mark.Bars[0].To < mark.Bars[1].From);

        var (axis, late) = Draw(store, "from=2025-03-16&to=2025-03-25" + told).Drawing is var picture
            ? (picture.Axis, picture.Marks.Single(mark => mark.Event.Id == "conditional-answer"))
            : default;
        Assert.Equal(axis.Middle(new(2025, 3, 20)), late.X, 3);
    }

    [Theory]
    [InlineData("2099-06-01", 1)]
    [InlineData("2025-03-12/2099", 0)]
    [InlineData("2027-01-15", 1)]
    public void What_lies_far_ahead_does_not_squeeze_the_picture(string date, int later)
    {
        using var record = Dated(date);
        var store = record.Open();
        var pictures = Draw(store, "");

        Assert.True(pictures.Drawing.Axis.Last.Year < 2028);
        Assert.Equal(later, pictures.Later);
        Assert.Equal(3 - later, pictures.Drawing.Marks.Count() + pictures.Drawing.Clusters.Sum(cluster => cluster.Count));
        Assert.True(Density.Of(store.Index, store.Index.Everything, default, store.Horizon)!.Axis.Last.Year < 2028);
    }

    [Fact]
    public async Task What_lies_far_ahead_is_told_with_a_link_to_it()
    {
        using var record = Dated("2099-06-01");
        using var site = new TrackerSite(record.Data);
        var page = await site.Reader().GetStringAsync("/en/timeline");

        Assert.Matches("<p class=\"picture-note\"><a href=\"/en/timeline\\?from=20\\d\\d(-\\d\\d){0,2}\">1 event after ", page);
    }

    // In the folder of its year, and answering nothing, because an answer cannot be earlier than what it answers.
    private static SmallRecord Dated(string date, string told = "2024-06")
    {
        var record = new SmallRecord();
        var text = File.ReadAllText(record.PathOf(SmallRecord.Answer))
            .Replace("\"2025-03-13\"", $"\"{date}\"", StringComparison.Ordinal)
            .Replace("\"2024-06\"", $"\"{told}\"", StringComparison.Ordinal)
            .Replace("responds-to: [thirty-day-proposal]\n", "", StringComparison.Ordinal);
        var span = EdtfDate.Parse(date).Span;
        return record
            .Delete(SmallRecord.Answer)
            .Write(FormattableString.Invariant($"data/events/{span.Earliest ?? span.Latest:yyyy}/conditional-answer.md"), text);
    }

    private static string Ids(OpenStore store, string query) =>
        string.Join(
            ' ',
            new TimelineQuery(store).Run(Filter(store, query)).Events.Select(e => e.Id).Where(id => id == "conditional-answer")
        );

    private static TimelineFilter Filter(OpenStore store, string query)
    {
        var (filter, problems) = FilterReader.Read(QueryHelpers.ParseQuery(query), store);
        Assert.Empty(problems);
        return filter;
    }

    private static SelectionPicture Draw(OpenStore store, string query)
    {
        var filter = Filter(store, query);
        var result = new TimelineQuery(store).Run(filter);
        return new PictureQuery(store, result.Telling).Draw(filter, result.Selection.Matches)!;
    }
}
