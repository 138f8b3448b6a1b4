using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>A reader that sends bytes as they are, because HTTP clients correct what they are given.</summary>
public static class RawReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends the bytes and reads one answer. The sending side stays open: the server drops requests of readers that
    /// half-close.</summary>
    public static async Task<RawAnswer> Send(int port, byte[] request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        var began = Stopwatch.GetTimestamp();
        var received = new MemoryStream();
        try
        {
            await socket.SendAsync(request, patience.Token);
            var piece = new byte[16 * 1024];
            while (!IsWhole(received))
            {
                var read = await socket.ReceiveAsync(piece, patience.Token);
                if (read == 0)
                {
                    break;
                }

                received.Write(piece, 0, read);
            }
        }
        catch (SocketException)
        {
            // The server hung up on what it could not read; what came before counts.
        }

        return new RawAnswer(Encoding.UTF8.GetString(received.ToArray()), Stopwatch.GetElapsedTime(began));
    }

    public static Task<RawAnswer> Send(int port, string request) => Send(port, Encoding.Latin1.GetBytes(request));

    private static bool IsWhole(MemoryStream received)
    {
        var text = Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)received.Length);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        if (text.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal))
        {
            return text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
        }

        const string Length = "Content-Length: ";
        var at = text.IndexOf(Length, StringComparison.Ordinal);
        return at < 0 || at > end
            ? text.StartsWith("HTTP/1.1 304", StringComparison.Ordinal)
            : received.Length - end - 4
                >= int.Parse(text.AsSpan(at + Length.Length, text.IndexOf('\r', at) - at - Length.Length), CultureInfo.InvariantCulture);
    }
}

/// <summary>What came back, headers and body in one text; the status is 0 if the server hung up.</summary>
public sealed record RawAnswer(string Text, TimeSpan Time)
{
    public int Status =>
        Text.Length > 12 && Text.StartsWith("HTTP/", StringComparison.Ordinal)
            ? int.Parse(Text.AsSpan(9, 3), CultureInfo.InvariantCulture)
            : 0;
}

/// <summary>The program on a real socket over the small record, answering to one name.</summary>
public sealed class SocketSite : IDisposable
{
    private readonly SmallRecord record = new();

    public SocketSite()
    {
        Site = new TrackerSite(
            record.Data,
            ("Tracker:PublicOrigin", "https://tracker.example"),
            ("Tracker:AllowedHosts", "tracker.example")
        );
        Site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        Site.StartServer();
        Port = Site.ClientOptions.BaseAddress.Port;
    }

    public TrackerSite Site { get; }

    public int Port { get; }

    public void Dispose()
    {
        Site.Dispose();
        record.Dispose();
    }
}
