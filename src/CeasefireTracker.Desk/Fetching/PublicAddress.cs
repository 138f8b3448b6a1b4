using System.Net;
using System.Net.Sockets;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>Which addresses of machines lie on the public internet: none of IANA's registries of special-purpose addresses (RFC 6890), be
/// they reachable from everywhere or not, and none that a provider answers itself to those within.</summary>
public static class PublicAddress
{
    private static readonly (IPNetwork Network, string What)[] Special =
    [
        .. new[]
        {
            ("0.0.0.0/8", "this network"),
            ("10.0.0.0/8", "private"),
            ("100.64.0.0/10", "shared by a provider's customers"),
            ("127.0.0.0/8", "this machine"),
            ("169.254.0.0/16", "link-local"),
            // Azure's own, which its machines reach as others reach 169.254.169.254; the other clouds' lie in the networks named here.
            ("168.63.129.16/32", "a cloud's own"),
            ("172.16.0.0/12", "private"),
            ("192.0.0.0/24", "reserved for protocols"),
            ("192.0.2.0/24", "for documentation"),
            ("192.31.196.0/24", "whoever is nearest (AS112)"),
            ("192.52.193.0/24", "whoever is nearest (AMT)"),
            ("192.88.99.0/24", "6to4"),
            ("192.168.0.0/16", "private"),
            ("192.175.48.0/24", "whoever is nearest (AS112)"),
            ("198.18.0.0/15", "for benchmarks"),
            ("198.51.100.0/24", "for documentation"),
            ("203.0.113.0/24", "for documentation"),
            ("224.0.0.0/4", "multicast"),
            ("240.0.0.0/4", "reserved"),
            ("::/128", "unspecified"),
            ("::1/128", "this machine"),
            ("::/96", "IPv4-compatible"),
            ("64:ff9b::/96", "NAT64"),
            ("64:ff9b:1::/48", "NAT64 within a network"),
            ("2001::/32", "Teredo"),
            ("2001::/23", "reserved for protocols"),
            ("2001:db8::/32", "for documentation"),
            ("2002::/16", "6to4"),
            ("2620:4f:8000::/48", "whoever is nearest (AS112)"),
            ("3fff::/20", "for documentation"),
            ("fc00::/7", "unique-local"),
            ("fe80::/10", "link-local"),
            ("fec0::/10", "site-local"),
            ("ff00::/8", "multicast"),
        }.Select(pair => (IPNetwork.Parse(pair.Item1), pair.Item2)),
    ];

    // All that is given out to the public; what is outside has no meaning yet, or one that nobody here knows.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    /// <summary>What an address is, if it is not on the public internet; null if it is. An IPv4 address in IPv6 clothes is refused
    /// whatever it is, because where it leads is settled by a translator that cannot be seen from here.</summary>
    public static string? Refusal(IPAddress address)
    {
        // The framework's networks take a mapped address for the one within, and find it in none of IPv6's.
        if (address.IsIPv4MappedToIPv6)
        {
            return "IPv4-mapped";
        }

        foreach (var (network, what) in Special)
        {
            if (network.Contains(address))
            {
                return what;
            }
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => null,
            AddressFamily.InterNetworkV6 when address.ScopeId == 0 && GivenOut.Contains(address) => null,
            _ => "reserved",
        };
    }
}
