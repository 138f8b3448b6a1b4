using System.Globalization;
using CeasefireTracker.Tests.Hostile;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Trials;

/// <summary>Builds that are killed, starved and refused by the disk.</summary>
[Trait("Takes", "long")]
[Collection(OneAtATime.Name)]
public sealed class BuildTrials
{
    private static readonly string[] Writing =
    [
        "pwrite64",
        "fsync",
        "fdatasync",
        "ftruncate",
        "rename",
        "unlink",
        "mkdir",
        "pwritev",
        "fallocate",
    ];

    [TrialFact]
    public async Task R1_a_killed_build_leaves_nothing_corrupt_and_nothing_half_new()
    {
        using var hostile = new HostileRecord(150);
        var record = hostile.Record;
        var (wanted, kills, inside, random) = ((int)(200 * Published.Share), 0, 0, new Random(1));
        record.Write("data/README.md", "the first\n");
        var good = await Whole(record);
        var span = await WritingTime(record);
        // Other work on the machine makes builds longer and shorter than the one that was measured, and then a kill comes too late to
        // count.
        for (; kills < wanted || (inside < wanted * 3 / 4 && kills < 2 * wanted); kills++)
        {
            record.Write("data/README.md", string.Create(CultureInfo.InvariantCulture, $"version {kills}\n"));
            var path = StoreFile.PathOf(record.Store, StoreFile.HashOf(record.Data));
            using var watch = new StoreWatch(path);
            using var build = Published.Build(record.Data, record.Store);
            await watch.Begun(build);
            // A kill comes at any moment, so this one is drawn; nothing is waited for but the end of the build.
            build.WaitForExit(span * random.NextDouble());
            var wasWriting = File.Exists(path + ".tmp") && !build.HasExited;
            build.Kill();
            await build.WaitForExitAsync();
            inside += wasWriting ? 1 : 0;

            // A build may have been done a moment before: what was published once must still be there.
            good = StoreSeal.Refusal(path) is null ? path : good;
            Sound(record, [good]);
        }

        record.Write("data/README.md", "the last\n");
        var last = await Whole(record);
        Assert.Equal(
            StoreFile.Existing(record.Store).SelectMany(store => new[] { store, StoreSeal.PathOf(store) }).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(record.Store).Order(StringComparer.Ordinal)
        );
        Assert.Equal(153, OpenStore.Open(last).Index.Count);
        Assert.True(inside >= wanted * 3 / 4, $"only {inside} of {kills} kills fell inside the writing");
        Goals.Reached("R1", $"{kills} kills, {inside} inside the writing: 0 corrupt, 0 half new, 0 stray files after the next run");
    }

    [TrialFact]
    public async Task R2_a_fault_at_any_writing_call_never_corrupts_and_never_passes_for_success()
    {
        using var record = new SmallRecord();
        record.Write("data/README.md", "the first\n");
        var good = await Whole(record);
        record.Write("data/README.md", "the second\n");
        var next = StoreFile.PathOf(record.Store, StoreFile.HashOf(record.Data));
        var (log, counts) = (record.PathOf("strace.log"), new List<string>());
        foreach (var (name, fault) in new[] { ("SIGKILL", "signal=KILL"), ("disk full", "error=ENOSPC"), ("I/O error", "error=EIO") })
        {
            var points = 0;
            foreach (var call in Writing)
            {
                var step = Math.Max(1, (int)(1 / Published.Share));
                for (var at = 1; ; at += step)
                {
                    using var build = Published.Build(
                        record.Data,
                        record.Store,
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        log,
                        "-e",
                        $"trace={call}",
                        "-e",
                        FormattableString.Invariant($"inject={call}:{fault}:when={at}")
                    );
                    await build.WaitForExitAsync();
                    var wasHit = File.ReadAllText(log)
                        .Contains(fault == "signal=KILL" ? "killed by SIGKILL" : "(INJECTED)", StringComparison.Ordinal);
                    Sound(record, [good, next]);
                    Assert.True(build.ExitCode != 0 || StoreSeal.Refusal(next) is null, $"{name} at {call} {at}: exit 0 with the old data");
                    StartAgain(record, next);
                    if (!wasHit)
                    {
                        break;
                    }

                    points++;
                }
            }

            counts.Add($"{points} × {name}");
        }

        await Whole(record);
        Assert.Equal(4, Directory.EnumerateFiles(record.Store).Count());
        Goals.Reached(
            "R2",
            $"a fault at every {(Published.Share < 1 ? "few " : "")}writing call, {string.Join(", ", counts)}: 0 corrupt, 0 exits of 0 with the old data"
        );
    }

