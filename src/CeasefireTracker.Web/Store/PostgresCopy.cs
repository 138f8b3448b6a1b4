using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CeasefireTracker.Web.Store;

/// <summary>Binary COPY, table by table: a connection can do one at a time, so rows are gathered until there are enough for one
/// each.</summary>
internal sealed class PostgresCopy(TrackerContext context) : BulkCopy(context)
{
    private const int Gathered = 20_000;

    private readonly Dictionary<Table, List<object?[]>> waiting = [];
    private int rows;

    public override void Finish()
    {
        foreach (var (table, values) in waiting)
        {
            using var copy = ((NpgsqlConnection)Context.Database.GetDbConnection()).BeginBinaryImport(
                $"COPY {table.Name} ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)"
            );
            foreach (var row in values)
            {
                Write(copy, table, row);
            }

            copy.Complete();
        }

        waiting.Clear();
        rows = 0;
    }

    protected override void Add(Table table, object row)
    {
        if (!waiting.TryGetValue(table, out var values))
        {
            waiting[table] = values = [];
        }

        // The values and not the row, because an event can be let go once its document is written.
        values.Add([.. table.Columns.Select(column => column.Value(row))]);
        if (++rows == Gathered)
        {
            Finish();
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, Table table, object?[] row)
    {
        copy.StartRow();
        for (var place = 0; place < row.Length; place++)
        {
            if (row[place] is { } value)
            {
                copy.Write(value, table.Columns[place].Type.StoreType);
            }
            else
            {
                copy.WriteNull();
            }
        }
    }
}
