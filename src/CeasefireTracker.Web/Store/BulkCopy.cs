using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Writes rows by the columns and conversions of the model, each with all rows in its lists: one prepared statement a table, in the transaction that the
/// context is in. The context itself would keep every row that it wrote, and need ten times as long.
/// </summary>
internal sealed class BulkCopy(TrackerContext context) : IDisposable
{
    private readonly Dictionary<Type, Insert> inserts = [];

    /// <summary>Writes the rows in their order, of any kinds.</summary>
    /// <exception cref="DbException">The database refused.</exception>
    public void Write(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            if (!inserts.TryGetValue(row.GetType(), out var insert))
            {
                insert = inserts[row.GetType()] = new Insert(context, context.Model.FindEntityType(row.GetType())!);
            }

            insert.Run(row);
            foreach (var list in insert.Lists)
            {
                Write((IEnumerable<object>)list.GetGetter().GetClrValue(row)!);
            }
        }
    }

    public void Dispose()
    {
        foreach (var insert in inserts.Values)
        {
            insert.Dispose();
        }
    }

    private sealed class Insert : IDisposable
    {
        private readonly DbCommand command;
        private readonly List<Column> columns;

        public Insert(TrackerContext context, IEntityType table)
        {
            command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            columns = [.. table.GetFlattenedProperties().Where(column => column.ValueGenerated == ValueGenerated.Never).Select((column, place) => new Column(column, Parameter(column, place)))];
            var sql = context.GetService<ISqlGenerationHelper>();
            command.CommandText = $"""
                INSERT INTO {sql.DelimitIdentifier(table.GetTableName()!)} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Name)))})
                VALUES ({string.Join(", ", columns.Select(column => column.Parameter.ParameterName))})
                """;
            command.Prepare();
            Lists = [.. table.GetNavigations().Where(list => list.IsCollection && list.ForeignKey.DeclaringEntityType != table)];
        }

        /// <summary>The lists of rows that belong to a row of this table.</summary>
        public IReadOnlyList<INavigation> Lists { get; }

        public void Run(object row)
        {
            foreach (var column in columns)
            {
                column.Set(row);
            }

            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();

        private DbParameter Parameter(IProperty column, int place)
        {
            var parameter = column.GetRelationalTypeMapping().CreateParameter(command, FormattableString.Invariant($"@p{place}"), null, nullable: true);
            command.Parameters.Add(parameter);
            return parameter;
        }
    }

    private sealed class Column(IProperty property, DbParameter parameter)
    {
        private readonly ValueConverter? converter = property.GetTypeMapping().Converter;

        public string Name => property.GetColumnName();

        public DbParameter Parameter => parameter;

        public void Set(object row)
        {
            var value = property.GetGetter().GetClrValueUsingContainingEntity(row);
            parameter.Value = (converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
        }
    }
}
