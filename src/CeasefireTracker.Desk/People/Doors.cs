using System.Net;
using System.Net.Sockets;

namespace CeasefireTracker.Desk.People;

/// <summary>The addresses by which somebody comes in, where nobody may try as often as they like.</summary>
public static class Doors
{
    /// <summary>The name of the limit.</summary>
    public const string Policy = "doors";

    /// <summary>How often one network may try in a minute: a team behind one address comes in, and a flood is held off.</summary>
    public const int Tries = 60;

    private const int BytesOfNetwork4 = 3;
    private const int BytesOfNetwork6 = 6;

    /// <summary>The network that an address belongs to: /24, or of IPv6 as many bytes as are told, else /48, which an office has.</summary>
    public static IPAddress Prefix(IPAddress? address, int bytesOfNetwork6 = BytesOfNetwork6)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? BytesOfNetwork4 : bytesOfNetwork6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPAddress(bytes);
    }
}
