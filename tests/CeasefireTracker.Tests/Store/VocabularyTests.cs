using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Tests.Store;

/// <summary>The vocabulary is read as one document; its tables, which others join to, say the same.</summary>
public sealed class VocabularyTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Fact]
    public void The_document_of_the_vocabulary_says_what_its_tables_say()
    {
        using var context = record.Store.Context();
        var vocabulary = record.Store.Vocabulary;

        Assert.Equal(
            context
                .Actors.Include(actor => actor.SpeaksFor.OrderBy(mandate => mandate.Id))
                .Include(actor => actor.Offices.OrderBy(office => office.Id))
                .OrderBy(actor => actor.Place)
                .AsEnumerable()
                .SelectMany(Told),
            vocabulary.Actors.Values.SelectMany(Told)
        );
        Assert.Equal(
            context
                .Issues.Include(issue => issue.Options.OrderBy(option => option.Place))
                .OrderBy(issue => issue.Place)
                .AsEnumerable()
                .SelectMany(Told),
            vocabulary.Issues.Values.SelectMany(Told)
        );
        Assert.Equal(
            context.Publishers.OrderBy(publisher => publisher.Id).AsEnumerable().Select(Columns),
            vocabulary.Publishers.Values.Select(Columns)
        );
        Assert.Equal(context.Phases.OrderBy(phase => phase.Place).AsEnumerable().Select(Columns), vocabulary.Phases.Values.Select(Columns));
        Assert.Equal(context.Glossary.OrderBy(word => word.Place).AsEnumerable().Select(Columns), vocabulary.Glossary.Select(Columns));
        Assert.Equal(context.Symmetry.OrderBy(row => row.Place).AsEnumerable().Select(Columns), vocabulary.Symmetry.Select(Columns));
        Assert.Equal(
            context.Bitmaps.Where(set => set.Facet == "collection").OrderBy(set => set.Value).Select(set => set.Value),
            vocabulary.Collections
        );
    }

    private static IEnumerable<string> Told(ActorRow actor) =>
        [Columns(actor), .. actor.SpeaksFor.Select(Columns), .. actor.Offices.Select(Columns)];

    private static IEnumerable<string> Told(IssueRow issue) => [Columns(issue), .. issue.Options.Select(Columns)];

    /// <summary>Every column of a row by its name; other rows are no columns, and numbers that the store itself gives are only known
    /// there.</summary>
    private static string Columns(object row) =>
        string.Join(
            " | ",
            row.GetType()
                .GetProperties()
                .Where(column => !(column.Name == "Id" && column.PropertyType == typeof(int)))
                .Where(column =>
                    !(column.PropertyType.IsGenericType ? column.PropertyType.GetGenericArguments()[0] : column.PropertyType).Name.EndsWith(
                        "Row",
                        StringComparison.Ordinal
                    )
                )
                .Select(column =>
                    $"{column.Name}: {(column.GetValue(row) is List<string> list ? string.Join("; ", list) : column.GetValue(row))}"
                )
        );
}
