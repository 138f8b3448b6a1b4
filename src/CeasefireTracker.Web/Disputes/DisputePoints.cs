using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Disputes;

/// <summary>The points of a record on which sources differ, as far as they are counted and chosen by; read once from its store and kept
/// with it.</summary>
public sealed class DisputePoints
{
    private DisputePoints(OpenStore store)
    {
        using var context = store.Context();
        All =
        [
            .. context
                .Disputes.Where(dispute => dispute.Event.Ordinal != null)
                .OrderBy(dispute => dispute.Event.Ordinal)
                .ThenBy(dispute => dispute.Place)
                .Select(dispute => new
                {
                    dispute.Event.Ordinal,
                    dispute.Place,
                    dispute.About,
                    Reports = dispute.Reports.Select(report => new { report.Why, report.Source.PublisherId }).ToList(),
                })
                .AsEnumerable()
                .Select(point => new DisputePoint(
                    point.Ordinal!.Value,
                    point.Place,
                    point.About,
                    [.. point.Reports.Select(report => (report.Why, report.PublisherId))]
                )),
        ];
    }

    /// <summary>Those of the events on the timeline, in the order of the events.</summary>
    public IReadOnlyList<DisputePoint> All { get; }

    public static DisputePoints Of(OpenStore store) => store.Once(static store => new DisputePoints(store))!;
}

/// <summary>One of them.</summary>
/// <param name="Ordinal">The event's number in day order.</param>
/// <param name="Place">The place among the points of the event, from 0.</param>
public sealed record DisputePoint(
    int Ordinal,
    int Place,
    DifferenceAbout About,
    IReadOnlyList<(DifferenceCause Why, string Publisher)> Reports
);
