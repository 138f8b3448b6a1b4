namespace CeasefireTracker.Web.Addresses;

/// <summary>Names in an address that tell only how it was found.</summary>
public static class TrackingNames
{
    private static readonly HashSet<string> Exact = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "mc_cid",
        "mc_eid",
        "igshid",
        "yclid",
        "twclid",
        "ref_src",
        "_ga",
        "_gl",
    };

    /// <summary>True of such a name.</summary>
    public static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Exact.Contains(name);
}
