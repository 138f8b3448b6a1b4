using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CeasefireTracker.Tests.Postgres;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Trials;

/// <summary>The published server under rebuilds, slow clients and floods, and with nothing it may write to.</summary>
[Trait("Takes", "long")]
[Collection(OneAtATime.Name)]
public sealed partial class ServerTrials : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [TrialFact]
    public async Task R4_thirty_rebuilds_under_load_are_seen_soon_and_no_page_mixes_two_datasets()
    {
        using var server = await PublishedServer.Start(record.Data, record.Store);
        await Rebuilds(server, () => server.StoreDescriptors, "descriptors");
    }

    [TrialFact]
    public async Task R4_thirty_rebuilds_under_load_are_seen_soon_on_PostgreSQL_too()
    {
        var database = Cluster.Shared.NewDatabase();
        using (
            var server = await PublishedServer.Start(
                record.Data,
                record.Store,
                "env",
                $"Tracker__Database={database}",
                "Tracker__Publish=true"
            )
        )
        {
            await Rebuilds(
                server,
                () =>
                    (int)(long)Cluster.Ask(database, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ceasefire-tracker'")!,
                "connections to PostgreSQL"
            );
        }

        Cluster.Shared.Drop(database);
    }

    private async Task Rebuilds(PublishedServer server, Func<int> held, string what)
    {
        using var reader = server.Reader();
        try
        {
            var (versions, pages, errors, mixed) = (new Dictionary<string, string>(), 0, 0, 0);
            using var stop = new CancellationTokenSource();
            var (known, delays) = (new Lock(), new List<TimeSpan>());
            var files = -1;
            var load = Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(async worker =>
                    {
                        while (!stop.IsCancellationRequested)
                        {
                            using var answer = await reader.GetAsync(worker % 2 == 0 ? "/en/events/thirty-day-proposal" : "/en/timeline");
                            var text = await answer.Content.ReadAsStringAsync();
                            Interlocked.Increment(ref pages);
                            if ((int)answer.StatusCode >= 500)
                            {
                                Interlocked.Increment(ref errors);
                            }
                            else if (Version().Match(text) is { Success: true } version)
                            {
                                lock (known)
                                {
                                    mixed += text.Contains(versions[version.Groups[1].Value], StringComparison.Ordinal) ? 0 : 1;
                                }
                            }
                        }
                    })
            );
            var last = "US proposes";
            for (var rebuild = 0; rebuild < 30; rebuild++)
            {
                var title = string.Create(CultureInfo.InvariantCulture, $"US version{rebuild} proposes");
                string hash;
                lock (known)
                {
                    record.Replace(SmallRecord.Proposal, last, title);
                    hash = StoreFile.HashOf(record.Data);
                    versions[rebuild.ToString(CultureInfo.InvariantCulture)] = hash;
                }

                last = title;
                var began = Stopwatch.GetTimestamp();
                await server.Says("Serving", hash);
                delays.Add(Stopwatch.GetElapsedTime(began));
                Assert.Contains(hash, await reader.GetStringAsync("/readyz"), StringComparison.Ordinal);
                files = rebuild == 4 ? held() : files;
            }

            await stop.CancelAsync();
            await load;
            // Those that left are closed in the order in which they left, after a farewell; this one was the last.
            await server.Says("closed", versions["28"]);
            var after = held();

            Assert.Equal((0, 0), (errors, mixed));
            Assert.True(after <= files + 5, $"{files} {what} became {after}");
            Assert.True(pages > 300, $"only {pages} pages were read");
            delays.Sort();
            Assert.True(delays[15] <= TimeSpan.FromSeconds(2), $"new data was seen after {delays[15]} (median)");
            Goals.Reached(
                "R4",
                $"30 rebuilds, {pages} pages: 0 × 5xx, 0 mixed, {files} → {after} {what}; new data seen after {delays[15].TotalSeconds:F1} s (median), {delays.Count(delay => delay < TimeSpan.FromSeconds(2))} of 30 within 2 s"
            );
        }
        finally
        {
            await server.Stop();
        }
    }

    [TrialFact]
    public async Task R7_five_hundred_slow_clients_do_not_slow_the_others()
    {
        using var server = await PublishedServer.Start(record.Data, record.Store);
        using var reader = server.Reader();
        try
        {
            await Measure(reader, 2);
            foreach (
                var (kind, head) in new[]
                {
                    ("headers", "GET /en/timeline HTTP/1.1\r\nHost: a\r\n"),
                    ("bodies", "POST /en/timeline HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"),
                    ("reads", "GET /en/timeline.json?limit=500 HTTP/1.1\r\nHost: a\r\n\r\n"),
                }
            )
            {
                var ratios = new List<double>();
                for (var round = 0; round < 3; round++)
                {
                    var alone = await Measure(reader, 4);
                    using var stop = new CancellationTokenSource();
                    var begun = new CountdownEvent(500);
                    var slow = Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Slow(server.Port, kind, head, begun, stop.Token)));
                    // The burst of their arrival is another matter than their slowness.
                    Assert.True(
                        await Task.Run(() => begun.Wait(TimeSpan.FromSeconds(60))),
                        $"{begun.CurrentCount} of 500 slow clients never began"
                    );
                    var beside = await Measure(reader, 4);
                    ratios.Add(beside / alone);
                    await stop.CancelAsync();
                    await slow;
                }

                ratios.Sort();
                Assert.True(
                    ratios[1] <= 3,
                    $"{kind}: the 99th of a hundred took {string.Join(", ", ratios.Select(ratio => ratio.ToString("F1", CultureInfo.InvariantCulture)))} times as long"
                );
                Goals.Reached(
                    "R7",
                    string.Create(CultureInfo.InvariantCulture, $"500 slow {kind}: p99 of the others × {ratios[1]:F1} (median of 3)")
                );
            }
        }
        finally
        {
            await server.Stop();
        }
    }

    [TrialFact]
    public async Task R8_a_minute_of_invented_names_costs_little_memory_and_half_the_pace_at_most()
    {
        using var server = await PublishedServer.Start(record.Data, record.Store);
        using var reader = server.Reader();
        try
        {
            // Names are cut from one long text, because making them would take from the processors that answer.
            var (random, text) = (new Random(3), Name(new Random(4), 1_000_000));
            string[] pages = ["/en/actors", "/en/timeline"];
            // As many bytes are sent without the names as with them, because the sender shares the processors.
            reader.DefaultRequestHeaders.Add("X-Length", text[..3_100]);
            await Pace(reader, 5, () => pages[random.Next(2)]);
            var alone = await Pace(reader, 15, () => pages[random.Next(2)]);
            var before = server.Megabytes;
            reader.DefaultRequestHeaders.Remove("X-Length");
            var flood = await Pace(
                reader,
                (int)(60 * Math.Max(Published.Share, 0.2)),
                () => $"{pages[random.Next(2)]}?{text.AsSpan(random.Next(990_000), 3_000)}={text.AsSpan(random.Next(990_000), 100)}"
            );
            var after = server.Megabytes;

            Assert.True(after - before <= 100, $"{before} MB became {after} MB");
            Assert.True(flood >= alone / 2, $"{alone:F0} pages a second became {flood:F0}");
            Goals.Reached(
                "R8",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"random names of 3 kB: {before} → {after} MB, {100 * flood / alone:F0} % of the pace of the same pages without them"
                )
            );
        }
        finally
        {
            await server.Stop();
        }
    }

    [TrialFact]
    public async Task R3_it_serves_as_nobody_from_a_mount_that_nobody_can_write_to()
    {
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(StoreFile.Publish(record.Data, Indexing.Rules, record.Store, hash));
        var root = Path.GetDirectoryName(record.Data)!;
        foreach (var path in new[] { root, Path.GetDirectoryName(Published.App!)! })
        {
            using var open = Process.Start("chmod", ["-R", "a+rX", path]);
            await open.WaitForExitAsync();
        }

        using var server = await PublishedServer.Start(
            record.Data,
            record.Store,
            "unshare",
            "--mount",
            "bash",
            "-c",
            $"mount --bind '{root}' '{root}' && mount -o remount,bind,ro '{root}' && exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs \"$@\"",
            "serve"
        );
        using var reader = server.Reader();
        try
        {
            string[] addresses =
            [
                "/en/timeline",
                "/ja/events/conditional-answer",
                "/en/timeline.json",
                "/en/timeline?q=停戦",
                "/css/site.css",
            ];
            for (var request = 0; request < 1_000; request++)
            {
                using var answer = await reader.GetAsync(addresses[request % addresses.Length]);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
            }

            Goals.Reached("R3", "DELETE journal mode; served 1,000 requests as user nobody from a read-only mount: 0 failures");
        }
        finally
        {
            await server.Stop();
        }
    }

    [TrialFact]
    public async Task It_stops_when_told_and_finishes_what_it_began()
    {
        for (var round = 0; round < 10; round++)
        {
            using var server = await PublishedServer.Start(record.Data, record.Store);
            using var reader = server.Reader();
            var (broken, whole, underWay) = (0, 0, new TaskCompletionSource());
            var load = Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(async _ =>
                    {
                        for (var more = true; more;)
                        {
                            try
                            {
                                using var answer = await reader.GetAsync("/en/timeline", HttpCompletionOption.ResponseHeadersRead);
                                try
                                {
                                    var isWhole = (await answer.Content.ReadAsStringAsync()).Contains("</html>", StringComparison.Ordinal);
                                    if (Interlocked.Increment(ref isWhole ? ref whole : ref broken) == 100)
                                    {
                                        underWay.TrySetResult();
                                    }
                                }
                                catch (Exception e) when (e is HttpRequestException or IOException)
                                {
                                    Interlocked.Increment(ref broken);
                                }
                            }
                            catch (HttpRequestException)
                            {
                                more = false;
                            }
                        }
                    })
            );
            await underWay.Task.WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(0, await server.Stop());
            await load;
            Assert.Equal(0, broken);
        }
    }

    [GeneratedRegex("US version(\\d+) proposes")]
    private static partial Regex Version();

    private static string Name(Random random, int length) =>
        new([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);

    /// <summary>Pages a second that eight readers get.</summary>
    private static async Task<double> Pace(HttpClient reader, int seconds, Func<string> address)
    {
        var (began, pages) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
                    {
                        string next;
                        lock (reader)
                        {
                            next = address();
                        }

                        using var answer = await reader.GetAsync(next);
                        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                        Interlocked.Increment(ref pages);
                    }
                })
        );
        return pages / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The time within which 99 of 100 pages came, to four readers.</summary>
    private static async Task<double> Measure(HttpClient reader, int seconds)
    {
        var (began, times) = (Stopwatch.GetTimestamp(), new List<double>());
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
                    {
                        var asked = Stopwatch.GetTimestamp();
                        using var answer = await reader.GetAsync("/en/timeline");
                        await answer.Content.ReadAsByteArrayAsync();
                        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                        lock (times)
                        {
                            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                        }
                    }
                })
        );
        times.Sort();
        return times[(int)(times.Count * 0.99)];
    }

    /// <summary>A client that sends or reads a byte every half second, and comes again when it is cut off.</summary>
    private static async Task Slow(int port, string kind, string head, CountdownEvent begun, CancellationToken stop)
    {
        var isFirst = true;
        while (!stop.IsCancellationRequested)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                await socket.SendAsync(Encoding.ASCII.GetBytes(head), stop);
                var one = new byte[1];
                // Its beat is what makes it slow; nothing is waited for.
                using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
                while (await beat.WaitForNextTickAsync(stop))
                {
                    var moved = kind == "reads" ? await socket.ReceiveAsync(one, stop) : await socket.SendAsync("x"u8.ToArray(), stop);
                    if (moved == 0)
                    {
                        break;
                    }

                    if (isFirst)
                    {
                        isFirst = false;
                        begun.Signal();
                    }
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // Cut off by the server, or the round is over.
            }
        }
    }
}
