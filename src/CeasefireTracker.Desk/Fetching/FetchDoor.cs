using System.Net;
using System.Net.Sockets;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>How names become the addresses of machines, and which of them are let in though they are not public.</summary>
/// <param name="Resolve">All addresses of a host; none if its name leads nowhere.</param>
/// <param name="LetIn">A test's own servers. The program itself lets nobody in: no setting leads here.</param>
public sealed record FetchDoor(
    Func<DnsEndPoint, CancellationToken, Task<IReadOnlyList<IPEndPoint>>> Resolve,
    IReadOnlyCollection<IPEndPoint> LetIn
)
{
    /// <summary>Names as the machine resolves them, and public addresses alone.</summary>
    public static FetchDoor Public { get; } = new(ByTheMachine, []);

    private static async Task<IReadOnlyList<IPEndPoint>> ByTheMachine(DnsEndPoint host, CancellationToken stop)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host.Host, stop);
            return [.. addresses.Select(address => new IPEndPoint(address, host.Port))];
        }
        // A resolver that does not answer knows nothing of the name, and a name without an answer must not be told as gone.
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return [];
        }
    }
}
