using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Sources;

/// <summary>One document and everything that rests on it.</summary>
public sealed class SourceModel : TrackerPage
{
    public SourceRow Source { get; private set; } = null!;

    /// <summary>The events that cite it, in day order, each with what it cites it for.</summary>
    public IReadOnlyList<(RecordedEvent Event, Citation Citation)> Citing { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        using var context = Store.Context();
        if (Store.Vocabulary.Published(context.Sources.Where(source => source.Id == id)) is not [var source])
        {
            return NotFound();
        }

        (Source, Citing) = (
            source,
            [
                .. new EventReader(Store)
                    .Citing(id)
                    .SelectMany(e => e.Event.Citations.Where(citation => citation.Source == id), (e, citation) => (e, citation)),
            ]
        );
        return Page();
    }

    /// <summary>The points of an event in which this document says otherwise.</summary>
    public IEnumerable<(Dispute Dispute, DisputeReport Report)> Differs(RecordedEvent e) =>
        e.Disputes.SelectMany(
            dispute => dispute.Reports.Where(report => report.Source == Source.Id),
            (dispute, report) => (dispute, report)
        );
}
