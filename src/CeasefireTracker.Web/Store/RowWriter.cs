using System.Linq.Expressions;
using System.Reflection;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Writes rows of one table with one prepared statement whose columns come from the model. EF Core's change tracker needs ten times as long
/// for the same rows and keeps them all.
/// </summary>
internal sealed class RowWriter<T> where T : class
{
    private readonly byte number;
    private readonly Action<T, RowBytes> values;

    /// <summary>Makes the statement and adds it to the others.</summary>
    public RowWriter(TrackerContext context, SqliteConnection connection, List<Statement> statements)
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        var (row, bytes) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(RowBytes)));
        var columns = Columns(entity, row, null, bytes).ToList();
        values = Expression.Lambda<Action<T, RowBytes>>(Expression.Block(columns.Select(column => column.Add)), row, bytes).Compile();
        number = (byte)statements.Count;
        statements.Add(new Statement(connection, $"""INSERT INTO "{entity.GetTableName()}" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})"""));
    }

    /// <summary>Adds what is to be written of a row; several threads may do so at once.</summary>
    public void Add(T row, RowBytes bytes)
    {
        bytes.Begin(number);
        values(row, bytes);
    }

    /// <summary>Adds what is to be written of each row.</summary>
    public void Add(List<T> rows, RowBytes bytes)
    {
        foreach (var row in rows)
        {
            Add(row, bytes);
        }
    }

    /// <param name="owner">The row, or a part of it.</param>
    /// <param name="isMissing">Whether the part is not there; null where it always is.</param>
    private static IEnumerable<(string Name, Expression Add)> Columns(ITypeBase type, Expression owner, Expression? isMissing, Expression bytes)
    {
        foreach (var property in type.GetProperties())
        {
            // SQLite numbers what the store itself generates.
            if (property.PropertyInfo is { } own && property.ValueGenerated == ValueGenerated.Never)
            {
                var add = AddCall(bytes, Expression.Property(owner, own));
                yield return (property.GetColumnName(), isMissing is null ? add : Expression.IfThenElse(isMissing, AddCall(bytes, Expression.Constant(null, typeof(string))), add));
            }
        }

        foreach (var complex in type.GetComplexProperties())
        {
            var part = Expression.Property(owner, complex.PropertyInfo!);
            var missing = Expression.Equal(part, Expression.Constant(null));
            foreach (var column in Columns(complex.ComplexType, part, isMissing is null ? missing : Expression.OrElse(isMissing, missing), bytes))
            {
                yield return column;
            }
        }
    }

    private static Expression AddCall(Expression bytes, Expression value)
    {
        if (value.Type.IsEnum)
        {
            return Expression.Call(bytes, nameof(RowBytes.AddWord), [value.Type], value);
        }

        var type = value.Type == typeof(int) || value.Type == typeof(int?) ? typeof(long?) : value.Type == typeof(DateOnly) ? typeof(DateOnly?) : value.Type;
        var add = typeof(RowBytes).GetMethod(nameof(RowBytes.Add), [type]) ?? throw new NotSupportedException($"A column of {value.Type} is not written here.");
        return Expression.Call(bytes, add, type == value.Type ? value : Expression.Convert(value, type));
    }
}
