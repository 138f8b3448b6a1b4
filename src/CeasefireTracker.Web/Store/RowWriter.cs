using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CeasefireTracker.Web.Store;

/// <summary>A row as its statement takes it.</summary>
internal readonly record struct PreparedRow(Statement Insert, object?[] Values)
{
    /// <summary>Writes it; one thread at a time.</summary>
    public void Write() => Insert.Run(Values);
}

/// <summary>
/// Writes rows of one table with one prepared statement whose columns come from the model. EF Core's change tracker needs ten times as long
/// for the same rows and keeps them all.
/// </summary>
internal sealed class RowWriter<T> : IDisposable where T : class
{
    private readonly Statement insert;
    private readonly Func<T, object?>[] columns;

    public RowWriter(TrackerContext context, SqliteConnection connection)
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        var found = Columns(entity, [], Expression.Parameter(typeof(T))).ToList();
        columns = [.. found.Select(column => column.Value)];
        insert = new Statement(connection, $"""INSERT INTO "{entity.GetTableName()}" ({string.Join(", ", found.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", found.Select(_ => "?"))})""");
    }

    /// <summary>Works out what is to be written of a row; several threads may do so at once.</summary>
    public PreparedRow Prepare(T row) => new(insert, Array.ConvertAll(columns, column => column(row)));

    public void Dispose() => insert.Dispose();

    private static IEnumerable<(string Name, Func<T, object?> Value)> Columns(ITypeBase type, IReadOnlyList<PropertyInfo> path, ParameterExpression row)
    {
        foreach (var property in type.GetProperties())
        {
            // SQLite numbers what the store itself generates.
            if (property.PropertyInfo is { } last && property.ValueGenerated == ValueGenerated.Never)
            {
                yield return (property.GetColumnName(), Reader(property, [.. path, last], row));
            }
        }

        foreach (var complex in type.GetComplexProperties())
        {
            foreach (var column in Columns(complex.ComplexType, [.. path, complex.PropertyInfo!], row))
            {
                yield return column;
            }
        }
    }

    private static Func<T, object?> Reader(IProperty property, IReadOnlyList<PropertyInfo> path, ParameterExpression row)
    {
        var converter = property.GetTypeMapping().Converter;
        Expression value = row;
        Expression? isMissing = null;
        foreach (var step in path)
        {
            if (value != row)
            {
                var missing = Expression.Equal(value, Expression.Constant(null));
                isMissing = isMissing is null ? missing : Expression.OrElse(isMissing, missing);
            }

            value = Expression.Property(value, step);
        }

        value = Expression.Convert(value, typeof(object));
        var read = Expression.Lambda<Func<T, object?>>(isMissing is null ? value : Expression.Condition(isMissing, Expression.Constant(null), value), row).Compile();
        return converter is null ? read : one => read(one) is { } found ? converter.ConvertToProvider(found) : null;
    }
}
