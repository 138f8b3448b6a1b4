using System.Net;
using System.Net.Sockets;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>One connection: whom it may lead to, and what went over it.</summary>
internal sealed class Line(FetchDoor door, FetchAsk ask, TimeProvider clock)
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

        var (left, fault, why) = (ask.Connecting, NoAnswer.NoConnection, "");
        foreach (var (place, machine) in machines.Index())
        {
            // One that does not answer leaves their time to those after it.
            using var share = new CancellationTokenSource(left / (machines.Count - place), clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, share.Token);
            var begun = clock.GetTimestamp();
            try
            {
                var stream = await Reach(machine, either.Token);
                Peer = machine;
                return stream;
            }
            catch (SocketException e)
            {
                (fault, why) = (NoAnswer.NoConnection, e.Message);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                (fault, why) = (NoAnswer.TimedOut, "it does not answer in time.");
            }

            left -= clock.GetElapsedTime(begun);
            left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        throw Refused(fault, $"{host.Host} takes no connection: {why}");
    }

    private static async Task<Stream> Reach(IPEndPoint machine, CancellationToken stop)
    {
        var socket = new Socket(machine.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(machine, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Keeps what goes over the line.</summary>
    public ValueTask<Stream> Listen(SocketsHttpPlaintextStreamFilterContext context, CancellationToken stop) =>
        ValueTask.FromResult<Stream>(new HeardStream(context.PlaintextStream, this));

    /// <summary>Keeps what came.</summary>
    /// <exception cref="IOException">It is more than is taken.</exception>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (Came.Length + bytes.Length > ask.MostBytes)
        {
            throw Refused(NoAnswer.TooLarge, $"More than {ask.MostBytes} bytes came.");
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
