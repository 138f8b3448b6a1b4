using System.Net;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeasefireTracker.Tests.Store;

/// <summary>The store that serves: what happens to readers when files break, data breaks, or the disk does.</summary>
public sealed class LiveStoreTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly HandClock clock = new();

    public void Dispose() => record.Dispose();

    private static readonly string[] Broken = ["empty", "truncated", "text", "directory", "missing", "no schema", "bad header"];

    public static TheoryData<string> BrokenFiles => [.. Broken];

    [Fact]
    public void What_is_made_once_of_a_store_is_made_again_where_it_failed()
    {
        var (store, tries) = (record.Open(), 0);

        Assert.Throws<IOException>(() => store.Once(Make));
        Assert.Equal(2, store.Once(Make)!.Count);
        Assert.Equal(2, store.Once(Make)!.Count);

        Made Make(OpenStore made) => ++tries == 1 ? throw new IOException() : new Made(tries);
    }

    private sealed record Made(int Count);

    [Theory]
    [Trait("Takes", "long")]
    [MemberData(nameof(BrokenFiles))]
    public async Task A_broken_store_at_the_start_gives_way_to_the_last_good_one(string how)
    {
        var good = Publish("the first\n");
        Break(Publish("the second\n"), how);
        BreakTheData();

        using var site = new TrackerSite(record.Data, ("Tracker:Store", record.Store));
        using var answer = await site.Reader().GetAsync("/en/timeline");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Path.GetFileNameWithoutExtension(good)[^16..], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_good_left_every_address_answers_503_with_Retry_After()
    {
        foreach (var how in Broken)
        {
            Break(Publish(how + "\n"), how);
        }

        BreakTheData();
        using var site = new TrackerSite(record.Data, ("Tracker:Store", record.Store));
        foreach (var address in new[] { "/", "/en/timeline", "/ja/events/conditional-answer", "/en/timeline.json", "/readyz", "/nothing" })
        {
            using var answer = await site.Reader().GetAsync(address);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.DoesNotContain(record.Store, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var alive = await site.Reader().GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Goals.Reached(
            "R5",
            $"{Broken.Length} of {Broken.Length} kinds of broken file at the start: the last good one serves, or 503 with Retry-After"
        );
    }

    [Fact]
    public void At_a_start_with_new_data_the_last_good_store_serves_until_the_new_one_is_built()
    {
        var before = StoreFile.HashIn(Publish("one\n"));
        record.Write("data/README.md", "two\n");
        var told = new Told();
        using var live = new LiveStore(new StoreOptions(record.Data, record.Store), Indexing.Rules, clock, told);

        live.Refresh();

        Assert.Equal(
            [before, StoreFile.HashOf(record.Data)],
            told.Lines.Where(line => line.StartsWith("Serving ", StringComparison.Ordinal)).Select(line => line[^16..])
        );
    }

    [Fact]
    public void A_build_that_is_under_way_says_how_far_it_is_and_when_it_should_be_over()
    {
        var building = new BuildUnderWay(clock, NullLogger.Instance);
        Assert.Equal((0, null), (building.Percent, building.Left));

        building.Report(new ReadingProgress(DatasetReader.Step, 0, null, false));
        building.Report(new ReadingProgress(DatasetReader.Step, 5_000, null, false));
        Assert.Equal((0, null), (building.Percent, building.Left));
        clock.Pass(TimeSpan.FromSeconds(33));
        building.Report(new ReadingProgress(DatasetReader.Step, 10_000, null, true));
        Assert.Equal((33, 67), (building.Percent, (int)building.Left!.Value.TotalSeconds));
        building.Report(new ReadingProgress("writing", 5_000, 10_000, false));
        Assert.Equal(64, building.Percent);
        building.Report(new ReadingProgress("writing", 10_000, 10_000, true));
        Assert.InRange(building.Percent, 65, 99);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("text")]
    [InlineData("missing")]
    [InlineData("no schema")]
    [InlineData("bad header")]
    public void A_broken_store_whose_data_is_sound_is_built_again(string how)
    {
        Break(Publish("one\n"), how);

        Assert.Equal(3, Live().Current?.Index.Count);
    }

    [Fact]
    public void A_bit_that_flips_while_the_store_serves_is_noticed_in_time_and_the_store_built_again()
    {
        var path = Publish("one\n");
        var live = Live();
        var before = live.Current;
        var changed = File.GetLastWriteTimeUtc(path);
        Flip(path);
        // A disk that rots does not change the time of a file.
        File.SetLastWriteTimeUtc(path, changed);

        live.Tend();
        Assert.Same(before, live.Current);

        clock.Pass(TimeSpan.FromMinutes(10));
        live.Tend();
        Assert.Null(live.Current);
        Assert.True(live.TryAgainAt <= clock.GetUtcNow());
        live.Refresh();

        Assert.NotSame(before, live.Current);
        Assert.Null(StoreSeal.Refusal(live.Current!.Path));
    }

    [Fact]
    public void A_changed_file_that_cannot_be_built_again_gives_way_to_the_one_before()
    {
        var first = Publish("one\n");
        var second = Publish("two\n");
        var live = Live();
        Assert.Equal(second, live.Current?.Path);
        BreakTheData();
        live.Refresh();

        File.AppendAllText(second, "x");
        live.Tend();

        Assert.Equal(first, live.Current?.Path);
    }

    [Fact]
    public void A_store_that_goes_missing_while_it_serves_is_built_again()
    {
        var path = Publish("one\n");
        var live = Live();
        Directory.Delete(record.Store, recursive: true);

        live.Tend();
        live.Refresh();

        Assert.Null(StoreSeal.Refusal(path));
        Assert.Equal(3, live.Current?.Index.Count);
    }

    [Fact]
    public void Data_with_a_problem_leaves_the_published_store_and_its_bytes_alone()
    {
        var path = Publish("one\n");
        var live = Live();
        var hash = StoreSeal.HashOf(path);

        BreakTheData();
        live.Refresh();

        Assert.Equal(path, live.Current?.Path);
        Assert.Equal(hash, StoreSeal.HashOf(path));
        Assert.Equal("stray-file", Assert.Single(live.Problems).Rule);
    }

    [Fact]
    public void A_disk_that_refuses_is_tried_again_and_readers_keep_what_they_have()
    {
        var path = Publish("one\n");
        var live = Live();
        // A folder in the place of the file that would be written.
        record.Write("data/README.md", "two\n");
        var next = StoreFile.PathOf(record.Store, StoreFile.HashOf(record.Data));
        Directory.CreateDirectory(next);

        live.Refresh();
        Assert.Equal(path, live.Current?.Path);
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromSeconds(10), live.TryAgainAt);
        Assert.DoesNotContain(record.Store, Assert.Single(live.Problems).Message, StringComparison.Ordinal);

        Directory.Delete(next);
        live.Refresh();
        Assert.Equal(next, live.Current?.Path);
        Assert.Null(live.TryAgainAt);
    }

    [Fact]
    public void Stores_that_left_are_closed_after_a_farewell()
    {
        var live = Live();
        for (var version = 0; version < 5; version++)
        {
            var old = live.Current!;
            record.Write("data/README.md", $"version {version}\n");
            live.Refresh();
            // A request that began before the change reads on.
            using var context = old.Context();
            Assert.Equal(3, context.Events.Count());
        }

        clock.Pass(TimeSpan.FromMinutes(1));
        live.Tend();

        Assert.True(
            OperatingSystem.IsWindows() || OpenFiles().All(path => path.StartsWith(live.Current!.Path, StringComparison.Ordinal)),
            string.Join('\n', OpenFiles())
        );
    }

    [Fact]
    public void While_another_process_builds_the_store_is_waited_for_from_second_to_second_and_taken_when_it_is_there()
    {
        Directory.CreateDirectory(record.Store);
        var live = new LiveStore(new StoreOptions(record.Data, record.Store), Indexing.Rules, clock, NullLogger<LiveStore>.Instance);
        using (BuildLock.Take(record.Store))
        {
            live.Refresh();
            Assert.Null(live.Current);
            Assert.Equal("busy", Assert.Single(live.Problems).Rule);
            Assert.Equal(clock.GetUtcNow(), live.TryAgainAt);
        }

        var path = Publish("built by the other\n");
        live.Refresh();

        Assert.Equal(path, live.Current?.Path);
        Assert.Empty(live.Problems);
    }

    [Fact]
    public void A_seal_that_comes_a_moment_after_its_store_is_not_deleted_by_who_looked_in_between()
    {
        var path = Publish("one\n");
        var seal = File.ReadAllText(StoreSeal.PathOf(path));
        File.Delete(StoreSeal.PathOf(path));
        using (BuildLock.Take(record.Store))
        {
            var live = Live();
            File.WriteAllText(StoreSeal.PathOf(path), seal);
            live.Refresh();

            Assert.Equal(path, live.Current?.Path);
        }

        Assert.Null(StoreSeal.Refusal(path));
    }

    [Fact]
    public void The_data_folder_that_cannot_be_read_is_told_and_the_good_store_goes_on()
    {
        Publish("one\n");
        var live = Live();
        var looked = live.LookedAt;
        Directory.Move(record.Data, record.Data + "-away");
        clock.Pass(TimeSpan.FromSeconds(5));

        live.Refresh();

        Assert.Equal(3, live.Current?.Index.Count);
        Assert.Equal("unreadable", Assert.Single(live.Problems).Rule);
        Assert.Equal(looked, live.LookedAt);
        Directory.Move(record.Data + "-away", record.Data);
        var before = live.Current;
        live.Refresh();
        Assert.Empty(live.Problems);
        Assert.Same(before, live.Current);
        Assert.Equal(clock.GetUtcNow(), live.LookedAt);
    }

    [Fact]
    public void When_the_data_changed_and_when_it_was_looked_at_are_told_apart()
    {
        var live = Live();
        var began = clock.GetUtcNow();
        clock.Pass(TimeSpan.FromMinutes(1));
        live.Refresh();
        Assert.Equal((began, clock.GetUtcNow()), (live.ChangedAt, live.LookedAt));

        record.Write("data/README.md", "another\n");
        live.Refresh();

        Assert.Equal(clock.GetUtcNow(), live.ChangedAt);
        Assert.Equal(live.Current?.Hash, live.DataHash);
    }

    [Fact]
    public void What_serves_while_something_fails_is_told_as_it_is()
    {
        var told = new Told();
        Directory.Move(record.Data, record.Data + "-away");
        using var live = new LiveStore(new StoreOptions(record.Data, record.Store), Indexing.Rules, clock, told);
        live.Refresh();
        Assert.EndsWith("Meanwhile there is no good store to serve", told.Lines[^1], StringComparison.Ordinal);

        Directory.Move(record.Data + "-away", record.Data);
        live.Refresh();
        Assert.NotNull(live.Current);
        Directory.Move(record.Data, record.Data + "-away");
        live.Refresh();

        Assert.EndsWith("Meanwhile the last good store goes on serving", told.Lines[^1], StringComparison.Ordinal);
    }

    private IEnumerable<string> OpenFiles() =>
        Directory
            .EnumerateFileSystemEntries("/proc/self/fd")
            .Select(link => new FileInfo(link).LinkTarget)
            .OfType<string>()
            .Where(path => path.StartsWith(record.Store, StringComparison.Ordinal));

    private sealed class Told : ILogger<LiveStore>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add(formatter(state, exception));
    }

    private LiveStore Live()
    {
        var live = new LiveStore(new StoreOptions(record.Data, record.Store), Indexing.Rules, clock, NullLogger<LiveStore>.Instance);
        live.Refresh();
        return live;
    }

    private string Publish(string readme)
    {
        record.Write("data/README.md", readme);
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(StoreFile.Publish(record.Data, Indexing.Rules, record.Store, hash));
        var path = StoreFile.PathOf(record.Store, hash);
        // Publishing takes less time than some file systems' clocks can tell.
        StoreFile.MarkNewest(path, clock.GetUtcNow());
        clock.Pass(TimeSpan.FromSeconds(10));
        return path;
    }

    private void BreakTheData() => record.Write("data/stray.txt", "x\n");

    private static void Break(string path, string how)
    {
        switch (how)
        {
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "truncated":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..20_000]);
                break;
            case "text":
                File.WriteAllText(path, "no store");
                break;
            case "directory":
                File.Delete(path);
                Directory.CreateDirectory(path);
                break;
            case "missing":
                File.Delete(path);
                break;
            case "no schema":
                // With a seal that fits, so that only reading it can find out.
                File.WriteAllBytes(path, []);
                File.WriteAllText(StoreSeal.PathOf(path), StoreSeal.Text(StoreSeal.HashOf(path), path));
                break;
            default:
                Flip(path);
                break;
        }
    }

    private static void Flip(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var first = file.ReadByte();
        file.Position = 0;
        file.WriteByte((byte)(first ^ 1));
    }

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Pass(TimeSpan time) => now += time;
    }
}
