using System.Net;
using System.Threading.RateLimiting;
using CeasefireTracker.Desk.People;

namespace CeasefireTracker.Desk.Reports;

/// <summary>How many reports are taken in an hour: from one network (/24, or /56 of IPv6), from all networks of one site of IPv6 (/48), and
/// from everybody. It is counted in memory and written nowhere.</summary>
public sealed class ReportLimits : IDisposable
{
    /// <summary>The most of one network.</summary>
    public const int OfNetwork = 10;

    /// <summary>The most of one site, which may have 256 networks.</summary>
    public const int OfSite = 30;

    /// <summary>The most of all.</summary>
    public const int OfAll = 200;

    private const int BytesOfNetwork6 = 7;

    /// <summary>From its first report on; after it all may come again.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<IPAddress> network = PartitionedRateLimiter.Create<IPAddress, IPAddress>(from =>
        RateLimitPartition.GetFixedWindowLimiter(Doors.Prefix(from, BytesOfNetwork6), _ => Of(OfNetwork))
    );

    private readonly PartitionedRateLimiter<IPAddress> site = PartitionedRateLimiter.Create<IPAddress, IPAddress>(from =>
        RateLimitPartition.GetFixedWindowLimiter(Doors.Prefix(from), _ => Of(OfSite))
    );

    private readonly FixedWindowRateLimiter all = new(Of(OfAll));

    /// <summary>Counts a report.</summary>
    /// <returns>Why it is not taken; null if it is.</returns>
    public NotTaken? Refuses(IPAddress? from)
    {
        from ??= IPAddress.None;
        // Asked first, so that no flood of addresses makes a count for each of them.
        if (all.GetStatistics()?.CurrentAvailablePermits == 0)
        {
            return Refused("report.many", OfAll);
        }

        using var own = network.AttemptAcquire(from);
        if (!own.IsAcquired)
        {
            return Refused("report.often", OfNetwork);
        }

        using var near = site.AttemptAcquire(from);
        if (!near.IsAcquired)
        {
            return Refused("report.often", OfSite);
        }

        using var lease = all.AttemptAcquire();
        return lease.IsAcquired ? null : Refused("report.many", OfAll);
    }

    public void Dispose()
    {
        network.Dispose();
        site.Dispose();
        all.Dispose();
    }

    private static NotTaken Refused(string key, int most) => new(key, StatusCodes.Status429TooManyRequests, most);

    private static FixedWindowRateLimiterOptions Of(int most) => new() { PermitLimit = most, Window = Window };
}
