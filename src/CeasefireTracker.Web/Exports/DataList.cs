using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a format would answer.</summary>
/// <param name="Rows">Counts the things that it lists.</param>
public sealed record Offered(IEnumerable<byte[]> Pieces, Func<int> Rows);

/// <summary>A list that can be had as data, as the page of data shows it and as <c>export</c> writes it.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Address">Its address with an ending.</param>
/// <param name="Open">
/// Reads what there is to write once; what it gives writes it in one of the formats. With false as the address answers; with true
/// everything, the formats that come in pages too.
/// </param>
public sealed record DataList(
    string Name,
    Func<Links, string, string> Address,
    IReadOnlyList<Ending> Endings,
    Func<ExportContext, bool, Func<Ending, Offered>> Open
)
{
    // Of a record that fits well into memory, ten formats need not read the same rows ten times.
    private const int MostKnown = 2_000;

    /// <summary>Every list, a line each.</summary>
    public static readonly IReadOnlyList<DataList> All =
    [
        Of("timeline", (links, ending) => links.Timeline(TimelineFilter.Everything, ending), Exports.Endings.Timeline, Timeline),
        Of(
            "positions",
            (links, ending) => links.Positions(null, ending),
            Exports.Endings.Positions,
            (edition, _) => new PositionsExport(edition, PositionFilter.Default)
        ),
        Of(
            "disputes",
            (links, ending) => links.Disputes(null, ending),
            Exports.Endings.Disputes,
            (edition, limit) => new DisputesExport(edition, DisputeFilter.Everything, limit)
        ),
        Of(
            "truces",
            (links, ending) => links.Truces(null, ending),
            Exports.Endings.Truces,
            (edition, limit) => new TrucesExport(edition, TimelineFilter.Everything, limit)
        ),
        Of(
            "talks",
            (links, ending) => links.Talks(null, ending),
            Exports.Endings.Talks,
            (edition, limit) => new TalksExport(edition, TimelineFilter.Everything, limit)
        ),
        Of("phases", (links, ending) => links.Phases(ending), Exports.Endings.Phases, (edition, _) => new PhasesExport(edition)),
        Of(
            "terms",
            (links, ending) => links.Terms(null, ending),
            Exports.Endings.Terms,
            (edition, _) => new TermsExport(edition, PositionFilter.Default)
        ),
        Of("actors", (links, ending) => links.ActorsAs(ending), Exports.Endings.Actors, (edition, _) => new ActorsExport(edition)),
        Of("issues", (links, ending) => links.Issues(ending), Exports.Endings.Issues, (edition, _) => new IssuesExport(edition)),
        Of("sources", (links, ending) => links.Sources(ending), Exports.Endings.Sources, (edition, _) => new SourcesExport(edition)),
        Of("leads", (links, ending) => links.Leads(ending), Exports.Endings.Leads, (edition, _) => new LeadsExport(edition)),
        Of("changes", (links, ending) => links.Changes(ending), Exports.Endings.Changes, (edition, _) => new ChangesExport(edition)),
    ];

    private static DataList Of<T>(
        string name,
        Func<Links, string, string> address,
        IReadOnlyList<Ending<T>> endings,
        Func<ExportContext, int, T> export
    ) =>
        new(
            name,
            address,
            endings,
            (edition, isWhole) =>
            {
                var opened = export(edition, isWhole ? int.MaxValue - 1 : TimelineQuery.PageSize);
                return ending => new Offered(
                    ending.Bytes(((Ending<T>)ending).Write(opened)),
                    () => ((Ending<T>)ending).Rows?.Invoke(opened) ?? 1
                );
            }
        );

    private static TimelineExport Timeline(ExportContext edition, int limit)
    {
        var everything = new TimelineExport(edition, TimelineFilter.Everything, limit);
        return edition.Store.Index.Count > MostKnown ? everything : everything with { Known = [.. everything.Events()] };
    }
}
