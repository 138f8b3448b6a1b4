using System.Net;
using System.Threading.RateLimiting;
using CeasefireTracker.Desk.People;

namespace CeasefireTracker.Desk.Reports;

/// <summary>How many reports are taken in an hour: from one network (/24, or /56 of IPv6), and from all. It is counted in memory and
/// written nowhere.</summary>
public sealed class ReportLimits : IDisposable
{
    /// <summary>The most of one network.</summary>
    public const int OfNetwork = 10;

    /// <summary>The most of all.</summary>
    public const int OfAll = 200;

    private const int BytesOfNetwork6 = 7;

    /// <summary>From its first report on; after it all may come again.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<IPAddress> network = PartitionedRateLimiter.Create<IPAddress, IPAddress>(network =>
        RateLimitPartition.GetFixedWindowLimiter(network, _ => Of(OfNetwork))
    );

    private readonly FixedWindowRateLimiter all = new(Of(OfAll));

    /// <summary>Counts a report.</summary>
    /// <returns>The key of the words that say why it is not taken; null if it is.</returns>
    public string? Refuses(IPAddress? from)
    {
        using var own = network.AttemptAcquire(Doors.Prefix(from, BytesOfNetwork6));
        if (!own.IsAcquired)
        {
            return "report.often";
        }

        using var lease = all.AttemptAcquire();
        return lease.IsAcquired ? null : "report.many";
    }

    public void Dispose()
    {
        network.Dispose();
        all.Dispose();
    }

    private static FixedWindowRateLimiterOptions Of(int most) => new() { PermitLimit = most, Window = Window };
}
