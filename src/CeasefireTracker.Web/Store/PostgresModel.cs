using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// How contexts speak to PostgreSQL. The model names no schema and the options no connection: each context is given its own, so that every
/// dataset is read by one model, made once.
/// </summary>
internal static class PostgresModel
{
    private static readonly Lazy<IReadOnlyList<string>> Made = new(Script);

    public static DbContextOptions<TrackerContext> Reading { get; } =
        Builder().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;

    public static DbContextOptions<TrackerContext> Filling { get; } = Builder().Options;

    /// <summary>What makes the empty tables and their indexes, one statement an entry.</summary>
    public static IReadOnlyList<string> Statements => Made.Value;

    private static DbContextOptionsBuilder<TrackerContext> Builder() =>
        new DbContextOptionsBuilder<TrackerContext>().UseNpgsql(npgsql =>
            npgsql
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
        );

    private static List<string> Script()
    {
        using var context = new TrackerContext(Filling);
        var model = context.GetService<IDesignTimeModel>().Model;
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        // The checker has followed every reference already, and an event may name one that comes after it.
        foreach (var table in operations.OfType<CreateTableOperation>())
        {
            table.ForeignKeys.Clear();
            // The order of bytes, which is SQLite's, whatever language the database is in.
            table.Columns.Where(column => column.ColumnType == "text").ToList().ForEach(column => column.Collation = "C");
        }

        return
        [
            .. context
                .GetService<IMigrationsSqlGenerator>()
                .Generate([.. operations.Where(operation => operation is not AddForeignKeyOperation)], model)
                .Select(command => command.CommandText),
        ];
    }
}
