using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Exports;

/// <summary>Every document that the record rests on and in which the search finds something, in the order of their ids.</summary>
public sealed record SourcesExport(ExportContext ExportContext, string Search = "")
{
    /// <summary>Every name that an address of theirs may have.</summary>
    public static readonly IReadOnlyList<Filter> Filters = [NameFilter.Search];

    /// <summary>How many there are.</summary>
    public int Total
    {
        get
        {
            if (Search.Length > 0)
            {
                return Sources().Count;
            }

            using var context = ExportContext.Store.Context();
            return context.Sources.Count();
        }
    }

    public IReadOnlyList<SourceRow> Sources()
    {
        using var context = ExportContext.Store.Context();
        var documents = context
            .Sources.Include(source => source.Citations.OrderBy(citation => citation.Event.Ordinal))
            .OrderBy(source => source.Id);
        var search = new NameSearch(Search);
        return
        [
            .. ExportContext
                .Store.Vocabulary.Published(documents.AsEnumerable().TakeUntil(ExportContext.Stop))
                .Where(source => search.Finds(source.Texts())),
        ];
    }

    /// <summary>The same as reference managers hold them.</summary>
    public IEnumerable<Reference> References() => Sources().Select(source => Reference.Of(source, FirstCited(source), ExportContext));

    /// <summary>The day on which the tracker first cited a document; one that only a phase rests on has the record's own last
    /// day.</summary>
    public DateOnly FirstCited(SourceRow source) => ExportContext.Store.FirstCited(source.Id);
}

/// <summary>The sources as JSON, version 1: documented keys are only ever added.</summary>
public sealed record SourcesJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<ListedSourceJson> Sources
)
{
    public static IEnumerable<string> Write(SourcesExport export)
    {
        var edition = export.ExportContext;
        var sources = export.Sources();
        var body = new SourcesJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(edition.Links.Sources("", export.Search)),
            sources.Count,
            [
                .. sources
                    .TakeUntil(edition.Stop)
                    .Select(source => new ListedSourceJson(
                        SourceJson.Of(source, export.FirstCited(source)),
                        edition.Whole(edition.Links.Source(source.Id)),
                        TextJson.Of(source.Publisher.Name)!,
                        source.OriginId,
                        source.Checked.Text(),
                        source.Also,
                        [.. source.Citations.Select(citation => citation.EventId)]
                    )),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.SourcesJson) + "\n"];
    }
}

/// <summary>A source with what a citation leaves out.</summary>
/// <param name="Page">Its page on this site.</param>
/// <param name="Events">The events that cite it, in their order.</param>
public sealed record ListedSourceJson(
    SourceJson Source,
    string Page,
    TextJson PublisherName,
    string? Origin,
    string Checked,
    IReadOnlyList<string> Also,
    IReadOnlyList<string> Events
);

/// <summary>The sources as a table.</summary>
public static class SourcesCsv
{
    /// <summary>The column names, in order; new ones are only ever added at the end.</summary>
    public static readonly string[] Columns =
    [
        "id",
        "publisher",
        "publisher_name_en",
        "publisher_name_ja",
        "title",
        "description_en",
        "description_ja",
        "url",
        "archived",
        "published",
        "language",
        "access",
        "tier",
        "origin",
        "checked",
        "events",
        "dataset",
    ];

    public static IEnumerable<string> Write(SourcesExport export)
    {
        using var csv = new CsvLines();
        yield return csv.Head(Columns);
        foreach (var source in export.Sources())
        {
            yield return Line(csv, source, export);
        }
    }

    private static string Line(TableLines csv, SourceRow source, SourcesExport export) =>
        csv.Word(source.Id)
            .Word(source.PublisherId)
            .Text(source.Publisher.Name.En)
            .Text(source.Publisher.Name.Ja)
            .Text(source.Title)
            .Text(source.Description?.En)
            .Text(source.Description?.Ja)
            .Word(source.Url)
            .Word(ArchivedCopy.Of(source, export.FirstCited(source))?.Address)
            .Word(source.Published?.ToString())
            .Word(source.Language)
            .Word(source.Access.Text())
            .Word(source.Tier.Text())
            .Word(source.OriginId)
            .Word(source.Checked.Text())
            .Words(source.Citations.Select(citation => citation.EventId))
            .Word(export.ExportContext.Store.Hash)
            .End();
}
