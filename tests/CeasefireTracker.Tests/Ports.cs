using System.Net;
using System.Net.Sockets;

namespace CeasefireTracker.Tests;

/// <summary>Ports for servers that are told theirs before they listen.</summary>
internal static class Ports
{
    // Below those that the system gives away itself, because it could give one to anybody before its server listens.
    private const int First = 20_000;
    private const int Count = 12_000;

    // By the process, because several run tests beside each other.
    private static int last = Environment.ProcessId * 97 % Count;

    /// <summary>One on the loopback address at which nobody listens, and that nobody else in this process was told.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // It is somebody's; the next one.
            }
        }
    }
}
