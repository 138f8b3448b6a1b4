using System.Net;
using System.Net.Sockets;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Tests.Fetching;

/// <summary>Names that lead nowhere, and machines that take no connection.</summary>
public sealed class ConnectionTests
{
    private static readonly Uri Page = new("http://news.example.org/page");

    [Fact]
    public async Task A_name_that_leads_nowhere_and_a_machine_that_takes_no_connection_are_told_apart()
    {
        // It holds a port on which it does not listen, so that nobody else can.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.Equal(NoAnswer.NoConnection, (await GuardTests.Through(LedTo(closed)).Get(Page, FetchAsk.Page)).Fault);
        Assert.Equal(NoAnswer.NameUnknown, (await GuardTests.Through(LedTo()).Get(Page, FetchAsk.Page)).Fault);
    }

    [Fact]
    public async Task A_machine_that_does_not_answer_leaves_time_to_the_next_of_its_name()
    {
        // One that listens and takes nobody: whoever comes after the first waits.
        using var dead = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        dead.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        dead.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)dead.LocalEndPoint!);
        await using var server = new StrangeServer().OnPage("/page", "page");
        var ask = FetchAsk.Page with { Connecting = TimeSpan.FromHours(2) };
        var clock = new ClockThatRings(ask.Connecting / 2);
        var alive = server.Door with { Resolve = (_, _) => Task.FromResult<IReadOnlyList<IPEndPoint>>([At(dead), server.Endpoint]) };

        var answer = await GuardTests.Through(alive with { LetIn = [At(dead), server.Endpoint] }, clock).Get(Page, ask);
        var alone = await GuardTests.Through(LedTo(dead), new ClockThatRings(ask.Connecting)).Get(Page, ask);

        Assert.Equal((200, server.Endpoint, 1), (answer.Status, answer.Exchanges[0].Peer, clock.Rung));
        Assert.Equal(NoAnswer.TimedOut, alone.Fault);
    }

    private static IPEndPoint At(Socket socket) => (IPEndPoint)socket.LocalEndPoint!;

    private static FetchDoor LedTo(params Socket[] sockets)
    {
        IReadOnlyList<IPEndPoint> all = [.. sockets.Select(At)];
        return new FetchDoor((_, _) => Task.FromResult(all), [.. all]);
    }

    /// <summary>A clock that stands, and on which just those wait in vain who wait so long.</summary>
    private sealed class ClockThatRings(TimeSpan at) : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public int Rung { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Rung += dueTime == at ? 1 : 0;
            return System.CreateTimer(callback, state, dueTime == at ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
