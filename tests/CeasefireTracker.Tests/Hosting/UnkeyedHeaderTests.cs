using System.Net;
using Microsoft.AspNetCore.TestHost;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>What an address answers depends on the address: no header of a request changes it, for its sender or for whoever comes
/// after.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class UnkeyedHeaderTests : IDisposable
{
    private static readonly string[] Queries =
    [
        "/en/timeline?actor=russia",
        "/en/timeline?v=1",
        "/en/changes?page=2",
        "/en/sources?url=https%3A%2F%2Fwww.reuters.com%2Fworld%2Fmarch",
        "/en/compare?event=conditional-answer&event=thirty-day-proposal",
        "/en/positions?asof=2025-03-13",
        "/en/disputes?why=contradiction",
        "/en/events/thirty-day-proposal?v=0000000000000000",
        "/en/embed/timeline?actor=russia",
        "/en/timeline.csv?q=truce",
        "/en/timeline.json?limit=x",
        "/oembed?url=https%3A%2F%2Ftracker.example%2Fen%2Ftimeline",
        "/css/site.css",
        "/js/site.js",
        "/favicon.ico",
    ];

    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("64")]
    [InlineData("0")]
    public async Task No_request_header_changes_a_byte_of_an_answer(string keptMegabytes)
    {
        using var site = Site(keptMegabytes);
        var (port, addresses) = (site.ClientOptions.BaseAddress.Port, (string[])[.. RouteAddresses.Of(site), .. Queries]);
        using var plainSite = Site("64");
        var (plain, faults, requests) = (new Dictionary<string, string>(), new List<string>(), 0);
        foreach (var address in addresses)
        {
            plain[address] = await Answer(plainSite.ClientOptions.BaseAddress.Port, address, "");
        }

        // A Content-Type first, while no page is kept yet: what it makes of one would be everybody's. Each address meets three of them, in
        // the long run all.
        foreach (var (address, place) in addresses.Select((address, place) => (address, place)))
        {
            var types = RequestHeaders.ContentTypes;
            foreach (var number in Enumerable.Range(place * 3, Math.Min(types.Count, Goals.Cases(3))))
            {
                var type = types[number % types.Count];
                await Same(address, $"Content-Type: {type}\r\n");
                await Refused(address, $"Content-Type: {type}\r\nContent-Length: 11\r\n\r\nid=x&page=1");
            }

            await Refused(
                address,
                "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nb\r\nid=x&page=1\r\n0\r\n\r\n"
            );
            await Same(address, "");
        }

        var values = RequestHeaders.Values;
        foreach (var (name, place) in RequestHeaders.Unkeyed.Select((name, place) => (name, place)))
        {
            foreach (
                var address in Goals.Cases(0, 1) == 1
                    ? addresses
                    : [addresses[place % addresses.Length], addresses[(place * 7 + 3) % addresses.Length]]
            )
            {
                // The front door chooses by language, and says so in Vary.
                if (address != "/" || name != "Accept-Language")
                {
                    await Same(address, $"{name}: {values[(place + address.Length) % values.Count]}\r\n");
                }
            }
        }

        foreach (var (name, number) in RequestHeaders.OfSending.Select((name, number) => (name, number)))
        {
            // What they do is the server's affair, whatever the address; the long run tries each at each.
            foreach (
                var (address, place) in addresses
                    .Select((address, place) => (address, place))
                    .Where(at => Goals.Cases(0, 1) == 1 || (at.place + number) % 7 == 0)
            )
            {
                await RawReader.Send(
                    port,
                    Request(
                        address,
                        $"{name}: {(name is "Content-Length" or "Transfer-Encoding" ? "0" : values[place % values.Count])}\r\n",
                        isSame: name != "Host"
                    )
                );
                requests++;
            }
        }

        foreach (var address in addresses)
        {
            await Same(address, "");
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {requests} differ\n" + string.Join('\n', faults.Distinct().Take(30)));
        Goals.Reached(
            "S11",
            $"{RequestHeaders.Unkeyed.Count} names of headers, {addresses.Length} addresses, {requests} requests ({(keptMegabytes == "0" ? "no page kept" : "pages kept")}): no byte differs"
        );

        async Task Same(string address, string headers)
        {
            requests++;
            var answer = await Answer(port, address, headers);
            if (answer != plain[address])
            {
                faults.Add(
                    $"{address} with {headers.Trim()[..Math.Min(80, headers.Trim().Length)]}: {answer.Split("\r\n")[0]} in place of {plain[address].Split("\r\n")[0]}, {answer.Length} in place of {plain[address].Length}"
                );
            }
        }

        async Task Refused(string address, string headersAndBody)
        {
            requests++;
            var answer = await RawReader.Send(
                port,
                $"GET {address} HTTP/1.1\r\nHost: tracker.example\r\nConnection: close\r\n{headersAndBody}"
            );
            if (answer.Status != 413 || !answer.Text.Contains("A request has no body here", StringComparison.Ordinal))
            {
                faults.Add($"{address} with a body: {answer.Status}");
            }
        }
    }

    private TrackerSite Site(string keptMegabytes)
    {
        var site = new TrackerSite(
            record.Data,
            ("Tracker:PublicOrigin", "https://tracker.example"),
            ("Tracker:AllowedHosts", "tracker.example"),
            ("Tracker:PageCacheMegabytes", keptMegabytes)
        )
        {
            // Pages tell days ago, and a long run may pass midnight.
            Clock = new HandClock(),
        };
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        site.Weigh();
        return site;
    }

    private static string Request(string address, string headers, bool isSame = true) =>
        $"GET {address} HTTP/1.1\r\n{(isSame ? "Host: tracker.example\r\n" : "")}Connection: close\r\n{headers}\r\n";

    /// <summary>The whole answer but for what tells the time.</summary>
    private static async Task<string> Answer(int port, string address, string headers) =>
        string.Join(
            "\r\n",
            (await RawReader.Send(port, Request(address, headers)))
                .Text.Split("\r\n")
                .Where(line => !line.StartsWith("Date: ", StringComparison.Ordinal))
        );
}
