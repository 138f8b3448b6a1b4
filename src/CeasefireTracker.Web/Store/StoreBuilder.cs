using System.Text.Json;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The third step of the one-way flow: has a dataset checked and writes it into a new database.</summary>
public static class StoreBuilder
{
    /// <summary>Raised whenever the same dataset would be written differently, be it as the store or as a download that is named after the
    /// same hash.</summary>
    public const string Version = "22";

    /// <summary>
    /// The first half of the SHA-256 of the schema, so that a store is never taken for one of another schema. Written down, because a
    /// program that only serves would have to work the whole schema out for it; a test holds it to what is built.
    /// </summary>
    public const string Schema = "6e9ce216cf508573ead15f775623067f";

    /// <summary>Fills a file that does not exist yet. If there is no problem, it is complete when this returns; else it is of no
    /// use.</summary>
    /// <returns>Every problem of the dataset, by file and line.</returns>
    /// <exception cref="IOException">The data changed while it was read.</exception>
    public static ProblemList Build(TrackerDataset dataset, SelectedBy selectedBy, string hash, string path)
    {
        using var context = SqliteEngine.Create(path);
        using var transaction = context.Database.BeginTransaction();
        var problems = Fill(dataset, selectedBy, hash, context, context.CreateStatements());
        if (problems.Count == 0)
        {
            transaction.Commit();
        }

        return problems;
    }

    /// <summary>Makes and fills the tables in the transaction that the context is in. If there is no problem they are complete when this
    /// returns.</summary>
    /// <param name="statements">What makes the empty tables and their indexes, one statement an entry.</param>
    /// <inheritdoc cref="Build"/>
    internal static ProblemList Fill(
        TrackerDataset dataset,
        SelectedBy selectedBy,
        string hash,
        TrackerContext context,
        IEnumerable<string> statements
    )
    {
        var checker = new DatasetChecker(dataset);
        if (!checker.IsSound)
        {
            // No row can be made where what it refers to is in doubt.
            return DatasetChecker.Check(dataset);
        }

        var script = statements.ToLookup(IsIndex);
        Execute(context, script[false]);
        selectedBy.Create(context);
        using (var rows = BulkCopy.Into(context))
        {
            rows.Write(SourcesOf(dataset));
            var symmetry = new SymmetryReport(dataset);
            var index = WriteEvents(dataset, selectedBy, checker, rows, symmetry);
            if (checker.Done() is { Count: > 0 } problems)
            {
                return problems;
            }

            var vocabulary = VocabularyDocument.Of(dataset) with
            {
                Symmetry = [.. SymmetryRowsOf(symmetry)],
                Collections = [.. index.Values(TimelineIndex.CollectionFacet)],
            };
            rows.Write(vocabulary.Rows());
            rows.Write(index.Rows());
            rows.Write([
                new AboutRow { Key = "dataset", Value = hash },
                new AboutRow { Key = "builder", Value = Version },
                new AboutRow { Key = "site", Value = JsonSerializer.Serialize(dataset.Site, SiteJson.Default.SiteProfile) },
                new AboutRow { Key = "vocabulary", Value = vocabulary.Write() },
                new AboutRow { Key = "recorded_up_to", Value = FormattableString.Invariant($"{index.RecordedUpTo:yyyy-MM-dd}") },
                new AboutRow
                {
                    Key = "changed_on",
                    Value = FormattableString.Invariant($"{index.ChangedOn ?? index.RecordedUpTo:yyyy-MM-dd}"),
                },
            ]);
            rows.Finish();
        }

        // Sorting rows once is faster than keeping an index in order under each of them.
        Execute(context, script[true]);
        selectedBy.Fill(context, dataset.Actors);
        return new ProblemList();
    }

    private static bool IsIndex(string statement) =>
        statement.StartsWith("CREATE INDEX", StringComparison.Ordinal)
        || statement.StartsWith("CREATE UNIQUE INDEX", StringComparison.Ordinal);

    private static void Execute(TrackerContext context, IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            context.Database.ExecuteSqlRaw(statement);
        }
    }

    /// <summary>Checks the events and writes them as they are read.</summary>
    private static TimelineIndexBuilder WriteEvents(
        TrackerDataset dataset,
        SelectedBy selectedBy,
        DatasetChecker checker,
        BulkCopy rows,
        SymmetryReport symmetry
    )
    {
        var (map, index, ordinals) = (
            new EventRows(dataset.Phases),
            new TimelineIndexBuilder(dataset, selectedBy),
            dataset.Register.Ordinals()
        );
        foreach (var (place, e) in dataset.Walk("writing"))
        {
            checker.Note(e, checker.Of(place, e));
            // What has a problem is read to its end only to tell them all.
            if (!checker.IsSound)
            {
                continue;
            }

            var row = map.Of(e, ordinals[place] < 0 ? null : ordinals[place]);
            rows.Write([row, .. e.Formerly.Select(id => new FormerIdRow { Id = id, EventId = e.Id })]);
            index.Note(e);
            if (row.Ordinal is { } ordinal)
            {
                index.Add(e, ordinal, row.PhaseId);
                symmetry.Add(e);
            }
        }

        return index;
    }

    private static IEnumerable<SymmetryRow> SymmetryRowsOf(SymmetryReport symmetry) =>
        symmetry
            .Actors()
            .Select(
                (row, place) =>
                    new SymmetryRow
                    {
                        ActorId = row.Actor,
                        Place = place,
                        Events = row.Events,
                        Terms = row.Terms,
                        Citations = row.Citations,
                        SingleOrigin = row.SingleOrigin,
                        Cited = row.Cited,
                        OwnSide = row.OwnSide,
                        Original = row.Original,
                        ToldEn = row.English.All,
                        DoubtedEn = row.English.Doubting,
                        ToldJa = row.Japanese.All,
                        DoubtedJa = row.Japanese.Doubting,
                        Languages = string.Join(
                            ' ',
                            row.Languages.Select(language => FormattableString.Invariant($"{language.Key}:{language.Value}"))
                        ),
                    }
            );

    private static IEnumerable<SourceRow> SourcesOf(TrackerDataset dataset) =>
        dataset.Sources.Select(source => new SourceRow
        {
            Id = source.Id,
            PublisherId = source.Publisher,
            Url = source.Url,
            NoUrl = source.NoUrl,
            Title = source.Title,
            Description = source.Description,
            Published = source.Published,
            Language = source.Language,
            Access = source.Access,
            Tier = source.Tier,
            OriginId = source.Origin,
            Checked = source.Checked,
            Also = [.. source.Also],
        });
}
