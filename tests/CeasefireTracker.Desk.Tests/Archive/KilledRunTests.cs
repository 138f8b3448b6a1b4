using System.Diagnostics;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Archive;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>What a run has found when it is killed.</summary>
[Trait("Takes", "long")]
public sealed class KilledRunTests
{
    [Fact]
    public async Task What_a_run_that_was_killed_has_found_is_recorded_by_the_next_one_and_not_looked_at_again()
    {
        await using var archive = new Archived("http://10.0.0.1/a", "http://10.0.0.1/b", "http://10.0.0.1/c");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CeasefireTracker.Desk.dll"),
                "archive",
                $"--Desk:Data={archive.Site.Data}",
                $"--Desk:State={archive.Site.State}",
                "--Desk:ArchivePause=3600",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        using (var run = Process.Start(start)!)
        {
            Assert.Contains("not-public", await run.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            run.Kill();
            await run.WaitForExitAsync();
        }

        Assert.Empty(archive.Seen);
        var (code, output, _) = archive.Run();

        Assert.Equal((0, 3), (code, archive.Seen.Count));
        Assert.Contains("2 to look at", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Notes(archive)));
    }

    [Fact]
    public async Task Nobody_takes_the_notes_of_a_run_that_lives_and_a_line_that_was_not_finished_is_passed_over()
    {
        await using var archive = new Archived();
        Directory.CreateDirectory(Notes(archive));
        using (var living = RunNotes.Begin(Notes(archive)))
        {
            living.Add(Found(archive.Sources[0]));
            Assert.Empty(RunNotes.Left(Notes(archive)));
            archive.Run(archive.Sources[1].Id);
            Assert.Equal(archive.Sources[1].Id, Assert.Single(archive.Seen).Source);
        }

        File.AppendAllText(Assert.Single(Directory.GetFiles(Notes(archive))), "{\"Source\":\"half");
        archive.Run(archive.Sources[2].Id);

        Assert.Equal("410", archive.Seen.Single(seen => seen.Source == archive.Sources[0].Id).Latest.Status);
        Assert.Equal(3, archive.Seen.Count);
        Assert.Empty(Directory.GetFiles(Notes(archive)));
    }

    private static string Notes(Archived archive) => Path.Combine(archive.Site.State, "archive.runs");

    private static Looked Found(Source source) =>
        new(source.Id, source.Url!, new Sighting(new(2026, 11, 3), new(2026, 11, 3), "410", null, null, 0), false, "");
}
