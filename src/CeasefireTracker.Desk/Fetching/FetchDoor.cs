using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>How names become the addresses of machines, and which of them are let in though they are not public.</summary>
/// <param name="Resolve">All addresses of a host; none if its name leads nowhere.</param>
/// <param name="LetIn">A test's own servers. The program itself lets nobody in: no setting leads here.</param>
public sealed record FetchDoor(
    Func<DnsEndPoint, CancellationToken, Task<IReadOnlyList<IPEndPoint>>> Resolve,
    IReadOnlyCollection<IPEndPoint> LetIn
)
{
    /// <summary>A test's own issuer of certificates, who is believed in place of all others. The program itself believes those whom the
    /// machine believes: null, and no setting leads here.</summary>
    public X509Certificate2? Issuer { get; init; }

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
