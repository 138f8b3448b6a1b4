using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;
using static CeasefireTracker.Tests.Positions.Said;

namespace CeasefireTracker.Tests.Positions;

public sealed class BandLayoutTests
{
    private static readonly LocalizedText Text = new("text", "文");

    private static readonly IssueRow Issue = new()
    {
        Id = "issue",
        Place = 0,
        Label = Text,
        Definition = Text,
        Example = Text,
        Options = [Option("truce", 0), Option("later", 1)],
    };

    [Fact]
    public void A_band_reaches_from_the_day_of_the_stance_to_the_day_of_the_next()
    {
        var bands = Layout(
            "2025-12-31",
            At("a", "2025-04-01").Term("russia", "truce", Stance.Rejects),
            At("b", "2025-07-02").Term("russia", "truce", Stance.Accepts)
        )!
            .Holders[0]
            .Rows[0]
            .Tracks[0];

        // 1 April is the 91st day of 2025 and 2 July the 183rd.
        Assert.Equal([90 / 3.65, 182 / 3.65], bands.Select(band => band.Place), Near);
        Assert.Equal([92 / 3.65, 183 / 3.65], bands.Select(band => band.Width), Near);
    }

    [Fact]
    public void Stances_that_stand_at_the_same_time_lie_on_tracks_of_their_own()
    {
        var row = Assert.Single(
            Assert
                .Single(
                    Layout(
                        "2025-12-31",
                        At("a", "2025-03").Term("russia", "truce", Stance.Rejects),
                        At("b", "2025-03-13").Term("russia", "truce", Stance.Accepts)
                    )!.Holders
                )
                .Rows
        );

        Assert.Equal(2, row.Tracks.Count);
        Assert.Equal(2, row.Standing.Count);
    }

    [Fact]
    public void People_have_no_row_because_what_they_say_counts_for_their_party()
    {
        var layout = Layout("2025-12-31", At("a", "2025-03-13").Term("putin", "truce", Stance.Accepts))!;

        Assert.Equal("russia", Assert.Single(layout.Holders).Actor.Id);
    }

    [Fact]
    public void A_stance_of_the_last_day_is_still_inside_the_drawing()
    {
        var band = Layout("2025-12-31", At("a", "2025-12-31").Term("russia", "truce", Stance.Accepts))!.Holders[0].Rows[0].Tracks[0][0];

        Assert.True(band.Place + band.Width <= 100.0001, $"{band.Place} + {band.Width}");
        Assert.True(band.Width > 0.5);
    }

    [Fact]
    public void Without_a_stance_by_the_end_there_is_nothing_to_draw() =>
        Assert.Null(Layout("2024-12-31", At("a", "2025-03-13").Term("russia", "truce", Stance.Accepts)));

    private static bool Near(double a, double b) => Math.Abs(a - b) < 0.01;

    private static BandLayout? Layout(string end, params StatedTerm[] terms) => BandLayout.Of(Issue, Rules(terms).All, Actors, Day(end));

    private static IssueOptionRow Option(string id, int place) =>
        new()
        {
            IssueId = "issue",
            OptionId = id,
            Place = place,
            Label = Text,
        };
}
