using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Reads what a picture shows of events, and keeps what was read lately.</summary>
internal static class PictureRows
{
    /// <summary>The rows of these events, in the same order.</summary>
    public static IEnumerable<PictureRow> Of(OpenStore store, IReadOnlyCollection<int> ordinals)
    {
        var rows = ordinals.Select(PictureRow.Kept(store).Find).OfType<PictureRow>().ToDictionary(row => row.Ordinal);
        int[] missing = [.. ordinals.Where(ordinal => !rows.ContainsKey(ordinal))];
        if (missing.Length > 0)
        {
            var read = Read(store, missing);
            PictureRow.Kept(store).Keep(read);
            rows = rows.Concat(read).ToDictionary();
        }

        return ordinals.Select(ordinal => rows[ordinal]);
    }

    private static Dictionary<int, PictureRow> Read(OpenStore store, int[] ordinals)
    {
        List<int?> wanted = [.. ordinals];
        using var context = store.Context();
        var dates = context
            .Disputes.Where(dispute => dispute.About == DifferenceAbout.Date && wanted.Contains(dispute.Event.Ordinal))
            .SelectMany(
                dispute => dispute.Reports,
                (dispute, report) =>
                    new
                    {
                        dispute.Event.Ordinal,
                        dispute.Place,
                        ReportPlace = report.Place,
                        report.Value,
                    }
            )
            .OrderBy(report => report.Place)
            .ThenBy(report => report.ReportPlace)
            .ToLookup(report => report.Ordinal, report => EdtfDate.Parse(report.Value));
        var answers = context
            .Relations.Where(relation =>
                relation.Kind == RelationKind.RespondsTo && relation.Target.Ordinal != null && wanted.Contains(relation.Event.Ordinal)
            )
            .OrderBy(relation => relation.TargetId)
            .Select(relation => new { relation.Event.Ordinal, Target = relation.Target.Ordinal!.Value })
            .ToLookup(relation => relation.Ordinal, relation => relation.Target);
        return context
            .Events.Where(e => wanted.Contains(e.Ordinal))
            .Select(e => new
            {
                Ordinal = e.Ordinal!.Value,
                e.Id,
                e.Title,
                e.Date,
                e.InForce,
                e.Kind,
            })
            .AsEnumerable()
            .ToDictionary(
                e => e.Ordinal,
                e => new PictureRow(
                    e.Ordinal,
                    e.Id,
                    e.Title,
                    e.Date,
                    e.InForce,
                    e.Kind,
                    [.. dates[e.Ordinal].Distinct()],
                    [.. answers[e.Ordinal]]
                )
            );
    }
}
