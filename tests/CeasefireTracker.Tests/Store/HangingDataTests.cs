using System.ComponentModel;
using System.Runtime.InteropServices;
using CeasefireTracker.Tests.Hosting;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace CeasefireTracker.Tests.Store;

/// <summary>A data folder in which a file does not answer, as on a mount that hangs.</summary>
public sealed class HangingDataTests
{
    [Fact]
    public async Task A_file_that_does_not_answer_stops_neither_readers_nor_updates_after_it_nor_the_end()
    {
        using var record = new SmallRecord();
        record.Write("data/README.md", "one\n");
        var readme = record.PathOf("data/README.md");
        var (clock, options) = (new HandClock(), new StoreOptions(record.Data, record.Store));
        var live = new LiveStore(options, Indexing.Rules, clock, NullLogger<LiveStore>.Instance);
        live.Refresh();
        var served = live.Current!;
        using var watcher = new DataWatcher(live, options, clock, NullLogger<DataWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);

        record.Write("data/README.md", "two\n");
        using (new Lease(readme))
        {
            await Until(() => IsHeldUp());
            var verified = live.VerifiedAt;
            // The store that serves is tended all the same.
            await Until(() => live.VerifiedAt > verified, TimeSpan.FromMinutes(1));
            Assert.Same(served, live.Current);
        }

        var changed = StoreFile.HashOf(record.Data);
        await Until(() => !IsHeldUp() && live.Current?.Hash == changed);

        record.Write("data/README.md", "three\n");
        using (new Lease(readme))
        {
            await Until(() => IsHeldUp());
            await watcher.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(changed, live.Current?.Hash);
        }

        bool IsHeldUp() => live.Problems.Any(problem => problem.Rule == BuildFailure.Unreadable.Rule);

        // Step by step of the clock that is set by hand, for as long as the system lets a lease hold others up.
        async Task Until(Func<bool> isSo, TimeSpan? step = null)
        {
            var began = TimeProvider.System.GetTimestamp();
            while (!isSo())
            {
                Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30), "the watcher is held up");
                clock.Pass(step ?? TimeSpan.FromSeconds(1));
                // Because a clock that runs away from the threads makes every look seem to take its ten seconds.
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    /// <summary>Whoever opens the file is held up until this goes, or for the 45 seconds that Linux allows (fcntl(2), leases).</summary>
    private sealed class Lease : IDisposable
    {
        private const int SetSignal = 10;
        private const int SetLease = 1024;
        private const int Write = 1;
        private const int UrgentData = 23;

        private readonly SafeFileHandle file;

        public Lease(string path)
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            // By default the system ends the holder of a lease with SIGIO; this signal is ignored.
            if (Control(file, SetSignal, UrgentData) != 0 || Control(file, SetLease, Write) != 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }

        public void Dispose() => file.Dispose();

        [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
        private static extern int Control(SafeFileHandle file, int command, int value);
    }
}
