using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Writes rows by the columns and conversions of the model, each with all rows in its lists, in the transaction that the context is in. The
/// context itself would keep every row that it wrote, and need ten times as long.
/// </summary>
internal abstract class BulkCopy(TrackerContext context) : IDisposable
{
    private readonly Dictionary<Type, Table> tables = [];

    protected TrackerContext Context => context;

    /// <summary>As the engine does it that the context is on.</summary>
    public static BulkCopy Into(TrackerContext context) =>
        context.Database.IsNpgsql() ? new PostgresCopy(context) : new SqliteInserts(context);

    /// <summary>Writes the rows in their order, of any kinds.</summary>
    /// <exception cref="DbException">The database refused.</exception>
    public void Write(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            if (!tables.TryGetValue(row.GetType(), out var table))
            {
                table = tables[row.GetType()] = new Table(context, context.Model.FindEntityType(row.GetType())!);
            }

            Add(table, row);
            foreach (var list in table.Lists)
            {
                Write((IEnumerable<object>)list.GetGetter().GetClrValue(row)!);
            }
        }
    }

    /// <summary>Says that all rows were given.</summary>
    /// <exception cref="DbException">The database refused.</exception>
    public virtual void Finish() { }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Takes a row, without its lists.</summary>
    protected abstract void Add(Table table, object row);

    protected sealed class Table
    {
        public Table(TrackerContext context, IEntityType type)
        {
            var sql = context.GetService<ISqlGenerationHelper>();
            Name = sql.DelimitIdentifier(type.GetTableName()!);
            Columns =
            [
                .. type.GetFlattenedProperties()
                    .Where(column => column.ValueGenerated == ValueGenerated.Never)
                    .Select(column => new Column(column, sql)),
            ];
            Lists = [.. type.GetNavigations().Where(list => list.IsCollection && list.ForeignKey.DeclaringEntityType != type)];
        }

        /// <summary>As it stands in SQL, like the names of columns.</summary>
        public string Name { get; }

        public IReadOnlyList<Column> Columns { get; }

        public string ColumnNames => string.Join(", ", Columns.Select(column => column.Name));

        /// <summary>The lists of rows that belong to a row of this table.</summary>
        public IReadOnlyList<INavigation> Lists { get; }
    }

    protected sealed class Column(IProperty property, ISqlGenerationHelper sql)
    {
        private readonly ValueConverter? converter = property.GetTypeMapping().Converter;

        public string Name { get; } = sql.DelimitIdentifier(property.GetColumnName());

        public RelationalTypeMapping Type { get; } = property.GetRelationalTypeMapping();

        /// <summary>What the column holds of a row, as the database takes it.</summary>
        public object? Value(object row)
        {
            var value = property.GetGetter().GetClrValueUsingContainingEntity(row);
            return converter is null ? value : converter.ConvertToProvider(value);
        }
    }
}

/// <summary>One prepared statement a table.</summary>
internal sealed class SqliteInserts(TrackerContext context) : BulkCopy(context)
{
    private readonly Dictionary<Table, DbCommand> inserts = [];

    public override void Dispose()
    {
        foreach (var insert in inserts.Values)
        {
            insert.Dispose();
        }
    }

    protected override void Add(Table table, object row)
    {
        if (!inserts.TryGetValue(table, out var insert))
        {
            insert = inserts[table] = Prepared(table);
        }

        for (var place = 0; place < table.Columns.Count; place++)
        {
            insert.Parameters[place].Value = table.Columns[place].Value(row) ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }

    private DbCommand Prepared(Table table)
    {
        var command = Context.Database.GetDbConnection().CreateCommand();
        command.Transaction = Context.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (place, column) in table.Columns.Index())
        {
            command.Parameters.Add(column.Type.CreateParameter(command, FormattableString.Invariant($"@p{place}"), null, nullable: true));
        }

        command.CommandText = $"""
            INSERT INTO {table.Name} ({table.ColumnNames})
            VALUES ({string.Join(", ", command.Parameters.Cast<DbParameter>().Select(parameter => parameter.ParameterName))})
            """;
        command.Prepare();
        return command;
    }
}
