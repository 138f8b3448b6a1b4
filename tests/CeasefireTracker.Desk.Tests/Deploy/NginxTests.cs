using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Deploy;

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

/// <summary>The samples for the machine round a desk.</summary>
[Trait("Takes", "long")]
public sealed class NginxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-nginx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [NginxFact]
    public async Task Behind_the_sample_of_a_proxy_somebody_joins_by_https_and_no_log_has_the_secret()
    {
        using var desk = new DeskSite(withGit: false, ("Desk:PublicOrigin", "https://desk.example"), ("Desk:Name", ""), ("Desk:Email", ""));
        desk.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        desk.StartServer();
        var (https, http) = (Ports.Next(), Ports.Next());
        Configure(https, http, desk.ClientOptions.BaseAddress.Port);
        using var nginx = Process.Start(
            NginxFactAttribute.Nginx!,
            ["-p", folder, "-c", Path.Combine(folder, "main.conf"), "-e", Path.Combine(folder, "error.log"), "-g", "daemon off;"]
        );
        var code = Invite(desk);
        try
        {
            await Listening(https, nginx);
            using var ada = new Browser(Client(https));
            await ada.Open("/en/invitation/" + code);
            await ada.Type("name", "Ada").Press("button");
            Assert.Equal((HttpStatusCode.OK, Passes.RecoveryCodes), (ada.Status, ada.Page.QuerySelectorAll(".codes code").Length));
            await ada.Open("/en/account");
            Assert.Equal("/en/account", ada.Address);

            await ada.Open("/en/import");
            var row = "2025-03-11,A truce," + new string('x', 950_000) + "\n";
            await ada.Send("file", "large.csv", Encoding.ASCII.GetBytes("date,title,summary\n" + string.Concat(Enumerable.Repeat(row, 10))));
            Assert.Contains("10 rows. Drafts: 1", ada.Text, StringComparison.Ordinal);

            using var probe = await ada.Get("/readyz");
            Assert.Equal(HttpStatusCode.NotFound, probe.StatusCode);
            Assert.Equal("nosniff", Assert.Single(probe.Headers.GetValues("X-Content-Type-Options")));
            using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using var moved = await plain.GetAsync(new Uri(FormattableString.Invariant($"http://127.0.0.1:{http}/en/sign-in")));
            Assert.Equal("https://desk.example/en/sign-in", moved.Headers.Location?.ToString());
        }
        finally
        {
            using var stop = Process.Start("kill", ["-QUIT", nginx.Id.ToString(CultureInfo.InvariantCulture)]);
            await nginx.WaitForExitAsync();
        }

        var log = File.ReadAllText(Path.Combine(folder, "desk.log"));
        Assert.Contains(" POST 200 ", log, StringComparison.Ordinal);
        Assert.DoesNotContain(code, log, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_names_settings_that_there_are_and_starts_nothing_again_that_cannot_be_right()
    {
        var unit = File.ReadAllLines(Sample("ceasefire-desk.service"));
        var settings = unit.Where(line => line.StartsWith("Environment=Desk__", StringComparison.Ordinal))
            .Select(line => line["Environment=".Length..].Split('='))
            .ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), string? (pair) => pair[1]);
        settings["Desk:PublicOrigin"] = "https://desk.example.org";

        var options = DeskOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

        Assert.Equal(("/srv/ceasefire-desk/data", "/var/lib/ceasefire-desk"), (options.Data, options.State));
        Assert.Contains("RestartPreventExitStatus=78", unit);
    }

    private static string Invite(DeskSite desk)
    {
        using var scope = desk.Services.CreateScope();
        var code = scope.ServiceProvider.GetRequiredService<Passes>().Invite("console", "ada@example.org", null, DeskRole.Editor);
        scope.ServiceProvider.GetRequiredService<DeskContext>().SaveChanges();
        return code;
    }

    private static string Sample(string name) => Path.Combine(DeskSite.Repository(), "src", "CeasefireTracker.Desk", "deploy", name);

    /// <summary>The sample with ports and paths of this test; each replaced piece must be there.</summary>
    private void Configure(int https, int http, int desk)
    {
        var sample = File.ReadAllText(Sample("nginx.conf"));
        foreach (
            var (piece, by) in new[]
            {
                ("listen 443 ssl", FormattableString.Invariant($"listen 127.0.0.1:{https} ssl")),
                ("listen 80;", FormattableString.Invariant($"listen 127.0.0.1:{http};")),
                ("127.0.0.1:5090", FormattableString.Invariant($"127.0.0.1:{desk}")),
                ("/var/log/nginx/desk.log", Path.Combine(folder, "desk.log")),
                ("/etc/ssl/desk/", folder + "/"),
            }
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
        var request = new CertificateRequest("CN=desk.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task Listening(int port, Process nginx)
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
                return;
            }
            catch (SocketException)
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }
        }
    }

    /// <summary>A client that knows the desk's name, and keeps cookies.</summary>
    private static HttpClient Client(int port) =>
        new(
            new CookieContainerHandler(new CookieContainer())
            {
                InnerHandler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ConnectCallback = async (_, stop) =>
                    {
                        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                        await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                        return new NetworkStream(socket, ownsSocket: true);
                    },
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        TargetHost = "desk.example",
                        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                        RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=desk.example",
                    },
                },
            }
        )
        {
            BaseAddress = new Uri("https://desk.example"),
        };
}
