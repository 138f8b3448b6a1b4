using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Xunit.Abstractions;

namespace CeasefireTracker.Desk.Tests.Inbox;

/// <summary>What items are taken for, held against the record itself.</summary>
public sealed class MatchTests(ITestOutputHelper output)
{
    private static readonly RecordVersion Now = new("test", Path.Combine(DeskSite.Repository(), "data"));
    private static readonly MatchIndex Index = new(Now);

    [Fact]
    public void The_title_of_a_document_leads_to_an_event_that_cites_it_far_oftener_than_to_another()
    {
        var (right, wrong, none) = (0, 0, 0);
        foreach (var source in Now.Dataset.Sources.Where(source => source is { Title: not null, Published: not null }))
        {
            var day = source.Published!.Span.Earliest;
            var cited = Now.Uses.CitedBy[source.Id].ToHashSet();
            if (day is null || cited.Count == 0)
            {
                continue;
            }

            var match = Index.About(source.Title!, "", day, Index.Names(source.Title!));
            (right, wrong, none) =
                match?.Event is not { } e ? (right, wrong, none + 1)
                : cited.Contains(e.Id) ? (right + 1, wrong, none)
                : (right, wrong + 1, none);
        }

        output.WriteLine($"right {right}, wrong {wrong}, none {none}");
        Assert.True(right > 0 && right > 4 * wrong, $"right {right}, wrong {wrong}, none {none}");
    }

    [Fact]
    public void A_document_is_known_however_its_address_is_spelt()
    {
        var source = Now.Dataset.Sources.First(source => source.Url?.StartsWith("https://www.", StringComparison.Ordinal) == true);

        Assert.Equal(
            source.Id,
            Index.SourceAt(source.Url!.Replace("https://www.", "http://m.", StringComparison.Ordinal) + "?utm_source=x#top")?.Id
        );
        Assert.Null(Index.SourceAt(""));
        Assert.Null(Index.SourceAt("https://elsewhere.example.org/"));
    }

    [Fact]
    public void The_same_title_at_another_address_is_the_same_story_near_its_day_and_not_a_month_later()
    {
        var source = Now.Dataset.Sources.First(source => source is { Title.Length: > 60, Published.Span.Earliest: not null });
        var day = source.Published!.Span.Earliest!.Value;

        var match = Index.Of(source.Title!.ToUpperInvariant() + " – by an agency", "", day.AddDays(1));

        Assert.Equal((MatchSort.SameStory, source.Id, 1), (match.Sort, match.Source?.Id, match.Days));
        Assert.NotEmpty(match.Words);
        Assert.NotEqual(MatchSort.SameStory, Index.Of(source.Title, "", day.AddDays(30)).Sort);
        Assert.Equal(MatchSort.SameStory, Index.Of(source.Title, "", null).Sort);
    }

    [Theory]
    [InlineData("Zelenskyy opens a school", MatchSort.New, "volodymyr-zelenskyy")]
    [InlineData("ゼレンスキー氏が学校を訪問", MatchSort.New, "volodymyr-zelenskyy")]
    [InlineData("The US opens a school", MatchSort.New, "united-states")]
    [InlineData("They told us of a school", MatchSort.Elsewhere, null)]
    [InlineData("", MatchSort.Elsewhere, null)]
    [InlineData("\uFFFD\uFFFD <b>", MatchSort.Elsewhere, null)]
    public void Who_is_named_is_found_by_any_of_their_names_and_by_no_other_word(string title, MatchSort sort, string? who)
    {
        var match = Index.Of(title, "", new DateOnly(1999, 1, 1));

        Assert.Equal(sort, match.Sort);
        Assert.Equal(who is null ? [] : [who], match.Names.Select(name => name.Id));
    }

    [Fact]
    public void A_day_that_lies_ahead_counts_as_none()
    {
        var item = new ItemRow
        {
            Key = "",
            Mark = "",
            Address = "",
            Title = Now.Uses.Titles["alaska-summit"].En,
            Text = "",
            Published = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };

        var match = Index.Of(item, new DateTime(2026, 11, 29, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(("alaska-summit", null), (match.Event?.Id, match.Days));
    }
}
