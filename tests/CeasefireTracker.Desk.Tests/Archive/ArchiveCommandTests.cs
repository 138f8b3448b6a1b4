using System.Diagnostics;
using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Tests.Hosting;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>The command <c>archive</c>, over the record, with pages that the test itself serves.</summary>
[Trait("Takes", "long")]
public sealed class ArchiveCommandTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(new HandClock().GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Pages_are_kept_and_what_was_found_is_one_commit_of_the_machine()
    {
        await using var archive = new Archived();
        var (page, gone, endless) = (archive.Sources[0], archive.Sources[1], archive.Sources[2]);
        archive.On(page, "<html><h1>A page</h1><p>It says so.</p></html>").On(gone, "gone", "404 Not Found");
        archive.Server.On(
            Archived.At(endless),
            async (stream, stop) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop);
                while (true)
                {
                    await stream.WriteAsync(new byte[65536], stop);
                }
            }
        );

        var (code, output, errors) = archive.Run(page.Id, gone.Id, endless.Id);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("3 to look at: 1 pages (1 kept), 2 without one, 0 not looked at.", output, StringComparison.Ordinal);
        var seen = archive.Seen.ToDictionary(seen => seen.Source, seen => Assert.Single(seen.History));
        Assert.Equal(
            [(page.Id, "200"), (gone.Id, "404"), (endless.Id, "too-large")],
            new[] { page, gone, endless }.Select(source => (source.Id, seen[source.Id].Status))
        );
        Assert.All(seen.Values, sighting => Assert.Equal((Today, Today), (sighting.From, sighting.To)));
        Assert.Equal([true, false, false], new[] { page, gone, endless }.Select(source => seen[source.Id].Hash is not null));
        Assert.Equal(2, Directory.GetFiles(archive.CopiesOf(page)).Length);
        Assert.False(Directory.Exists(archive.CopiesOf(endless)));
        var clone = Path.Combine(archive.Site.State, "record.git");
        Assert.Equal("2", archive.Site.Git("-C", clone, "rev-list", "--count", "HEAD").Trim());
        Assert.Equal(File.ReadAllText(archive.SeenPath), archive.Site.Git("-C", clone, "show", "HEAD:data/seen.yml"));
        var commit = archive.Site.Git("-C", clone, "show", "--stat", "--format=%an <%ae>%n%B", "HEAD");
        Assert.StartsWith("CeasefireTracker desk <desk@localhost>\nwhat 3 cited pages answered on ", commit, StringComparison.Ordinal);
        Assert.Contains("nobody reviewed it", commit, StringComparison.Ordinal);
        Assert.Contains("1 file changed", commit, StringComparison.Ordinal);
        Assert.Empty(archive.Check());
        using var editor = await archive.Site.Editor();
        await editor.Open("/en/log");
        Assert.Contains("console: recorded what cited pages answered", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_says_the_same_is_kept_once_and_one_that_says_something_new_is_kept_again()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        archive.On(source, "<p>It says so.</p><script>var visit = 1</script>");
        archive.Run(source.Id);
        archive.On(source, "<p>It  says so.</p><nav>Most read</nav><script>var visit = 2</script>");
        archive.Run(source.Id);
        var first = Assert.Single(Assert.Single(archive.Seen).History);

        archive.On(source, "<p>It says otherwise.</p>");
        var (_, output, _) = archive.Run(source.Id);

        Assert.Contains("(1 kept)", output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(archive.CopiesOf(source), "*.warc.gz").Length);
        var history = Assert.Single(archive.Seen).History;
        Assert.Equal(2, history.Count);
        Assert.Equal(first.Hash, history[0].Hash);
        Assert.NotEqual(first.Hash, history[1].Hash);
    }

    [Fact]
    public async Task No_machine_that_is_not_public_is_asked_whatever_a_name_leads_to()
    {
        await using var archive = new Archived();
        var ids = archive.Sources.Take(3).Select(source => source.Id);

        var (code, output, _) = archive.Run(FetchDoor.Public with { Resolve = archive.Server.Door.Resolve }, ids);

        Assert.Equal((0, 0), (code, archive.Server.Connections));
        Assert.All(archive.Seen, seen => Assert.Equal("not-public", Assert.Single(seen.History).Status));
        Assert.Contains("leads to 127.0.0.1, which is not public", output, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", File.ReadAllText(archive.SeenPath), StringComparison.Ordinal);
        Assert.Empty(archive.Check());
    }

    [Fact]
    public async Task No_proxy_of_the_environment_is_asked_and_no_address_stops_a_run()
    {
        await using var archive = new Archived("http://10.0.0.1/", "nonsense", "ftp://courier.example.com/");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CeasefireTracker.Desk.dll"),
                "archive",
                $"--Desk:Data={archive.Site.Data}",
                $"--Desk:State={archive.Site.State}",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        foreach (var name in new[] { "http_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" })
        {
            start.Environment[name] = $"http://{archive.Server.Endpoint}";
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((0, 0), (process.ExitCode, archive.Server.Connections));
        Assert.Equal(
            ["not-public", "not-allowed", "not-allowed"],
            archive.Seen.OrderBy(seen => Place(seen)).Select(seen => seen.Latest.Status)
        );
        Assert.Contains("3 to look at: 0 pages (0 kept), 3 without one, 0 not looked at.", output, StringComparison.Ordinal);

        int Place(SourceSeen seen) => archive.Sources.Select(source => source.Id).ToList().IndexOf(seen.Source);
    }

    [Fact]
    public async Task Each_page_is_looked_at_once_unless_since_asks_for_more()
    {
        await using var archive = new Archived();
        archive.Run(archive.Sources[0].Id, archive.Sources[1].Id);
        var all = archive.Site.Part<Desk.Record.LiveRecord>().Now().Dataset;

        var addresses = all.Sources.Count(source => source.Url is not null);

        Assert.Equal(addresses - 2, Desk.Archive.ArchiveRun.Due(all, null).Count);
        Assert.Equal(addresses - 2, Desk.Archive.ArchiveRun.Due(all, Today.AddDays(-1)).Count);
        Assert.Equal(addresses, Desk.Archive.ArchiveRun.Due(all, Today.AddDays(2)).Count);
        var (code, output, _) = archive.Run(
            "--since",
            Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            archive.Sources[0].Id
        );
        Assert.Equal(0, code);
        Assert.Contains("0 to look at", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_has_enough_is_left_alone_for_the_rest_of_the_run()
    {
        await using var archive = new Archived();
        var host = archive.Sources.Take(3).ToList();
        archive.Server.On(
            Archived.At(host[0]),
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 600\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );

        var (_, output, _) = archive.Run(host.Select(source => source.Id));

        Assert.Equal(1, archive.Server.Connections);
        Assert.Equal((host[0].Id, "429"), Assert.Single(archive.Seen.Select(seen => (seen.Source, seen.Latest.Status))));
        Assert.Contains("has asked to be left alone", output, StringComparison.Ordinal);
        Assert.Contains("2 not looked at", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "'yesterday' is no day such as 2026-12-03", "--since", "yesterday")]
    [InlineData(2, "'--all' was not understood", "--all")]
    [InlineData(2, "There is no source 'nonsense'", "nonsense")]
    public async Task What_was_not_understood_is_said(int code, string words, params string[] arguments)
    {
        await using var archive = new Archived();

        var run = archive.Run(arguments);

        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, archive.Server.Connections);
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_or_broken_is_named_and_left_as_it_is()
    {
        await using var archive = new Archived();
        archive.Run(archive.Sources[0].Id);
        var broken = File.ReadAllText(archive.SeenPath).Replace("status", "stat", StringComparison.Ordinal);
        File.WriteAllText(archive.SeenPath, broken);

        var (code, _, errors) = archive.Run(archive.Sources[1].Id);

        Assert.Equal(1, code);
        Assert.Contains("data/seen.yml", errors, StringComparison.Ordinal);
        Assert.Equal(broken, File.ReadAllText(archive.SeenPath));
    }

    [Fact]
    public async Task What_somebody_who_was_killed_left_half_harms_nobody()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        archive.On(source, "<p>It says so.</p>");
        var folder = Directory.CreateDirectory(archive.CopiesOf(source)).FullName;
        var (old, young) = (Path.Combine(folder, "20260101T000000Z.warc.gz.tmp"), Path.Combine(folder, "20260102T000000Z.warc.gz.tmp"));
        await File.WriteAllTextAsync(old, "half");
        File.SetLastWriteTimeUtc(old, archive.Clock.GetUtcNow().UtcDateTime.AddHours(-2));
        await File.WriteAllTextAsync(young, "half, and somebody is at it");
        File.SetLastWriteTimeUtc(young, archive.Clock.GetUtcNow().UtcDateTime);
        await File.WriteAllTextAsync(Path.Combine(folder, "20260103T000000Z.warc.gz"), "whole, and nothing was read out of it yet");

        var (code, output, _) = archive.Run(source.Id);

        Assert.Equal(0, code);
        Assert.Contains("(1 kept)", output, StringComparison.Ordinal);
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
        Assert.Single(Directory.GetFiles(folder, "*.json"));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_read_is_none_and_one_page_s_fault_ends_no_run()
    {
        await using var archive = new Archived();
        var (broken, strange, last) = (archive.Sources[0], archive.Sources[1], archive.Sources[2]);
        archive.On(broken, "<p>It says so.</p>").On(last, "<p>So does this.</p>");
        archive.Run(broken.Id);
        File.WriteAllText(Assert.Single(Directory.GetFiles(archive.CopiesOf(broken), "*.json")), "");
        archive.Clock.Pass(TimeSpan.FromDays(1));
        File.WriteAllText(archive.CopiesOf(strange), "where a folder should be");
        archive.On(strange, "<p>It has no room.</p>");

        var (code, output, _) = archive.Run(archive.Sources.Select(source => source.Id));

        Assert.Equal(0, code);
        Assert.Contains("3 to look at: 2 pages (2 kept), 0 without one, 1 not looked at.", output, StringComparison.Ordinal);
        Assert.Contains($"{strange.Id}: not looked at It could not be kept: ", output, StringComparison.Ordinal);
        Assert.Equal(new[] { broken.Id, last.Id }.Order(), archive.Seen.Select(seen => seen.Source).Order());
    }

    [Fact]
    public void The_program_itself_lets_nobody_in_and_believes_nobody_more_than_the_machine_does()
    {
        Assert.Empty(FetchDoor.Public.LetIn);
        Assert.Null(FetchDoor.Public.Issuer);
    }

    [Fact]
    public void It_says_what_it_can_do()
    {
        using var output = new StringWriter();
        DeskCommands.Run(["--help"], output, TextWriter.Null);
        Assert.Contains("archive [--since DATE] [SOURCE-ID…]", output.ToString(), StringComparison.Ordinal);
    }
}
