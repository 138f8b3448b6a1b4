using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>What was found at an address, after its source has another one, or none.</summary>
public sealed class CorrectedAddressTests
{
    private const string Sources = "sources/1931.yml";

    [Fact]
    public async Task A_corrected_address_is_due_at_once_and_begins_a_history_and_copies_of_its_own()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        archive.On(source, "<p>It says so.</p>");
        archive.Run();
        archive.Clock.Pass(TimeSpan.FromDays(7));
        archive.On(source, "gone", "404 Not Found");
        archive.Run(source.Id);
        Assert.Equal(2, SeenOf(source)!.History.Count);

        archive.Commit(Sources, source.Url!, "http://courier.example.com/moved");
        archive.Server.OnPage("courier.example.com/moved", "<p>It says so.</p>");
        Assert.Empty(archive.Check());
        var (_, output, _) = archive.Run();

        Assert.Contains($"1 to look at: 1 pages (1 kept)", output, StringComparison.Ordinal);
        var seen = SeenOf(source)!;
        Assert.Equal(("http://courier.example.com/moved", "200"), (seen.Url, Assert.Single(seen.History).Status));
        Assert.Equal(3, archive.Seen.Count);
        using var editor = await archive.Site.Editor();
        await editor.Open("/en/archive/" + source.Id);
        Assert.Empty(editor.Page.QuerySelectorAll("#changed"));
        var copies = editor.Page.QuerySelectorAll("#copies ~ ul li").Select(copy => copy.TextContent).ToList();
        Assert.Equal([false, true], copies.Select(copy => copy.Contains(source.Url!, StringComparison.Ordinal)));

        SourceSeen? SeenOf(Source one) => archive.Seen.SingleOrDefault(seen => seen.Source == one.Id);
    }

    [Fact]
    public async Task A_source_without_its_address_stops_nothing_and_the_next_run_lets_go_of_what_was_found_there()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        archive.Run();
        Assert.Equal(3, archive.Seen.Count);

        archive.Commit(Sources, $"url: \"{source.Url}\"", "no-url: { en: \"Taken away.\", ja: \"削除された。\" }");

        Assert.Empty(archive.Check());
        Assert.Equal(0, archive.Run().Code);
        Assert.DoesNotContain(archive.Seen, seen => seen.Source == source.Id);
        Assert.Equal(2, archive.Seen.Count);
        Assert.StartsWith(
            "let go of what was found",
            archive.Site.Git("-C", Path.Combine(archive.Site.State, "record.git"), "show", "-s", "--format=%B", "HEAD"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_found_while_the_address_was_corrected_is_not_told_of_the_new_one()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        var now = archive.Site.Part<LiveRecord>().Now();
        var found = new Sighting(new(2026, 12, 3), new(2026, 12, 3), "404", null, null, 0);

        Assert.Null(SeenFile.Write(now, [new Looked(source.Id, "http://courier.example.com/dead", found, false, "")], []));
        Assert.NotNull(SeenFile.Write(now, [new Looked(source.Id, source.Url!, found, false, "")], []));
    }
}
