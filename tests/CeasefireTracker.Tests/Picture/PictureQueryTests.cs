using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Picture;

public sealed class PictureQueryTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly OpenStore store;

    public PictureQueryTests() => store = record.Open();

    public void Dispose() => record.Dispose();

    [Fact]
    public void An_event_stands_in_the_lane_of_the_state_for_which_the_first_named_speaks()
    {
        var picture = Draw("")!.Drawing;

        Assert.Equal("russia", picture.Marks.Single(mark => mark.Event.Id == "conditional-answer").Lane.Key);
        Assert.Equal("united-states", picture.Marks.Single(mark => mark.Event.Id == "thirty-day-proposal").Lane.Key);
    }

    [Fact]
    public void Others_who_took_part_are_echoed_in_their_lanes()
    {
        var picture = Draw("")!.Drawing;

        var proposal = picture.Marks.Single(mark => mark.Event.Id == "thirty-day-proposal");
        Assert.Equal(["ukraine"], proposal.Event.Echoes.Select(lane => picture.Lanes[lane].Key));
    }

    [Fact]
    public void Lanes_by_phase_follow_the_story() =>
        Assert.Equal(["beginning", "thirty-days"], Draw("lanes=phase")!.Drawing.Lanes.Select(lane => lane.Key));

    [Fact]
    public void A_disputed_date_has_its_ghost_and_an_answer_its_line()
    {
        var mark = Draw("")!.Drawing.Marks.Single(mark => mark.Event.Id == "conditional-answer");

        Assert.Equal("2024-06", Assert.Single(mark.Event.Elsewhere).ToString());
        Assert.Single(mark.Ghosts);
        Assert.Single(mark.Answered);
    }

    [Fact]
    public void The_days_asked_for_are_the_days_shown()
    {
        var axis = Draw("from=2025-03&to=2025-03")!.Drawing.Axis;

        Assert.Equal(new PictureAxis(new(2025, 3, 1), new(2025, 3, 31)), axis);
    }

    [Theory]
    [InlineData("from=2025-03-11&to=2025-03-11")]
    [InlineData("kind=conditions")]
    [InlineData("actor=ukraine")]
    public void Lanes_keep_their_order_whatever_is_filtered_or_how_near_one_looks(string query)
    {
        var all = Draw("")!.Drawing.Lanes.Select(lane => lane.Key).Where(key => key.Length > 0);

        Assert.Equal(all, Draw(query)!.Drawing.Lanes.Select(lane => lane.Key).Where(key => key.Length > 0));
    }

    [Fact]
    public void What_one_publisher_alone_reports_is_no_turning_point() => Assert.Empty(Draw("")!.Drawing.Turns);

    [Fact]
    public void Where_nothing_matches_there_is_no_picture() => Assert.Null(Draw("q=nosuchword"));

    private SelectionPicture? Draw(string query)
    {
        var (filter, problems) = FilterReader.Read(QueryHelpers.ParseQuery(query), store);
        Assert.Empty(problems);
        return new PictureQuery(store).Draw(filter, new TimelineQuery(store).Matching(filter));
    }
}
