using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using CeasefireTracker.Web.Truces;

namespace CeasefireTracker.Web.Exports;

/// <summary>The truces as JSON, version 1: documented keys are only ever added.</summary>
public sealed record TrucesJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    string? Next,
    IReadOnlyList<TruceEntryJson> Truces
);

/// <summary>One truce with its event.</summary>
/// <param name="Date">When it was announced.</param>
/// <param name="InForce">When it was to hold.</param>
/// <param name="Hours">How many hours it was to hold, where it was announced so.</param>
/// <param name="BreachCounts">The figures of <paramref name="Truce"/>'s breaches, each side's own.</param>
public sealed record TruceEntryJson(
    string Event,
    string Url,
    DateJson Date,
    DateJson? InForce,
    string? Hours,
    TextJson? DateNote,
    TextJson Title,
    TruceJson Truce,
    IReadOnlyList<BreachCountJson> BreachCounts,
    IReadOnlyList<string> Sources,
    string Standing
);

/// <summary>One side's count of what the other broke.</summary>
public sealed record BreachCountJson(
    string By,
    string Against,
    TextJson What,
    string Value,
    string? Unit,
    string Event,
    string Fact,
    IReadOnlyList<string> Cite
)
{
    public static BreachCountJson Of(BreachCount count) =>
        new(
            count.Breach.By,
            count.Breach.Against,
            TextJson.Of(count.Figure.What)!,
            count.Figure.Value,
            count.Figure.Unit,
            count.In.Id,
            count.Figure.Id,
            count.Figure.Cite
        );
}

/// <summary>The truces that a format writes.</summary>
/// <param name="Limit">The most of one answer, for the formats that come in pages.</param>
public sealed record TrucesExport(ExportContext ExportContext, TimelineFilter Filter, int Limit = TimelineQuery.PageSize)
{
    public int Total => TruceList.List.Count(ExportContext.Store, Filter);

    public IEnumerable<string> Json()
    {
        var (edition, links) = (ExportContext, ExportContext.Links);
        var result = TruceList.List.Run(edition.Store, Filter, Limit, edition.Stop);
        var body = new TrucesJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(links.Truces(Filter.OnPage())),
            result.Selection.Total,
            result.Selection.Next is { } next
                ? Paging.Next(edition, links.Truces(Filter with { After = next }, ".json"), Limit)
                : null,
            [.. result.Events.Select(Of)]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.TrucesJson) + "\n"];
    }

    public IEnumerable<string> Csv()
    {
        using var csv = new CsvLines();
        yield return csv.Head(
            "event",
            "edtf",
            "title_en",
            "title_ja",
            "announced_by",
            "in_force",
            "in_force_earliest",
            "in_force_latest",
            "hours",
            "truce_scope",
            "covers_en",
            "covers_ja",
            "accepted_by",
            "declined_by",
            "breaches",
            "ended",
            "ended_event",
            "ended_on",
            "sources",
            "url",
            "dataset",
            "standing"
        );
        foreach (var recorded in TruceList.List.Each(ExportContext.Store, Filter, ExportContext.Stop))
        {
            var (e, truce) = (recorded.Event, recorded.Event.Truce!);
            yield return csv.Word(e.Id)
                .Word(e.Date.ToString())
                .Text(e.Title.En)
                .Text(e.Title.Ja)
                .Words(truce.AnnouncedBy)
                .Word(e.InForce?.ToString())
                .Day(e.InForce?.Span.Earliest)
                .Day(e.InForce?.Span.Latest)
                .Word(TruceList.Hours(e))
                .Word(truce.Scope.Text())
                .Text(truce.Covers.En)
                .Text(truce.Covers.Ja)
                .Words(truce.AcceptedBy.Select(Answered))
                .Words(truce.DeclinedBy.Select(Answered))
                .Text(string.Join(';', TruceList.Counts(recorded).Select(Counted)))
                .Word(truce.Ended?.How.Text())
                .Word(truce.Ended?.Event)
                .Word(truce.Ended?.On?.ToString())
                .Words(e.Citations.Select(citation => citation.Source))
                .Word(ExportContext.Whole(ExportContext.Links.Event(e.Id)))
                .Word(ExportContext.Store.Hash)
                .Word(e.Standing.Text())
                .End();
        }
    }

    private static string Answered(TruceAnswer answer) => $"{answer.Actor}={answer.Event}{(answer.Conditional ? " (conditional)" : "")}";

    private static string Counted(BreachCount count) =>
        $"{count.Breach.By}>{count.Breach.Against}={count.Figure.Value.Replace(';', ',')} ({count.Breach.Fact})";

    private TruceEntryJson Of(RecordedEvent recorded)
    {
        var e = recorded.Event;
        return new TruceEntryJson(
            e.Id,
            ExportContext.Whole(ExportContext.Links.Event(e.Id)),
            DateJson.Of(e.Date),
            e.InForce is null ? null : DateJson.Of(e.InForce),
            TruceList.Hours(e),
            TextJson.Of(e.DateNote),
            TextJson.Of(e.Title)!,
            TruceJson.Of(e.Truce)!,
            [.. TruceList.Counts(recorded).Select(BreachCountJson.Of)],
            [.. e.Citations.Select(citation => citation.Source)],
            e.Standing.Text()
        );
    }
}
