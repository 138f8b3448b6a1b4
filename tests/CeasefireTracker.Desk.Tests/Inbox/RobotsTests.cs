using CeasefireTracker.Desk.Inbox;

namespace CeasefireTracker.Desk.Tests.Inbox;

public sealed class RobotsTests
{
    [Theory]
    [InlineData("", "/feed", true, "nothing is said")]
    [InlineData("User-agent: *\nDisallow:", "/feed", true, "nothing is disallowed")]
    [InlineData("User-agent: *\nDisallow: /", "/feed", false, "everything is")]
    [InlineData("User-agent: *\nDisallow: /fe", "/feed", false, "what begins so")]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /feed", "/feed.xml", true, "the longer rule counts")]
    [InlineData("User-agent: *\nDisallow: /feed\nAllow: /feed", "/feed", true, "of two as long the kind one")]
    [InlineData("User-agent: other\nDisallow: /", "/feed", true, "it means another")]
    [InlineData("User-agent: other\nUser-agent: *\nDisallow: /", "/feed", false, "it means others too")]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: ceasefiretrackerdesk\nAllow: /", "/feed", true, "it means this one by name")]
    [InlineData("User-agent: *\nAllow: /\n\nUser-agent: CeasefireTrackerDesk\nDisallow: /f*d$ # no", "/feed", false, "a star and an end")]
    [InlineData("User-agent: *\nDisallow: /*.xml$", "/a.xml?x=.xml", false, "the last of several")]
    [InlineData("User-agent: *\nDisallow: /*.xml$", "/a.xml?x=1", true, "it does not end so")]
    [InlineData(
        "User-agent: *\nDisallow: /a*********************************************b",
        "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        true,
        "no pattern costs more than the path"
    )]
    [InlineData("\u0000\u0001 nonsense: : :\nDisallow: /", "/feed", true, "a rule for nobody")]
    public void A_file_of_rules_is_read_as_the_standard_says(string text, string path, bool allowed, string why) =>
        Assert.True(allowed == Robots.Allows(text, path), why);

    [Fact]
    public void A_file_of_nothing_but_names_costs_no_more_than_its_length()
    {
        var text = string.Concat(Enumerable.Range(0, 36_000).Select(n => $"User-agent: {n % 100}\n")) + "User-agent: *\nDisallow: /";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(Robots.Allows(text, "/feed"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }
}
