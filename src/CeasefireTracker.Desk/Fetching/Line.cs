using System.Net;
using System.Net.Sockets;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>One connection: whom it may lead to, and what went over it.</summary>
internal sealed class Line(FetchDoor door, int mostBytes)
{
    /// <summary>Why it was refused or cut; null while it was not.</summary>
    public NoAnswer? Fault { get; private set; }

    /// <summary>The machine at its other end; null before there is one.</summary>
    public IPEndPoint? Peer { get; private set; }

    public MemoryStream Sent { get; } = new();

    public MemoryStream Came { get; } = new();

    /// <summary>Connects to the very address that was looked at: a name that leads elsewhere a moment later leads nowhere.</summary>
    /// <exception cref="IOException">It is refused, or nobody takes the connection.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint;
        var machines = IPAddress.TryParse(host.Host, out var address) ? [new(address, host.Port)] : await door.Resolve(host, stop);
        if (machines.Count == 0)
        {
            throw Refused(NoAnswer.NameUnknown, $"The name {host.Host} leads nowhere.");
        }

        // A name that leads to a public machine and to another is refused as a whole: which of them answers is chance.
        foreach (var machine in machines.Where(machine => !door.LetIn.Contains(machine)))
        {
            if (PublicAddress.Refusal(machine.Address) is { } what)
            {
                throw Refused(NoAnswer.NotPublic, $"{host.Host} leads to {machine.Address}, which is not public ({what}).");
            }
        }

        SocketException? last = null;
        foreach (var machine in machines)
        {
            var socket = new Socket(machine.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(machine, stop);
                Peer = machine;
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw Refused(NoAnswer.NoConnection, $"{host.Host} takes no connection: {last!.Message}");
    }

    /// <summary>Keeps what goes over the line.</summary>
    public ValueTask<Stream> Listen(SocketsHttpPlaintextStreamFilterContext context, CancellationToken stop) =>
        ValueTask.FromResult<Stream>(new HeardStream(context.PlaintextStream, this));

    /// <summary>Keeps what came.</summary>
    /// <exception cref="IOException">It is more than is taken.</exception>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (Came.Length + bytes.Length > mostBytes)
        {
            throw Refused(NoAnswer.TooLarge, $"More than {mostBytes} bytes came.");
        }

        Came.Write(bytes);
    }

    /// <summary>The fault, to be thrown.</summary>
    public IOException Refused(NoAnswer fault, string why)
    {
        (Fault, Why) = (fault, why);
        return new IOException(why);
    }

    /// <summary>The fault in words.</summary>
    public string Why { get; private set; } = "";
}
