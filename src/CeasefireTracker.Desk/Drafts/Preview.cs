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
        WebApplication? site = null;
        try
        {
            var socket = Path.Combine(folder, "site");
            site = Site(files, folder, socket, origin);
            var live = site.Services.GetRequiredService<LiveStore>();
            live.Refresh();
            if (live.Current is not null)
            {
                site.UseTracker();
                await site.StartAsync();
                return (new Preview(folder, site, new HttpMessageInvoker(Handler(socket))), []);
            }

            var problems = live.Problems;
            await End(folder, site);
            return (null, problems);
        }
        catch
        {
            await End(folder, site);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.StopAsync();
        await End(folder, site);
    }

    private static WebApplication Site(DraftFiles files, string folder, string socket, string origin)
    {
        var data = Path.Combine(folder, "data");
        files.CopyTo(data);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(LiveStore).Assembly.GetName().Name,
                EnvironmentName = Environments.Production,
                ContentRootPath = AppContext.BaseDirectory,
                // Else each preview watches files of settings that it does not read.
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
            }
        );
        // The desk's environment may hold the settings of the site that readers see, its database among them.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([
            new("Tracker:Data", data),
            new("Tracker:Store", Path.Combine(folder, "store")),
            new("Tracker:PublicOrigin", origin),
        ]);
        builder.AddTracker();
        // What the desk's own log says is enough.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        return builder.Build();
    }

    private static async ValueTask End(string folder, WebApplication? site)
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
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
