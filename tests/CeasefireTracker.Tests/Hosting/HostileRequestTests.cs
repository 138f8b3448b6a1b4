using System.Text;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>What attackers send, over a real socket.</summary>
public sealed class HostileRequestTests(SocketSite site) : IClassFixture<SocketSite>
{
    [Fact]
    public async Task Malformed_requests_get_a_clear_refusal_and_never_an_error_of_ours()
    {
        var (count, slow, statuses) = (Goals.Cases(200, 5_000), new List<string>(), new SortedDictionary<int, int>());
        foreach (var seed in new[] { 1, 2, 3 })
        {
            await Parallel.ForEachAsync(
                MalformedRequests.Of(seed, count),
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (request, _) =>
                {
                    var answer = await RawReader.Send(site.Port, request);
                    lock (statuses)
                    {
                        statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
                        if (answer.Time > TimeSpan.FromSeconds(2))
                        {
                            slow.Add($"{answer.Time}: {Encoding.Latin1.GetString(request.AsSpan(0, Math.Min(80, request.Length)))}");
                        }
                    }

                    Assert.True(answer.Status < 500 || answer.Status == 505, $"{answer.Status} for\n{Encoding.Latin1.GetString(request)}");
                    Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
                    Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
                    Assert.DoesNotContain("Microsoft.", answer.Text, StringComparison.Ordinal);
                    Assert.DoesNotContain("/tmp/", answer.Text, StringComparison.Ordinal);
                    Assert.DoesNotContain("root:x:", answer.Text, StringComparison.Ordinal);
                }
            );
        }

        var met = string.Join(", ", statuses.Select(pair => $"{pair.Value} × {(pair.Key == 0 ? "hung up" : pair.Key)}"));
        // A run in which the server only hangs up proves nothing.
        Assert.True(statuses.Where(pair => pair.Key is 200 or 400 or 404).Sum(pair => pair.Value) > count, met);
        Goals.Reached("R6", $"{3 * count} malformed requests, 3 seeds: {met}; {slow.Count} slower than 2 s");
        Assert.True(Environment.GetEnvironmentVariable("TRACKER_LONG") != "1" || slow.Count == 0, string.Join('\n', slow));
    }

    public static TheoryData<string, string, bool> Hosts =>
        new()
        {
            // why, the head of the request, whether it is refused
            { "another host", "GET /en/timeline HTTP/1.1\r\nHost: evil.example\r\n", true },
            { "an empty host", "GET /en/timeline HTTP/1.1\r\nHost:\r\n", true },
            { "no host", "GET /en/timeline HTTP/1.1\r\n", true },
            { "no host in HTTP/1.0", "GET /en/timeline HTTP/1.0\r\n", true },
            { "another host in HTTP/1.0", "GET /en/timeline HTTP/1.0\r\nHost: evil.example\r\n", true },
            { "an absolute address of another host", "GET http://evil.example/en/timeline HTTP/1.1\r\nHost: evil.example\r\n", true },
            {
                "an absolute address that is not the host",
                "GET http://evil.example/en/timeline HTTP/1.1\r\nHost: tracker.example\r\n",
                true
            },
            { "two hosts", "GET /en/timeline HTTP/1.1\r\nHost: tracker.example\r\nHost: evil.example\r\n", true },
            { "a host with a user", "GET /en/timeline HTTP/1.1\r\nHost: tracker.example@evil.example\r\n", true },
            { "a host with a path", "GET /en/timeline HTTP/1.1\r\nHost: tracker.example/evil.example\r\n", true },
            { "a forwarded host", "GET /en/timeline HTTP/1.1\r\nHost: tracker.example\r\nX-Forwarded-Host: evil.example\r\n", false },
            {
                "a forwarded element",
                "GET /en/timeline HTTP/1.1\r\nHost: tracker.example\r\nForwarded: host=evil.example;proto=http\r\n",
                false
            },
            {
                "a rewritten address",
                "GET /en/timeline HTTP/1.1\r\nHost: tracker.example\r\nX-Original-URL: //evil.example/\r\nX-Rewrite-URL: //evil.example/\r\n",
                false
            },
        };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task No_page_holds_a_host_that_a_request_claims(string why, string head, bool isRefused)
    {
        var answer = await RawReader.Send(site.Port, head + "Connection: close\r\n\r\n");

        Assert.True(answer.Status == (isRefused ? 400 : 200), $"{why}: {answer.Status}");
        Assert.DoesNotContain("evil", answer.Text, StringComparison.Ordinal);
        Goals.Reached("S6", "1 host shape");
    }

    [Theory]
    [InlineData("//evil.example/?utm_source=x")]
    [InlineData("//evil.example/%2e%2e?utm_source=x")]
    [InlineData("/\\evil.example/?utm_source=x")]
    [InlineData("/%5Cevil.example/?fbclid=x")]
    [InlineData("/%2F%2Fevil.example/?fbclid=x")]
    [InlineData("///evil.example?gclid=x")]
    [InlineData("/en/timeline?utm_source=x&actor=russia%0d%0aLocation:%20//evil.example")]
    [InlineData("/en/timeline?actor=&q=//evil.example")]
    [InlineData("//evil.example/..;/en")]
    [InlineData("//evil.example/EN/")]
    [InlineData("/\\evil.example/EN/")]
    [InlineData("/%5C%5Cevil.example/EN/")]
    [InlineData("/EN/%2F/evil.example//")]
    [InlineData("///EVIL.example//%2e%2e/")]
    [InlineData("/en/timeline?returnUrl=//evil.example&actor=")]
    public async Task No_redirect_leads_to_another_host(string target)
    {
        var answer = await RawReader.Send(site.Port, $"GET {target} HTTP/1.1\r\nHost: tracker.example\r\nConnection: close\r\n\r\n");

        var location = answer
            .Text.Split("\r\n\r\n")[0]
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Location: ", StringComparison.Ordinal))
            ?[10..];
        Assert.True(
            answer.Status is 301 or 302 or 200 or 404 or 400,
            answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal("tracker.example", new Uri(new Uri("https://tracker.example/"), location ?? "/").Host);
        Assert.DoesNotContain('\\', location ?? "");
    }
}
