using CeasefireTracker.Web.Store.Rows;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>The statements that write an event's row and the rows of all that belongs to it.</summary>
internal sealed class EventWriter(TrackerContext context, SqliteConnection connection) : IDisposable
{
    private readonly RowWriter<EventRow> events = new(context, connection);
    private readonly RowWriter<EventActorRow> actors = new(context, connection);
    private readonly RowWriter<TermRow> terms = new(context, connection);
    private readonly RowWriter<FactRow> facts = new(context, connection);
    private readonly RowWriter<CitationRow> citations = new(context, connection);
    private readonly RowWriter<DisputeRow> disputes = new(context, connection);
    private readonly RowWriter<DisputeReportRow> reports = new(context, connection);
    private readonly RowWriter<RelationRow> relations = new(context, connection);
    private readonly RowWriter<ChangeRow> changes = new(context, connection);
    private readonly RowWriter<FormerIdRow> formerly = new(context, connection);

    /// <summary>The event's row and all that belongs to it, in the order in which they are written.</summary>
    public IReadOnlyList<PreparedRow> Prepare(EventRow e) =>
    [
        events.Prepare(e),
        .. e.Actors.Select(actors.Prepare),
        .. e.Terms.Select(terms.Prepare),
        .. e.Facts.Select(facts.Prepare),
        .. e.Citations.Select(citations.Prepare),
        .. e.Disputes.Select(disputes.Prepare),
        .. e.Disputes.SelectMany(dispute => dispute.Reports).Select(reports.Prepare),
        .. e.Relations.Select(relations.Prepare),
        .. e.Changes.Select(changes.Prepare),
        .. e.Formerly.Select(id => formerly.Prepare(new FormerIdRow { Id = id, EventId = e.Id })),
    ];

    public void Dispose()
    {
        foreach (var writer in new IDisposable[] { events, actors, terms, facts, citations, disputes, reports, relations, changes, formerly })
        {
            writer.Dispose();
        }
    }
}
