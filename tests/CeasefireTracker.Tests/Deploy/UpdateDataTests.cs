using System.Diagnostics;
using System.Globalization;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Deploy;

/// <summary>The script that brings data up to date: whole or not at all, however the pull ends.</summary>
[Trait("Takes", "long")]
public sealed class UpdateDataTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-update-").FullName;

    public UpdateDataTests()
    {
        Git(Origin, "init", "--quiet", "--initial-branch=main");
        Commit("the first");
        Git(folder, "clone", "--quiet", Origin, "a");
        Git(folder, "clone", "--quiet", Origin, "b");
        File.CreateSymbolicLink(Path.Combine(folder, "current"), "a");
    }

    private string Origin => Path.GetDirectoryName(record.Data)!;

    private string Current => new FileInfo(Path.Combine(folder, "current")).LinkTarget!;

    public void Dispose()
    {
        record.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Each_update_goes_into_the_clone_that_does_not_serve_and_is_switched_to_whole()
    {
        foreach (var (change, clone) in new[] { ("the second", "b"), ("the third", "a") })
        {
            Commit(change);

            Assert.Equal(0, Update());
            Assert.Equal((clone, StoreFile.HashOf(record.Data)), (Current, Served()));
        }

        Assert.Equal(0, Update());
        Assert.Equal("a", Current);
    }

    [Fact]
    public void A_pull_that_is_cut_in_the_middle_changes_nothing_and_the_next_one_mends_it()
    {
        var before = Served();
        for (var number = 0; number < 40; number++)
        {
            record.Write(
                FormattableString.Invariant($"data/notes/{number}.txt"),
                string.Concat(Enumerable.Range(0, 400).Select(_ => Guid.NewGuid()))
            );
        }

        Commit("much");
        // The other end falls silent after so many bytes.
        foreach (var bytes in new[] { 10, 500, 5_000, 200_000 })
        {
            Git(
                Path.Combine(folder, "b"),
                "config",
                "remote.origin.uploadpack",
                $"sh -c '{{ git upload-pack \"$1\" | head -c {bytes}; sleep 60; }} 2>/dev/null' cut"
            );

            Assert.Equal(124, Update(patience: 2));
            Assert.Equal(("a", before), (Current, Served()));
        }

        Git(Path.Combine(folder, "b"), "config", "--unset", "remote.origin.uploadpack");
        // And what a machine leaves that loses its power while the tree is written.
        File.WriteAllText(Path.Combine(folder, "b/.git/index.lock"), "");
        File.WriteAllText(Path.Combine(folder, "b/data/actors.yml"), "- id: rus");
        File.Delete(Path.Combine(folder, "b/data/issues.yml"));

        Assert.Equal(0, Update());
        Assert.Equal(("b", StoreFile.HashOf(record.Data)), (Current, Served()));
    }

    [Fact]
    public void Data_that_the_check_refuses_is_not_switched_to()
    {
        Commit("unsound");

        Assert.NotEqual(0, Update("false"));
        Assert.Equal("a", Current);
    }

    [Fact]
    public void Two_updates_at_once_do_not_meet()
    {
        Commit("the second");
        using var held = new FileStream(Path.Combine(folder, ".updating"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(75, Update());
        Assert.Equal("a", Current);
    }

    private string Served() => StoreFile.HashOf(Path.Combine(folder, "current", "data"));

    private void Commit(string change)
    {
        record.Write("data/README.md", change + "\n");
        Git(Origin, "add", "--all");
        Git(Origin, "-c", "user.name=desk", "-c", "user.email=desk@tracker.example", "commit", "--quiet", "--message", change);
    }

    private int Update(string check = "true", int patience = 120) =>
        Run(
            new ProcessStartInfo(Path.Combine(Repository.Root, "src/CeasefireTracker.Web/deploy/update-data"), [folder])
            {
                Environment = { ["CHECK"] = check, ["PATIENCE"] = patience.ToString(CultureInfo.InvariantCulture) },
            }
        );

    private static void Git(string at, params string[] args) =>
        Assert.Equal(0, Run(new ProcessStartInfo("git", args) { WorkingDirectory = at }));

    private static int Run(ProcessStartInfo start)
    {
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        // Whatever the machine's own settings of git are.
        (start.Environment["GIT_CONFIG_GLOBAL"], start.Environment["GIT_CONFIG_NOSYSTEM"]) = ("/dev/null", "1");
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