    [TrialFact]
    public async Task R3_every_build_flushes_the_files_renames_them_and_flushes_the_folder()
    {
        using var record = new SmallRecord();
        for (var build = 0; build < 5; build++)
        {
            record.Write("data/README.md", string.Create(CultureInfo.InvariantCulture, $"version {build}\n"));
            var log = record.PathOf("strace.log");
            using var process = Published.Build(
                record.Data,
                record.Store,
                "strace",
                "-f",
                "-qq",
                "-y",
                "-o",
                log,
                "-e",
                "trace=fsync,fdatasync,rename,renameat,renameat2"
            );
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            var calls = File.ReadAllLines(log).Where(line => line.Contains("= 0", StringComparison.Ordinal)).Select(Told).ToList();

            Assert.Equal(["fsync store.tmp", "fsync seal.tmp", "rename store.tmp", "rename seal.tmp", "fsync folder"], calls[^5..]);
        }

        Goals.Reached("R3", "5 of 5 builds: fsync of store and seal, rename of both, fsync of the folder, in this order");

        string Told(string line)
        {
            var call =
                line.Contains("fsync(", StringComparison.Ordinal) ? "fsync"
                : line.Contains("rename", StringComparison.Ordinal) ? "rename"
                : "other";
            return call
                + (
                    line.Contains(".sha256.tmp", StringComparison.Ordinal) ? " seal.tmp"
                    : line.Contains(".sqlite.tmp-journal", StringComparison.Ordinal) ? " journal"
                    : line.Contains(".sqlite.tmp", StringComparison.Ordinal) ? " store.tmp"
                    : " folder"
                );
        }
    }

    [TrialFact]
    public async Task A_full_disk_is_said_clearly_and_the_published_store_stays()
    {
        using var record = new SmallRecord();
        var good = await Whole(record);
        var before = StoreSeal.HashOf(good);
        record.Write("data/README.md", "another\n");
        foreach (var limit in new[] { 4, 16, 64 })
        {
            // A limit on the size of files stands in for the end of the disk; SIGXFSZ is ignored, as the runtime does. The runtime
            // itself maps a large file unless it is told not to, and would end before the program begins.
            using var build = Published.Build(
                record.Data,
                record.Store,
                "bash",
                "-c",
                FormattableString.Invariant($"export DOTNET_EnableWriteXorExecute=0; ulimit -f {limit}; trap '' XFSZ; exec \"$@\""),
                "build"
            );
            await build.WaitForExitAsync();

            Assert.Equal(74, build.ExitCode);
            Assert.Equal(before, StoreSeal.HashOf(good));
            Assert.DoesNotContain(Directory.EnumerateFiles(record.Store), path => path.Contains(".tmp", StringComparison.Ordinal));
        }
    }

    private static async Task<string> Whole(SmallRecord record)
    {
        using var build = Published.Build(record.Data, record.Store);
        await build.WaitForExitAsync();
        Assert.Equal(0, build.ExitCode);
        var path = StoreFile.PathOf(record.Store, StoreFile.HashOf(record.Data));
        Assert.Null(StoreSeal.Refusal(path));
        return path;
    }

    private static async Task<TimeSpan> WritingTime(SmallRecord record)
    {
        record.Write("data/README.md", "measured\n");
        using var watch = new StoreWatch(StoreFile.PathOf(record.Store, StoreFile.HashOf(record.Data)));
        using var build = Published.Build(record.Data, record.Store);
        await watch.Begun(build);
        var began = TimeProvider.System.GetTimestamp();
        await watch.Done(build);
        return TimeProvider.System.GetElapsedTime(began);
    }

    /// <summary>Whatever is sealed is sound, and one of the known stores is there to serve.</summary>
    private static void Sound(SmallRecord record, string[] known)
    {
        var sealedOnes = StoreFile.Existing(record.Store);
        Assert.All(sealedOnes, store => Assert.Null(StoreSeal.Refusal(store)));
        Assert.Contains(sealedOnes, known.Contains);
        Assert.True(OpenStore.Open(sealedOnes[0]).Index.Count > 0);
    }

    private static void StartAgain(SmallRecord record, string next)
    {
        foreach (var path in Directory.EnumerateFiles(record.Store).Where(path => path.StartsWith(next, StringComparison.Ordinal)).ToList())
        {
            File.Delete(path);
        }
    }
}
