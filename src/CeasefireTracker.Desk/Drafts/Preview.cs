using System.Net.Sockets;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>
/// The reader site itself, over the record with a draft in it. It listens on a socket in a folder of its own, which only this user may
/// enter, and the desk passes on what is asked for.
/// </summary>
public sealed class Preview : IAsyncDisposable
{
    private readonly string folder;
    private readonly WebApplication site;

    private Preview(string folder, WebApplication site, HttpMessageInvoker client) =>
        (this.folder, this.site, Client) = (folder, site, client);

    /// <summary>Asks the site.</summary>
    public HttpMessageInvoker Client { get; }

    /// <summary>Starts the site.</summary>
    /// <param name="origin">The desk's own origin, and the path under which the site is to be: what its links begin with.</param>
    /// <returns>The site, or what stands in its way.</returns>
    public static async Task<(Preview? Preview, IReadOnlyList<Problem> Problems)> Start(DraftFiles files, string origin)
    {
        var folder = Directory.CreateTempSubdirectory("desk-").FullName;
        var (data, socket) = (Path.Combine(folder, "data"), Path.Combine(folder, "site"));
        files.CopyTo(data);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(LiveStore).Assembly.GetName().Name,
                EnvironmentName = Environments.Production,
                ContentRootPath = AppContext.BaseDirectory,
                Args =
                [
                    "--hostBuilder:reloadConfigOnChange=false",
                    $"--Tracker:Data={data}",
                    $"--Tracker:Store={Path.Combine(folder, "store")}",
                    $"--Tracker:PublicOrigin={origin}",
                ],
            }
        );
        builder.AddTracker();
        // What the desk's own log says is enough.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        var site = builder.Build();
        var live = site.Services.GetRequiredService<LiveStore>();
        live.Refresh();
        if (live.Current is null)
        {
            var problems = live.Problems;
            await site.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            return (null, problems);
        }

        site.UseTracker();
        await site.StartAsync();
        return (new Preview(folder, site, new HttpMessageInvoker(Handler(socket))), []);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.StopAsync();
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static SocketsHttpHandler Handler(string path) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
}
