using CeasefireTracker.Web.Store.Rows;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>The statements that write an event's row and the rows of all that belongs to it.</summary>
internal sealed class EventWriter : IDisposable
{
    private readonly List<Statement> statements = [];
    private readonly RowWriter<EventRow> events;
    private readonly RowWriter<EventActorRow> actors;
    private readonly RowWriter<TermRow> terms;
    private readonly RowWriter<FactRow> facts;
    private readonly RowWriter<CitationRow> citations;
    private readonly RowWriter<DisputeRow> disputes;
    private readonly RowWriter<DisputeReportRow> reports;
    private readonly RowWriter<RelationRow> relations;
    private readonly RowWriter<ChangeRow> changes;
    private readonly RowWriter<FormerIdRow> formerly;

    public EventWriter(TrackerContext context, SqliteConnection connection)
    {
        events = new(context, connection, statements);
        actors = new(context, connection, statements);
        terms = new(context, connection, statements);
        facts = new(context, connection, statements);
        citations = new(context, connection, statements);
        disputes = new(context, connection, statements);
        reports = new(context, connection, statements);
        relations = new(context, connection, statements);
        changes = new(context, connection, statements);
        formerly = new(context, connection, statements);
    }

    /// <summary>Adds the event's row and all that belongs to it, in the order in which they are written; several threads may do so at once.</summary>
    public void Add(EventRow e, RowBytes bytes)
    {
        events.Add(e, bytes);
        actors.Add(e.Actors, bytes);
        terms.Add(e.Terms, bytes);
        facts.Add(e.Facts, bytes);
        citations.Add(e.Citations, bytes);
        disputes.Add(e.Disputes, bytes);
        foreach (var dispute in e.Disputes)
        {
            reports.Add(dispute.Reports, bytes);
        }

        relations.Add(e.Relations, bytes);
        changes.Add(e.Changes, bytes);
        foreach (var id in e.Formerly)
        {
            formerly.Add(new FormerIdRow { Id = id, EventId = e.Id }, bytes);
        }
    }

    /// <summary>Writes the rows; one thread at a time.</summary>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public void Write(RowBytes bytes)
    {
        for (var rest = bytes.Rows; rest.Length > 0;)
        {
            rest = statements[rest[0]].Run(rest[1..]);
        }
    }

    public void Dispose() => statements.ForEach(statement => statement.Dispose());
}
