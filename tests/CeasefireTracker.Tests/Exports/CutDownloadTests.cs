using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeasefireTracker.Tests.Exports;

/// <summary>A download that does not come to its end: nobody may take it for a whole file, and what was made for a reader who left is
/// stopped.</summary>
[Trait("Takes", "long")]
public sealed class CutDownloadTests
{
    // More than what lies between a server and a reader who does not read: what is smaller is sent whole before anything can stop it.
    private const int Large = 300_000;

    public static TheoryData<string> LargeAddresses => [.. LargeOnes()];

    [Theory]
    [MemberData(nameof(LargeAddresses))]
    public async Task A_server_that_stops_in_the_middle_leaves_no_file_that_looks_whole(string address)
    {
        using var site = OnSocket();
        using var reader = await Stalled(site, address);

        // At once, as a machine that goes down does: who is still being answered is cut off.
        await site.Services.GetRequiredService<IServer>().StopAsync(new CancellationToken(canceled: true));

        var rest = await Rest(reader);
        Assert.False(rest.IsWhole, $"{rest.Length} bytes look like a whole file.");
    }

    [Theory]
    [InlineData("/en/timeline.ndjson")]
    [InlineData("/ja/timeline.ics")]
    [InlineData("/en/sources.csv")]
    public async Task What_is_made_for_a_reader_who_leaves_is_stopped_and_is_no_failure(string address)
    {
        var over = new TaskCompletionSource<(Exception? Failure, int Status)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var site = OnSocket(
            async (context, next) =>
            {
                Exception? failure = null;
                try
                {
                    await next(context);
                }
                catch (Exception e)
                {
                    failure = e;
                    throw;
                }
                finally
                {
                    if (context.Request.Path == address)
                    {
                        over.TrySetResult((failure, context.Response.StatusCode));
                    }
                }
            }
        );
        using (var reader = await Stalled(site, address))
        {
            Assert.False(over.Task.IsCompleted, "The answer was over before its reader left.");
            reader.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal((null, StatusCodes.Status200OK), await over.Task);
        var limiter = site.Services.GetRequiredService<WorkLimit>().Limiter;
        var download = new DefaultHttpContext();
        download.SetEndpoint(new Endpoint(null, EndpointMetadataCollection.Empty, "a download"));
        Assert.Equal(
            site.Services.GetRequiredService<SiteOptions>().DownloadsAtOnce,
            limiter.GetStatistics(download)!.CurrentAvailablePermits
        );
    }

    [Fact]
    public async Task A_format_that_fails_before_anything_was_sent_is_answered_with_the_problem_alone()
    {
        using var client = new HttpClient();
        await using var app = await Failing(client, pieces: 3);
        foreach (var encoding in new[] { "identity", "gzip" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline.csv");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
            using var answer = await client.SendAsync(request);

            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, "application/problem+json"),
                (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
            );
            Assert.Empty(answer.Content.Headers.ContentEncoding);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal("/problems/rebuilding", problem.RootElement.GetProperty("type").GetString());
        }
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_format_that_fails_in_the_middle_is_cut_and_never_ended(string encoding)
    {
        using var client = new HttpClient();
        await using var app = await Failing(client, pieces: 100_000);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline.csv");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer.Content.ReadAsByteArrayAsync());
    }

    private static IEnumerable<string> LargeOnes()
    {
        using var site = new TrackerSite(Repository.Data);
        var reader = site.Reader();
        foreach (
            var address in DataAddresses
                .Of(site, "us-30-day-proposal")
                .Where(address => address.StartsWith("/en/", StringComparison.Ordinal))
                .Append("/data/ceasefire.sqlite")
                .Append("/data/ceasefire.zip")
        )
        {
            using var answer = reader.GetAsync(address).GetAwaiter().GetResult();
            var led = answer.Headers.Location?.ToString() ?? address;
            using var file = reader.GetAsync(led).GetAwaiter().GetResult();
            // An address that only leads to a feed is no file.
            if (
                (led == address || address.StartsWith("/data/", StringComparison.Ordinal))
                && file.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().Length > Large
            )
            {
                yield return address;
            }
        }
    }

    private static TrackerSite OnSocket(Func<HttpContext, RequestDelegate, Task>? around = null)
    {
        var site = new SocketRecord(around);
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        return site;
    }

    /// <summary>A reader who has asked for a file and reads no further than its beginning.</summary>
    private static async Task<Socket> Stalled(TrackerSite site, string address)
    {
        var origin = site.ClientOptions.BaseAddress;
        using (var early = new HttpClient { BaseAddress = origin })
        {
            // Until there is a store, because the first one is built while the server runs.
            while ((await early.GetAsync("/healthz")).IsSuccessStatusCode && site.Services.GetRequiredService<LiveStore>().Current is null)
            { }
        }

        if (address.StartsWith("/data/", StringComparison.Ordinal))
        {
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = origin };
            using var led = await client.GetAsync(address);
            address = led.Headers.Location!.ToString();
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, origin.Port);
        await socket.SendAsync(Encoding.Latin1.GetBytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        var head = new byte[12];
        Assert.Equal(head.Length, await socket.ReceiveAsync(head));
        Assert.Equal("HTTP/1.1 200", Encoding.Latin1.GetString(head));
        return socket;
    }

    /// <summary>All that still comes, and whether the rules of HTTP say that it is all.</summary>
    private static async Task<(bool IsWhole, long Length)> Rest(Socket socket)
    {
        var rest = new MemoryStream();
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.CopyToAsync(rest);
        }
        catch (IOException)
        {
            // Cut off, which is what a reader has to see.
        }

        var text = Encoding.Latin1.GetString(rest.ToArray());
        var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return (
            text.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal)
                ? text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal)
                : text.Length - body
                    >= int.Parse(text.Split("Content-Length: ")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture),
            rest.Length
        );
    }

    /// <summary>A server whose one format fails after so many lines, as when the store breaks while it is read.</summary>
    private static async Task<WebApplication> Failing(HttpClient client, int pieces)
    {
        // Never opened: only doubt is cast on it.
        var none = new StoreOptions(Repository.Data, Path.Combine(Path.GetTempPath(), "no-store"));
        var live = new LiveStore(none, Indexing.Rules, TimeProvider.System, NullLogger<LiveStore>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/csv"]);
        var app = builder.Build();
        app.Use(next => new LastResort(next, live, NullLogger<LastResort>.Instance).InvokeAsync);
        app.UseResponseCompression();
        app.Run(context => new WrittenAnswer("text/csv", Lines()).ExecuteAsync(context));
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
        return app;

        IEnumerable<string> Lines()
        {
            for (var line = 0; line < pieces; line++)
            {
                yield return $"{line},{line * 7919L % 104729}\r\n";
            }

            throw new SqliteException("database disk image is malformed", 11);
        }
    }

    private sealed class SocketRecord(Func<HttpContext, RequestDelegate, Task>? around) : TrackerSite(Repository.Data)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            // The system would take whole files for a reader who does not read, and more at one time than at another.
            builder.ConfigureServices(services =>
                services.Configure<SocketTransportOptions>(options =>
                    options.CreateBoundListenSocket = endpoint =>
                    {
                        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
                        socket.SendBufferSize = 4096;
                        return socket;
                    }
                )
            );
            if (around is not null)
            {
                builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Around(around)));
            }
        }
    }

    private sealed class Around(Func<HttpContext, RequestDelegate, Task> around) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(around);
                next(app);
            };
    }
}
