using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Archive;

/// <summary>A fetched page as a WARC 1.1 file (ISO 28500:2017): what the file is, then each question with its answer, byte for byte as they
/// went over the line. Each record is a gzip member of its own, so that a reader can take one out of many.</summary>
public static class Warc
{
    private const string Format = "WARC/1.1\r\n";

    /// <summary>Writes the file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="agent">By what name the page was asked for.</param>
    public static void Write(Stream file, string name, string agent, IReadOnlyList<Exchange> exchanges)
    {
        var info = $"software: CeasefireTracker.Desk\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {agent}\r\n";
        Record(
            file,
            [
                ("WARC-Type", "warcinfo"),
                ("WARC-Record-ID", NewId()),
                ("WARC-Date", Date(exchanges[0].At)),
                ("WARC-Filename", name),
                ("Content-Type", "application/warc-fields"),
            ],
            Encoding.UTF8.GetBytes(info)
        );
        foreach (var exchange in exchanges)
        {
            var (request, response) = (NewId(), NewId());
            Record(file, [.. Common(exchange, "request", request), ("WARC-Concurrent-To", response)], exchange.Request.Span);
            Record(
                file,
                [.. Common(exchange, "response", response), ("WARC-IP-Address", exchange.Peer.Address.ToString())],
                exchange.Response.Span
            );
        }
    }

    private static IEnumerable<(string Name, string Value)> Common(Exchange exchange, string type, string id) =>
        [
            ("WARC-Type", type),
            ("WARC-Record-ID", id),
            ("WARC-Date", Date(exchange.At)),
            ("WARC-Target-URI", exchange.Address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)),
            ("Content-Type", $"application/http; msgtype={type}"),
        ];

    private static void Record(Stream file, IEnumerable<(string Name, string Value)> fields, ReadOnlySpan<byte> block)
    {
        using var member = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        var head = new StringBuilder(Format);
        foreach (var (name, value) in fields)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("WARC-Block-Digest: sha256:").Append(Convert.ToHexStringLower(SHA256.HashData(block))).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {block.Length}\r\n\r\n");
        member.Write(Encoding.UTF8.GetBytes(head.ToString()));
        member.Write(block);
        member.Write("\r\n\r\n"u8);
    }

    private static string NewId() => $"<urn:uuid:{Guid.NewGuid()}>";

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
