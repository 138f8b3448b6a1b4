using System.Net;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.People;

/// <summary>A desk of several people, who reach it by https, and whose clock goes on when it is told to.</summary>
internal sealed class Team : IDisposable
{
    public const string Origin = "https://desk.example.org";

    private readonly WebApplicationFactory<DeskOptions> factory;

    /// <param name="database">Where its state is; null: in a file.</param>
    /// <param name="state">Where that file is; null: in the test's own folder.</param>
    /// <param name="door">The way out; with one of the test's own, nothing is done but what the test does. Null: the program's own.</param>
    public Team(string? database = null, string? state = null, FetchDoor? door = null)
    {
        List<(string, string)> settings =
        [
            ("Desk:PublicOrigin", Origin),
            ("Desk:Name", ""),
            ("Desk:Email", ""),
            ("Desk:Database", database ?? ""),
        ];
        if (state is not null)
        {
            settings.Add(("Desk:State", state));
        }

        Site = new DeskSite(withGit: false, settings);
        factory = Site.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                if (door is not null)
                {
                    services.AddSingleton(door);
                    services.Remove(services.Single(service => service.ImplementationType == typeof(Rounds)));
                }
            })
        );
    }

    public DeskSite Site { get; }

    public HandClock Clock { get; } = new();

    public IServiceProvider Services => factory.Services;

    /// <summary>A browser without cookies.</summary>
    public Browser Stranger() => new(Client());

    /// <summary>A client with the cookies that it is given.</summary>
    public HttpClient Client(CookieContainer? cookies = null) =>
        factory.CreateDefaultClient(new Uri(Origin), new CookieContainerHandler(cookies ?? new CookieContainer()));

    /// <summary>Does something with the desk's own parts, and saves.</summary>
    public T Within<T>(Func<IServiceProvider, T> work)
    {
        using var scope = Services.CreateScope();
        var made = work(scope.ServiceProvider);
        scope.ServiceProvider.GetRequiredService<DeskContext>().SaveChanges();
        return made;
    }

    /// <summary>The address of an invitation.</summary>
    public string Invite(string email, DeskRole role) =>
        "/en/invitation/" + Within(services => services.GetRequiredService<Passes>().Invite("console", email, null, role));

    /// <summary>Somebody who has accepted an invitation, in the browser in which they did.</summary>
    public async Task<(Browser Browser, string[] Codes)> Join(string email, DeskRole role, string name)
    {
        var browser = Stranger();
        await browser.Open(Invite(email, role));
        await browser.Type("name", name).Press("button");
        return (browser, [.. browser.Page.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    /// <summary>The id of somebody.</summary>
    public string IdOf(string email) => Within(services => Accounts.Of(services.GetRequiredService<DeskContext>(), email)!.Id);

    /// <summary>What the log says, as who: what.</summary>
    public IReadOnlyList<string> Acts() =>
        Within(services => services.GetRequiredService<DeskContext>().Acts.Select(act => act.What).ToList());

    public void Dispose()
    {
        factory.Dispose();
        Site.Dispose();
    }
}
