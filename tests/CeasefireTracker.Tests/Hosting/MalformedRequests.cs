using System.Text;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>Requests that no browser sends: each seed gives the same ones. All end in an empty line, so the server never has to wait for
/// more.</summary>
public static class MalformedRequests
{
    private static readonly string[] Methods =
    [
        "GET",
        "HEAD",
        "POST",
        "get",
        "",
        "G\0T",
        "TRACE",
        "CONNECT",
        "PROPFIND",
        "GET GET",
        "PRI",
        new('A', 300),
        "💥",
    ];

    private static readonly string[] Targets =
    [
        "/en/timeline",
        "*",
        "",
        "//",
        "/..",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fappsettings.json",
        "/%5c..%5c",
        "/%00",
        "/en/%",
        "/%zz",
        "/%c0%af",
        "/%ff%fe",
        "/en/timeline?%",
        "/en/timeline?q=%00",
        "/en/timeline?q=%ed%a0%80",
        "/en/timeline?q=%C3%28",
        "/en/timeline?from=%F0%9F%92%A5",
        "/en/timeline?&&&=&=",
        "/en/timeline?" + new string('a', 3000),
        "/" + new string('a', 9000),
        "http://evil.example/en/timeline",
        "https://tracker.example@evil.example/",
        "evil.example:443",
        "/en/timeline#x",
        "/en/timeline\\..\\",
        "/en/timeline;jsessionid=1",
        "/data/events/2025",
        "/.git/config",
        "/appsettings.json",
        "/ceasefire.sqlite",
        "/en/events/%2e%2e",
        "/en/events/" + new string('é', 50),
        "/en/timeline.json?limit=99999999999999999999",
        "/en/timeline?page=%7B%7B7*7%7D%7D&handler=x&area=y",
        "/error/500",
        "/error/99999999999",
        "/en/events/CON",
        "/en/sources/a%0d%0aSet-Cookie:x=1",
        "/\u0001",
    ];

    private static readonly string[] Versions =
    [
        "HTTP/1.1",
        "HTTP/1.0",
        "HTTP/2.0",
        "HTTP/9.9",
        "HTTP/1.1 HTTP/1.1",
        "http/1.1",
        "",
        "HTTP/0.9",
        "HTTQ/1.1",
    ];

    private static readonly string[] Headers =
    [
        "Host: tracker.example",
        "Host: ",
        "Host: a\0b",
        "Host: tracker.example:99999999",
        "NoColon",
        ": empty",
        "X-A: \u0001",
        " folded: line",
        "Content-Length: -1",
        "Content-Length: 1e3",
        "Content-Length: 0\r\nContent-Length: 5",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Expect: 100-continue",
        "Expect: x",
        "Upgrade: h2c\r\nConnection: Upgrade",
        "Range: bytes=-",
        "Range: bytes=5-1,0-0,9999999999999999999-",
        "If-None-Match: \"",
        "If-None-Match: W/,,,*",
        "If-Modified-Since: yesterday",
        "Accept: ;;;q=",
        "Accept-Language: \u00ff,,;q=2,ja;q=x",
        "Accept-Encoding: identity;q=0, *;q=0",
        "Cookie: " + new string('c', 4000),
        "Cookie: =;;=\u00e9",
        "X-Big: " + new string('x', 20_000),
        "Content-Type: multipart/form-data; boundary=\"",
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3",
        "Referer: \u00ff\u00fe",
        "X-HTTP-Method-Override: DELETE",
        "X-Original-URL: /healthz",
        "X-Rewrite-URL: /readyz",
        "Forwarded: for=\"[::1\";proto=;",
        "X-Forwarded-For: , ,,%",
        "X-Forwarded-Proto: javascript",
    ];

    public static IEnumerable<byte[]> Of(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var head = new StringBuilder()
                .Append(Pick(Methods, 0.6, "GET"))
                .Append(' ')
                .Append(Pick(Targets, 0.2, "/en/timeline"))
                .Append(' ')
                .Append(Pick(Versions, 0.8, "HTTP/1.1"))
                .Append("\r\n");
            if (random.NextDouble() < 0.9)
            {
                head.Append("Host: tracker.example\r\n");
            }

            for (var headers = random.Next(4); headers > 0; headers--)
            {
                head.Append(Pick(Headers, 0, "")).Append(random.NextDouble() < 0.95 ? "\r\n" : "\n");
            }

            if (random.NextDouble() < 0.05)
            {
                head.Insert(0, "\r\n").Append(string.Concat(Enumerable.Range(0, 120).Select(n => $"X-{n}: y\r\n")));
            }

            var bytes = Encoding.Latin1.GetBytes(head.Append("Connection: close\r\n").ToString());
            for (var flips = random.NextDouble() < 0.3 ? random.Next(1, 6) : 0; flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            // The body of those that promised one, and the end of a chunked one.
            yield return [.. bytes, .. "\r\n"u8, .. "0\r\n\r\n"u8];
        }

        string Pick(string[] all, double usual, string one) => random.NextDouble() < usual ? one : all[random.Next(all.Length)];
    }
}
