using CeasefireTracker.Web.Store.Rows;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>Writes an event's row and the rows of all that belongs to it.</summary>
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

    public void Write(EventRow e)
    {
        events.Write(e);
        actors.Write(e.Actors);
        terms.Write(e.Terms);
        facts.Write(e.Facts);
        citations.Write(e.Citations);
        disputes.Write(e.Disputes);
        reports.Write(e.Disputes.SelectMany(dispute => dispute.Reports));
        relations.Write(e.Relations);
        changes.Write(e.Changes);
        formerly.Write(e.Formerly.Select(id => new FormerIdRow { Id = id, EventId = e.Id }));
    }

    public void Dispose()
    {
        foreach (var writer in new IDisposable[] { events, actors, terms, facts, citations, disputes, reports, relations, changes, formerly })
        {
            writer.Dispose();
        }
    }
}
