using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Tests.Fetching;
using CeasefireTracker.Tests.Exports;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>The files of kept pages, as others read them.</summary>
public sealed class WarcTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warc-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ReaderFact]
    public async Task A_program_of_others_reads_each_question_and_answer_with_its_page()
    {
        var path = await Write();
        var start = new ProcessStartInfo(Readers.Node!, [Path.Combine(Readers.Folder, "warc.mjs"), path]) { RedirectStandardOutput = true };
        using var reader = Process.Start(start)!;
        using var read = JsonDocument.Parse(await reader.StandardOutput.ReadToEndAsync());
        var records = read.RootElement.EnumerateArray().ToList();

        Assert.Equal(
            ["warcinfo", "request", "response", "request", "response"],
            records.Select(record => record.GetProperty("type").GetString())
        );
        Assert.All(records, record => Assert.Equal("WARC/1.1", record.GetProperty("version").GetString()));
        Assert.Equal("HTTP/1.1 302 Found", records[2].GetProperty("status").GetString());
        Assert.Equal("http://news.example.org/page", records[4].GetProperty("target").GetString());
        Assert.Equal("HTTP/1.1 200 OK", records[4].GetProperty("status").GetString());
        Assert.Equal("<p>停戦</p><p>truce</p>", records[4].GetProperty("body").GetString());
        Assert.Equal(records[4].GetProperty("id").GetString(), records[3].GetProperty("concurrent").GetString());
        // Each record is a member that can be taken out by its place and unpacked alone.
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.All(
            records,
            record =>
                Assert.StartsWith(
                    "WARC/1.1\r\n",
                    Unpacked(bytes.AsSpan(record.GetProperty("offset").GetInt32(), record.GetProperty("length").GetInt32()).ToArray()),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_block_is_as_long_as_it_says_has_the_digest_that_it_says_and_is_what_went_over_the_line()
    {
        var path = await Write();
        var text = Unpacked(await File.ReadAllBytesAsync(path));
        var rest = Encoding.Latin1.GetBytes(text).AsSpan();
        var blocks = new List<string>();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf("\r\n\r\n"u8);
            var head = Encoding
                .UTF8.GetString(rest[..end])
                .Split("\r\n")
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1]);
            var block = rest.Slice(end + 4, int.Parse(head["Content-Length"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(block)), head["WARC-Block-Digest"]);
            Assert.True(rest[(end + 4 + block.Length)..].StartsWith("\r\n\r\n"u8));
            blocks.Add(Encoding.UTF8.GetString(block));
            rest = rest[(end + 8 + block.Length)..];
        }

        Assert.Equal(5, blocks.Count);
        Assert.StartsWith("GET /page HTTP/1.1\r\nHost: news.example.org\r\n", blocks[3], StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n", blocks[4], StringComparison.Ordinal);
    }

    private async Task<string> Write()
    {
        await using var server = new StrangeServer()
            .OnRedirect("/", "/page")
            .On(
                "/page",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nd\r\n<p>停戦</p>\r\n0c\r\n<p>truce</p>\r\n0\r\n\r\n"
            );
        var answer = await GuardTests.Through(server.Door).Get(new Uri("http://news.example.org/"), FetchAsk.Page);
        Assert.True(answer.IsPage, answer.Detail);
        var path = Path.Combine(folder, "page.warc.gz");
        await using var file = File.Create(path);
        Warc.Write(file, "page.warc.gz", "Test/1.0", answer.Exchanges);
        return path;
    }

    private static string Unpacked(byte[] packed)
    {
        using var unpack = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var text = new MemoryStream();
        unpack.CopyTo(text);
        return Encoding.Latin1.GetString(text.ToArray());
    }
}
