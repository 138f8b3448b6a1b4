using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CeasefireTracker.Tests.Pages;
using CeasefireTracker.Tests.Postgres;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Deploy;

/// <summary>A test that needs nginx: it skips and says so where there is none, and fails there in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute() =>
        Skip =
            Nginx is null && Environment.GetEnvironmentVariable("CI") is not "true"
                ? "No nginx here (install the package nginx-light)."
                : null;

    public static string? Nginx { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);
}

/// <summary>A test that needs nginx and PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxAndPostgresFactAttribute : FactAttribute
{
    public NginxAndPostgresFactAttribute() => Skip = new NginxFactAttribute().Skip ?? new PostgresFactAttribute().Skip;
}

/// <summary>The sample of a proxy, run as it stands but for its ports, paths and nodes: TLS, HTTP/2, cache, two nodes, host
/// names.</summary>
[Trait("Takes", "long")]
public sealed class NginxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-nginx-").FullName;
    private readonly SmallRecord record = new();

    public void Dispose()
    {
        record.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [NginxFact]
    public async Task The_sample_serves_over_TLS_and_HTTP2_keeps_pages_and_outlives_a_node()
    {
        using var one = Node();
        using var other = Node();
        var (https, http) = (Ports.Next(), Ports.Next());
        Configure(https, http, one, other);
        using var nginx = Start();
        try
        {
            using var reader = await Reader(https, nginx);
            using var first = await reader.GetAsync("/en/timeline");
            Assert.Equal((HttpStatusCode.OK, new Version(2, 0)), (first.StatusCode, first.Version));
            Assert.Equal("MISS", Cache(first));
            Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(first.Headers.GetValues("Strict-Transport-Security")));
            Assert.Contains(
                "frame-ancestors 'none'",
                Assert.Single(first.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal
            );
            var text = await first.Content.ReadAsStringAsync();
            Assert.Contains("https://tracker.example/en/timeline", text, StringComparison.Ordinal);

            using var second = await reader.GetAsync("/en/timeline");
            Assert.Equal(("HIT", text), (Cache(second), await second.Content.ReadAsStringAsync()));
            using var known = new HttpRequestMessage(HttpMethod.Get, "/en/timeline")
            {
                Version = reader.DefaultRequestVersion,
                Headers = { IfNoneMatch = { first.Headers.ETag! } },
            };
            Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(known)).StatusCode);
            using var packed = new HttpRequestMessage(HttpMethod.Get, "/en/timeline") { Version = reader.DefaultRequestVersion };
            packed.Headers.Add("Accept-Encoding", "br");
            using var brotli = await reader.SendAsync(packed);
            Assert.Equal("br", Assert.Single(brotli.Content.Headers.ContentEncoding));

            // Probes belong to the nodes; what nginx refuses by itself has headers too.
            using var probe = await reader.GetAsync("/readyz");
            Assert.Equal(HttpStatusCode.NotFound, probe.StatusCode);
            Assert.Equal("nosniff", Assert.Single(probe.Headers.GetValues("X-Content-Type-Options")));
            using var posted = await reader.PostAsync("/en/timeline", new StringContent("x=1"));
            Assert.Contains((int)posted.StatusCode, new[] { 405, 413 });

            using var otherName = new HttpRequestMessage(HttpMethod.Get, "/en/timeline") { Headers = { Host = "evil.example" } };
            using var misdirected = await reader.SendAsync(otherName);
            Assert.Equal(421, (int)misdirected.StatusCode);
            using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using var moved = await plain.GetAsync(
                new Uri(FormattableString.Invariant($"http://127.0.0.1:{http}/ja/timeline?actor=russia"))
            );
            Assert.Equal(
                (HttpStatusCode.PermanentRedirect, "https://tracker.example/ja/timeline?actor=russia"),
                (moved.StatusCode, moved.Headers.Location?.ToString())
            );

            one.Dispose();
            for (var page = 0; page < 6; page++)
            {
                using var survived = await reader.GetAsync(FormattableString.Invariant($"/ja/timeline?from=2025-03-{page + 1:00}"));
                Assert.Equal(HttpStatusCode.OK, survived.StatusCode);
            }
        }
        finally
        {
            await Stop(nginx);
        }

        Assert.DoesNotContain("actor=russia", File.ReadAllText(Path.Combine(folder, "tracker.log")), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", File.ReadAllText(Path.Combine(folder, "tracker.log")), StringComparison.Ordinal);
    }

    [NginxAndPostgresFact]
    public async Task Two_nodes_on_one_database_have_the_same_tags_and_both_take_the_next_dataset_without_a_mixed_page()
    {
        var database = Cluster.Shared.NewDatabase();
        using var engine = new PostgresEngine(database, Indexing.Rules);
        var first = Publish(engine, "one\n");
        using (var one = Node("", ("Tracker:Database", database)))
        using (var other = Node("", ("Tracker:Database", database)))
        {
            var (https, http) = (Ports.Next(), Ports.Next());
            Configure(https, http, one, other);
            using var nginx = Start();
            try
            {
                using var reader = await Reader(https, nginx);
                // Each address once, so that nginx asks a node each time.
                var pages = 0;
                var second = "";
                var (sawFirst, sawSecond) = (0, 0);
                while (sawSecond < 40)
                {
                    if (sawFirst == 20)
                    {
                        second = Publish(engine, "two\n");
                    }

                    using var answer = await reader.GetAsync(FormattableString.Invariant($"/en/timeline.json?from={1000 + pages++}"));
                    var text = await answer.Content.ReadAsStringAsync();
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Assert.True(
                        text.Contains(first, StringComparison.Ordinal)
                            != (second.Length > 0 && text.Contains(second, StringComparison.Ordinal)),
                        text
                    );
                    (sawFirst, sawSecond) = text.Contains(first, StringComparison.Ordinal) ? (sawFirst + 1, 0) : (sawFirst, sawSecond + 1);
                    Assert.True(pages < 5_000, "the second dataset is not served by both");
                }

                foreach (
                    var address in new[]
                    {
                        "/en/timeline",
                        "/ja/timeline.csv",
                        "/en/events/conditional-answer",
                        "/en/timeline?q=nato&sort=relevance",
                    }
                )
                {
                    var tags = new List<string?>();
                    foreach (var node in new[] { one, other })
                    {
                        using var direct = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };
                        using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "tracker.example" } };
                        using var answer = await direct.SendAsync(asked);
                        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                        tags.Add(answer.Headers.ETag?.Tag);
                    }

                    Assert.NotNull(tags[0]);
                    Assert.Equal(tags[0], tags[1]);
                }
            }
            finally
            {
                await Stop(nginx);
            }
        }

        Cluster.Shared.Drop(database);
    }

    private string Publish(PostgresEngine engine, string readme)
    {
        record.Write("data/README.md", readme);
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(engine.Publish(record.Data, hash));
        return hash;
    }

    [NginxFact]
    public Task Under_a_path_that_is_passed_on_no_address_leaves_it() => CrawlUnderPath(("location / {", "location /tracker/ {"));

    [NginxFact]
    public Task Under_a_path_that_the_proxy_takes_off_no_address_leaves_it() =>
        CrawlUnderPath(
            ("location / {", "location /tracker/ {"),
            ("proxy_pass http://tracker_nodes;", "proxy_pass http://tracker_nodes/;"),
            ("proxy_set_header X-Forwarded-Prefix \"\";", "proxy_set_header X-Forwarded-Prefix /tracker;")
        );

    private async Task CrawlUnderPath(params IEnumerable<(string Piece, string By)> changes)
    {
        using var one = Node("/tracker");
        using var other = Node("/tracker");
        var (https, http) = (Ports.Next(), Ports.Next());
        Configure(https, http, one, other, changes);
        using var nginx = Start();
        try
        {
            using var reader = await Reader(https, nginx);
            var crawl = new Crawl(reader, "/tracker", "https://tracker.example", mostOfAForm: 2);
            await crawl.Refused(CrawlTests.Refusals);
            await crawl.From(CrawlTests.OtherAddresses.Where(address => address.Length > 0));
            Assert.True(crawl.Lost.Count == 0, string.Join('\n', crawl.Lost.Take(40)));
            Assert.True(crawl.Seen > 50, $"only {crawl.Seen} addresses were found");
            using var outside = await reader.GetAsync("/en/timeline");
            Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        }
        finally
        {
            await Stop(nginx);
        }
    }

    private Process Start()
    {
        string[] arguments =
        [
            "-p",
            folder,
            "-c",
            Path.Combine(folder, "main.conf"),
            "-e",
            Path.Combine(folder, "error.log"),
            "-g",
            "daemon off;",
        ];
        return Process.Start(new ProcessStartInfo(NginxFactAttribute.Nginx!, arguments) { RedirectStandardError = true })!;
    }

    private static async Task Stop(Process nginx)
    {
        using var stop = Process.Start("kill", ["-QUIT", nginx.Id.ToString(CultureInfo.InvariantCulture)]);
        await nginx.WaitForExitAsync();
    }

    private static string? Cache(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-Cache", out var values) ? values.Single() : null;

    private TrackerSite Node(string path = "", params IEnumerable<(string, string)> more)
    {
        var node = new TrackerSite(
            record.Data,
            [
                ("Tracker:PublicOrigin", "https://tracker.example" + path),
                ("Tracker:AllowedHosts", "tracker.example"),
                ("Tracker:Proxies", "127.0.0.1"),
                ("Tracker:SecurityExpires", "2999-11-24"),
                .. more,
            ]
        );
        node.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        node.StartServer();
        return node;
    }

    /// <summary>The sample with ports, paths and nodes of this test; each replaced piece must be there.</summary>
    private void Configure(int https, int http, TrackerSite one, TrackerSite other, params IEnumerable<(string Piece, string By)> changes)
    {
        var sample = File.ReadAllText(Path.Combine(Repository.Root, "src/CeasefireTracker.Web/deploy/nginx.conf"));
        foreach (
            var (piece, by) in changes.Concat([
                ("listen 443 ssl", FormattableString.Invariant($"listen 127.0.0.1:{https} ssl")),
                ("listen 80 ", FormattableString.Invariant($"listen 127.0.0.1:{http} ")),
                ("127.0.0.1:5080", FormattableString.Invariant($"127.0.0.1:{one.ClientOptions.BaseAddress.Port}")),
                ("127.0.0.1:5081", FormattableString.Invariant($"127.0.0.1:{other.ClientOptions.BaseAddress.Port}")),
                ("/var/cache/nginx/tracker", Path.Combine(folder, "cache")),
                ("/var/log/nginx/tracker.log", Path.Combine(folder, "tracker.log")),
                ("/etc/ssl/tracker/", folder + "/"),
            ])
        )
        {
            Assert.Contains(piece, sample, StringComparison.Ordinal);
            sample = sample.Replace(piece, by, StringComparison.Ordinal);
        }

        File.WriteAllText(Path.Combine(folder, "site.conf"), sample);
        File.WriteAllText(
            Path.Combine(folder, "main.conf"),
            $$"""
            pid {{folder}}/nginx.pid;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                include {{folder}}/site.conf;
            }

            """
        );
        // Because nginx reads as another user than root.
        using var open = Process.Start("chmod", ["755", folder]);
        open.WaitForExit();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=tracker.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A reader that knows the site's name, once nginx answers.</summary>
    private async Task<HttpClient> Reader(int port, Process nginx)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // Connecting is how one learns that it listens; the beat only spaces the tries.
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            Assert.False(
                nginx.HasExited,
                File.Exists(Path.Combine(folder, "error.log")) ? File.ReadAllText(Path.Combine(folder, "error.log")) : "nginx ended"
            );
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                break;
            }
            catch (SocketException)
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }
        }

        return new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectCallback = async (_, stop) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
                SslOptions = new SslClientAuthenticationOptions
                {
                    TargetHost = "tracker.example",
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=tracker.example",
                },
            }
        )
        {
            BaseAddress = new Uri("https://tracker.example"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }
}
