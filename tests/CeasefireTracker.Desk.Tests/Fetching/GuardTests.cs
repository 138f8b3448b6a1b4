using System.Net;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Tests.Hosting;
using Microsoft.Extensions.Configuration;

namespace CeasefireTracker.Desk.Tests.Fetching;

/// <summary>Whom the one way out leads to.</summary>
public sealed partial class GuardTests
{
    private static readonly DeskOptions Options = DeskOptions.Read(new ConfigurationBuilder().Build());

    /// <summary>The way out through a door; on a clock that stands, so that however long a test takes nothing takes too long.</summary>
    public static Fetcher Through(FetchDoor door, TimeProvider? clock = null) => new(door, Options, clock ?? new HandClock());

    [Theory]
    [InlineData("http://127.0.0.1/", "loopback")]
    [InlineData("http://localhost/", "loopback by its name")]
    [InlineData("https://[::1]/", "loopback in IPv6")]
    [InlineData("http://2130706433/", "loopback as one number")]
    [InlineData("http://0x7f.1/", "loopback in sixteens")]
    [InlineData("http://0177.0.0.1/", "loopback in eights")]
    [InlineData("http://[::ffff:127.0.0.1]/", "mapped")]
    [InlineData("http://[::127.0.0.1]/", "compatible")]
    [InlineData("http://[64:ff9b::7f00:1]/", "NAT64")]
    [InlineData("http://[64:ff9b:1::a00:1]/", "NAT64 within a network")]
    [InlineData("http://[2002:7f00:1::]/", "6to4")]
    [InlineData("http://[2001:0:7f00:1::]/", "Teredo")]
    [InlineData("http://[fe80::1]/", "link-local")]
    [InlineData("http://[fd00::1]/", "unique-local")]
    [InlineData("http://10.0.0.1/", "private")]
    [InlineData("http://192.168.0.1/", "private")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "where clouds keep their keys")]
    [InlineData("http://100.64.0.1/", "a provider's customers")]
    public async Task The_program_s_own_door_leads_to_no_machine_that_is_not_public(string address, string what)
    {
        var answer = await Through(FetchDoor.Public).Get(new Uri(address), FetchAsk.Page);

        Assert.True(answer.Fault == NoAnswer.NotPublic, $"{what}: {answer.Fault} {answer.Detail}");
        Assert.Empty(answer.Exchanges);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_before_anybody_connects()
    {
        await using var server = new StrangeServer().OnPage("/", "secret");

        var answer = await Through(FetchDoor.Public with { Resolve = server.Door.Resolve })
            .Get(new("http://inner.example.org/"), FetchAsk.Page);

        Assert.Equal((NoAnswer.NotPublic, 0), (answer.Fault, server.Connections));
        Assert.Contains("inner.example.org leads to 127.0.0.1", answer.Detail);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("//inner.example.org/")]
    [InlineData("https://inner.example.org/")]
    public async Task A_redirect_to_a_machine_that_is_not_public_is_refused(string to)
    {
        await using var server = new StrangeServer().OnRedirect("/", to);
        var door = server.Door with
        {
            Resolve = (host, stop) => host.Host == "inner.example.org" ? Leads("10.0.0.5", host.Port) : server.Door.Resolve(host, stop),
        };

        var answer = await Through(door).Get(new("http://news.example.org/"), FetchAsk.Page);

        Assert.Equal((NoAnswer.NotPublic, 1), (answer.Fault, server.Connections));
    }

    [Fact]
    public async Task A_name_is_looked_up_once_a_connection_and_what_it_leads_to_a_moment_later_is_looked_at_anew()
    {
        await using var open = new StrangeServer().OnRedirect("/", "/next");
        await using var inner = new StrangeServer(address: "127.0.0.2").OnPage("/next", "secret");
        var asked = 0;
        var door = open.Door with
        {
            Resolve = (_, _) => Task.FromResult<IReadOnlyList<IPEndPoint>>([asked++ == 0 ? open.Endpoint : inner.Endpoint]),
        };

        var answer = await Through(door).Get(new("http://news.example.org/"), FetchAsk.Page);

        Assert.Equal((NoAnswer.NotPublic, 2, 1, 0), (answer.Fault, asked, open.Connections, inner.Connections));
    }

    [Fact]
    public async Task A_name_that_leads_to_a_public_machine_and_to_another_is_refused_as_a_whole()
    {
        await using var server = new StrangeServer().OnPage("/", "page");
        var door = server.Door with
        {
            Resolve = (host, _) =>
                Task.FromResult<IReadOnlyList<IPEndPoint>>([server.Endpoint, new(IPAddress.Parse("192.168.7.7"), host.Port)]),
        };

        var answer = await Through(door).Get(new("http://news.example.org/"), FetchAsk.Page);

        Assert.Equal((NoAnswer.NotPublic, 0), (answer.Fault, server.Connections));
    }

    [Theory]
    [InlineData("ftp://news.example.org/", NoAnswer.NotAllowed)]
    [InlineData("file:///etc/hostname", NoAnswer.NotAllowed)]
    [InlineData("gopher://news.example.org/", NoAnswer.NotAllowed)]
    [InlineData("http://ada:secret@news.example.org/", NoAnswer.NotAllowed)]
    [InlineData("http://news.example.org:8080/", NoAnswer.NotAllowed)]
    [InlineData("http://news.example.org:443/", NoAnswer.NotAllowed)]
    public async Task An_address_of_another_kind_is_not_asked_and_neither_is_one_that_leads_there(string address, NoAnswer fault)
    {
        await using var server = new StrangeServer().OnRedirect("/", address);

        var first = await Through(server.Door).Get(new(address), FetchAsk.Page);
        var led = await Through(server.Door).Get(new("http://news.example.org/"), FetchAsk.Page);

        Assert.Equal((fault, fault, 1), (first.Fault, led.Fault, server.Connections));
        Assert.DoesNotContain("secret", first.Detail + led.Detail);
    }

    [Fact]
    public void A_redirect_from_https_to_http_is_refused_and_the_other_way_is_not()
    {
        Assert.Equal(NoAnswer.InsecureRedirect, Fetcher.Refusal(new("https://a.example.org/"), new("http://a.example.org/"))?.Fault);
        Assert.Null(Fetcher.Refusal(new("http://a.example.org/"), new("https://a.example.org/")));
    }

    [Fact]
    public async Task Redirects_are_followed_to_the_page_and_carry_no_cookie()
    {
        await using var server = new StrangeServer()
            .OnRedirect("/", "/a")
            .OnRedirect("/a", "http://other.example.org/b#part")
            .OnPage("/b", "b");

        var answer = await Through(server.Door).Get(new("http://news.example.org/"), FetchAsk.Page);

        Assert.Equal((null, 200, "http://other.example.org/b#part"), (answer.Fault, answer.Status, answer.Address.AbsoluteUri));
        Assert.Equal(3, answer.Exchanges.Count);
        Assert.All(server.Asked, head => Assert.DoesNotContain("cookie", head, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(server.Asked, head => head.Contains('#', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redirects_in_a_circle_end_and_so_do_those_without_end()
    {
        await using var server = new StrangeServer().OnRedirect("/a", "/b").OnRedirect("/b", "/a#again");
        for (var number = 0; number < 20; number++)
        {
            server.OnRedirect($"/{number}", $"/{number + 1}");
        }

        var circle = await Through(server.Door).Get(new("http://news.example.org/a"), FetchAsk.Page);
        var endless = await Through(server.Door).Get(new("http://news.example.org/0"), FetchAsk.Page with { MostRedirects = 5 });

        Assert.Equal((NoAnswer.Redirects, 2), (circle.Fault, circle.Exchanges.Count));
        Assert.Equal((NoAnswer.Redirects, 6), (endless.Fault, endless.Exchanges.Count));
    }

    [Fact]
    public void There_is_no_other_way_out()
    {
        var desk = Path.Combine(DeskSite.Repository(), "src", "CeasefireTracker.Desk");
        var others =
            from file in Directory.EnumerateFiles(desk, "*.cs*", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(desk, file).Replace('\\', '/')
            where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
            where WayOut().IsMatch(File.ReadAllText(file)) && !path.StartsWith("Fetching/", StringComparison.Ordinal)
            select path;

        // The preview is a site within the program, reached by a socket that is a file.
        Assert.Equal(["Drafts/Preview.cs", "Drafts/Previews.cs"], others.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(
        @"\b(?:HttpClient|HttpMessageInvoker|SocketsHttpHandler|WebRequest|WebClient|TcpClient|UdpClient|SmtpClient|new Socket|Dns\.Get)"
    )]
    private static partial Regex WayOut();

    private static Task<IReadOnlyList<IPEndPoint>> Leads(string address, int port) =>
        Task.FromResult<IReadOnlyList<IPEndPoint>>([new(IPAddress.Parse(address), port)]);
}
