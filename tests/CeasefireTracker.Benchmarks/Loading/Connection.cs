using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>One connection that asks and reads, with as little work as can be, because it shares the processors with what it
/// measures.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];
    private readonly string host;

    public Connection(int port)
    {
        host = $"127.0.0.1:{port}";
        socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>How many bytes of body came.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>Asks for an address and reads the whole answer.</summary>
    /// <returns>The status.</returns>
    public int Get(string address, string more = "")
    {
        socket.Send(Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n"));
        var (filled, end) = (0, -1);
        while (end < 0)
        {
            filled += Receive(filled);
            end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }

        var head = buffer.AsSpan(0, end + 2);
        Utf8Parser.TryParse(head[9..], out int status, out _);
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            Utf8Parser.TryParse(head[(at + 16)..], out long length, out _);
            Skip(length - (filled - end - 4));
            BodyBytes += length;
        }
        else
        {
            // Chunked: read on until the last, empty chunk.
            var tail = filled;
            while (!buffer.AsSpan(0, tail).EndsWith("0\r\n\r\n"u8))
            {
                BodyBytes += tail;
                tail = Receive(0);
            }
        }

        return status;
    }

    public void Dispose() => socket.Dispose();

    private void Skip(long rest)
    {
        while (rest > 0)
        {
            rest -= Receive(0);
        }
    }

    private int Receive(int offset) =>
        socket.Receive(buffer, offset, buffer.Length - offset, SocketFlags.None) is > 0 and var read
            ? read
            : throw new IOException("The server closed the connection.");
}
