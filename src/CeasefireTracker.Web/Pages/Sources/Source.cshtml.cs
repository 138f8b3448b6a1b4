using CeasefireTracker.Web.Store.Rows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Pages.Sources;

/// <summary>One document and everything that rests on it.</summary>
public sealed class SourceModel : TrackerPage
{
    public SourceRow Source { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        using var context = Store.Context();
        var source = context.Sources
            .Include(source => source.Publisher).Include(source => source.Origin)
            .Include(source => source.Citations.OrderBy(citation => citation.Event.Ordinal)).ThenInclude(citation => citation.Event)
                .ThenInclude(e => e.Disputes).ThenInclude(dispute => dispute.Reports).ThenInclude(report => report.ReportedEvent)
            .SingleOrDefault(source => source.Id == id);
        if (source is null)
        {
            return NotFound();
        }

        Source = source;
        return Page();
    }

    /// <summary>The points of an event in which this document says otherwise.</summary>
    public IEnumerable<(DisputeRow Dispute, DisputeReportRow Report)> Differs(EventRow e) =>
        e.Disputes.SelectMany(dispute => dispute.Reports.Where(report => report.SourceId == Source.Id), (dispute, report) => (dispute, report));
}
