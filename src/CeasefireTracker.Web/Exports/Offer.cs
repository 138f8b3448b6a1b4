using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>A list that can be had as data, as the page of data shows it and as <c>export</c> writes it.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Address">Its address with an ending.</param>
/// <param name="Rows">How many things it lists.</param>
/// <param name="Open">Reads what there is to write once; what it gives writes it in one of the formats, everything, without paging.</param>
public sealed record Offer(
    string Name, Func<Links, string, string> Address, IReadOnlyList<Ending> Endings, Func<Edition, int> Rows, Func<Edition, Func<Ending, IEnumerable<string>>> Open)
{
    // Of a record that fits well into memory, ten formats need not read the same rows ten times.
    private const int MostKnown = 2_000;

    /// <summary>Every list, a line each.</summary>
    public static readonly IReadOnlyList<Offer> All =
    [
        Of("timeline", (links, ending) => links.Timeline(TimelineFilter.Everything, ending), Exports.Endings.Timeline, edition => edition.Store.Index.Count, Timeline),
        Of("positions", (links, ending) => links.Positions(null, ending), Exports.Endings.Positions, edition => new PositionsExport(edition, PositionFilter.Default).Result().Standing.Count(), edition => new PositionsExport(edition, PositionFilter.Default)),
        Of("disputes", (links, ending) => links.Disputes(null, ending), Exports.Endings.Disputes, edition => new DisputeQuery(edition.Store).Run(DisputeFilter.Everything).Total, edition => new DisputesExport(edition, DisputeFilter.Everything)),
        Of("sources", (links, ending) => links.Sources(ending), Exports.Endings.Sources, SourcesExport.Count, edition => new SourcesExport(edition)),
        Of("changes", (links, ending) => links.Changes(ending), Exports.Endings.Changes, edition => new Changes.ChangeLog(edition.Store).Count(), edition => new ChangesExport(edition)),
    ];

    private static Offer Of<T>(string name, Func<Links, string, string> address, IReadOnlyList<Ending<T>> endings, Func<Edition, int> rows, Func<Edition, T> export) =>
        new(name, address, endings, rows, edition =>
        {
            var opened = export(edition);
            return ending => ((Ending<T>)ending).Write(opened);
        });

    private static TimelineExport Timeline(Edition edition)
    {
        var everything = new TimelineExport(edition, TimelineFilter.Everything, int.MaxValue - 1);
        return edition.Store.Index.Count > MostKnown ? everything : everything with { Known = [.. everything.Events()] };
    }
}
