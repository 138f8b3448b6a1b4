using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CeasefireTracker.Tests.Store;

/// <summary>What SQLite intends to do for each statement of a page.</summary>
public sealed class QueryPlanTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly OpenStore store;

    public QueryPlanTests() => store = record.Open();

    public void Dispose() => record.Dispose();

    public static TheoryData<string> Pages => ["everything", "filter", "search", "event", "former id", "stand"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_statement_of_a_page_walks_through_a_whole_table_of_events(string page)
    {
        var statements = Statements(() =>
        {
            var query = new TimelineQuery(store);
            var russia = TimelineFilter.Everything.With(Facet.Actor, "russia");
            switch (page)
            {
                case "everything":
                    query.Run(TimelineFilter.Everything, 1);
                    break;
                case "filter":
                    query.Run(russia with { After = "istanbul-draft" }, 1);
                    break;
                case "search":
                    query.Run(TimelineFilter.Everything with { Search = "停戦" });
                    break;
                case "event":
                    query.Find("conditional-answer");
                    break;
                case "former id":
                    query.Find("no-such-event");
                    break;
                default:
                    WhereThingsStand.Of(store);
                    break;
            }
        });

        Assert.NotEmpty(statements);
        Assert.All(statements, statement => Assert.Empty(Walks(Plan(statement))));
    }

    // One look an event: with the document's own citations read once for each event, 100,000 events asked for minutes.
    [Fact]
    public void Whether_an_event_cites_a_document_is_one_look() =>
        Assert.Contains(
            Statements(() => new EventReader(store).Citing("seed-article")),
            statement => Plan(statement).Exists(step => step.EndsWith("(source_id=? AND event_id=?)", StringComparison.Ordinal))
        );

    // With them a table of 100,000 events took nearly twice as long.
    [Fact]
    public void What_says_nothing_of_other_events_reads_none()
    {
        int[] all = [.. Enumerable.Range(0, store.Index.Count)];
        var query = new TimelineQuery(store);

        var alone = Statements(() => Assert.Equal(all, query.FetchAlone(all, TimelineFilter.Everything).Select(e => e.Ordinal!.Value)));
        Assert.DoesNotContain(alone, Asks("relations"));
        Assert.Single(alone, Asks("events"));
        Assert.Contains(Statements(() => Assert.NotEmpty(query.Fetch(all, TimelineFilter.Everything))), Asks("relations"));
        // Which are kept by now.
        Assert.Empty(Statements(() => Assert.NotEmpty(query.FetchAlone(all, TimelineFilter.Everything))));

        static Predicate<string> Asks(string table) => statement => statement.Contains($"FROM \"{table}\"", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM events WHERE document LIKE '%no-such-event%'")]
    [InlineData("SELECT * FROM sources, json_each(also) WHERE access = 'open'")]
    public void A_statement_that_does_walk_is_noticed(string sql) => Assert.NotEmpty(Walks(Plan(sql)));

    /// <summary>The steps that read a whole table; what SQLite itself put together for the statement, and lists in parameters, are
    /// none.</summary>
    private static IEnumerable<string> Walks(IReadOnlyList<string> plan)
    {
        var made = plan.Where(step =>
                step.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || step.StartsWith("MATERIALIZE ", StringComparison.Ordinal)
            )
            .Select(step => "SCAN " + step.Split(' ')[1])
            .ToHashSet();
        return plan.Where(step =>
            step.StartsWith("SCAN ", StringComparison.Ordinal)
            && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
            && !made.Contains(step)
        );
    }

    private List<string> Plan(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={store.Path};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    /// <summary>What SQLite is asked while the work is done, the values filled in.</summary>
    private List<string> Statements(Action work)
    {
        var statements = new List<string>();
        // The work takes the same connections from their pool again.
        using var context = store.Context();
        var connections = Enumerable.Range(0, 4).Select(_ => new SqliteConnection(context.Database.GetConnectionString())).ToList();
        connections.ForEach(connection => connection.Open());
        connections.ForEach(connection => raw.sqlite3_trace(connection.Handle!, (_, sql) => statements.Add(sql), null));
        connections.ForEach(connection => connection.Dispose());
        work();
        // What the full-text index asks its own tables names the database too.
        return statements.FindAll(sql =>
            sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.Contains("'main'.", StringComparison.Ordinal)
        );
    }
}
