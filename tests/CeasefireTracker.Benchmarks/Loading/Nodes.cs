using System.Diagnostics;
using System.Globalization;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>
/// <c>nodes --database "Host=…" [--events N] [--seconds S] [--rounds R] [--connections C] [--app FILE] [--nginx FILE]</c>: what a second
/// node on one PostgreSQL brings behind nginx. Where all of them share a machine's processors this is a report and no goal.
/// </summary>
internal static class Nodes
{
    public static int Run(Options options)
    {
        var work = new Workplace(options, options.Number("--events", 1000)).WithData();
        var database = options.Text("--database", "");
        if (database.Length == 0)
        {
            Console.Error.WriteLine("--database says where PostgreSQL is: --database \"Host=…;Username=…;Database=…\".");
            return 1;
        }

        work.Publish(database);
        var (seconds, rounds, connections) = (
            TimeSpan.FromSeconds(options.Number("--seconds", 3)),
            options.Number("--rounds", 5),
            options.Number("--connections", 8)
        );
        var port = options.Number("--port", 5107);
        using var first = work.Follow(database, port, 64);
        using var second = work.Follow(database, port + 1, 64);
        using var one = Proxy.Start(options.Text("--nginx", "nginx"), port + 2, first.Port);
        using var both = Proxy.Start(options.Text("--nginx", "nginx"), port + 3, first.Port, second.Port);
        var number = 0;
        Console.WriteLine(
            $"{Environment.ProcessorCount} processors hold PostgreSQL, nginx, the nodes and what asks, over {connections} connections."
        );
        Console.WriteLine("| what | one node /s | two nodes /s | ratio | one: median / p99 ms | two: median / p99 ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (
            var (name, address) in new (string, Func<int, string>)[]
            {
                ("kept page", _ => "/en/timeline"),
                ("filtered page, never seen", i => Questions.Page(number + i)),
            }
        )
        {
            Asked(one);
            Asked(both);
            var turns = Enumerable.Range(0, rounds).Select(_ => (One: Asked(one), Both: Asked(both))).ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {Of(turn => turn.One.PerSecond):N0} | {Of(turn => turn.Both.PerSecond):N0} | {Of(turn => turn.Both.PerSecond / turn.One.PerSecond):N2} | {Of(turn => turn.One.Median.TotalMilliseconds):N1} / {Of(turn => turn.One.P99.TotalMilliseconds):N1} | {Of(turn => turn.Both.Median.TotalMilliseconds):N1} / {Of(turn => turn.Both.P99.TotalMilliseconds):N1} |"
                )
            );

            Turn Asked(Proxy proxy)
            {
                var turn = Driver.Run(proxy.Port, () => first.Processor + second.Processor, address, connections, seconds);
                number += 100_000;
                return turn;
            }

            double Of(Func<(Turn One, Turn Both), double> value) => Driver.Median(turns.Select(value));
        }

        return 0;
    }

    /// <summary>nginx before some nodes.</summary>
    private sealed class Proxy : IDisposable
    {
        private readonly Process process;
        private readonly string folder;

        private Proxy(Process process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

        public int Port { get; }

        public static Proxy Start(string program, int port, params int[] nodes)
        {
            var folder = Directory.CreateTempSubdirectory("ceasefire-nodes-").FullName;
            var servers = string.Concat(nodes.Select(node => $"server 127.0.0.1:{node};"));
            File.WriteAllText(
                Path.Combine(folder, "nginx.conf"),
                $$"""
                daemon off;
                worker_processes 1;
                pid {{folder}}/pid;
                error_log {{folder}}/error.log;
                events { worker_connections 256; }
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  upstream nodes { {{servers}} keepalive 32; keepalive_requests 1000000000; }
                  server {
                    listen 127.0.0.1:{{port}};
                    location / {
                      proxy_pass http://nodes;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_set_header Host $http_host;
                      proxy_temp_path {{folder}};
                    }
                  }
                }
                """
            );
            var process = Process.Start(program, ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", "nginx.conf"]);
            for (var tries = 0; ; tries++)
            {
                try
                {
                    using var connection = new Connection(port);
                    if (connection.Get("/en/about") == 200)
                    {
                        return new Proxy(process, folder, port);
                    }
                }
                catch (System.Net.Sockets.SocketException) when (tries < 200 && !process.HasExited)
                {
                    // It is not there yet.
                    Thread.Sleep(20);
                }
            }
        }

        public void Dispose()
        {
            // A worker ends with its master only if that is asked, not killed.
            using (var stop = Process.Start("kill", ["-QUIT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                stop.WaitForExit();
            }

            process.WaitForExit();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
