using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Phases;

namespace CeasefireTracker.Web.Exports;

/// <summary>The chapters of the story as JSON, version 1: documented keys are only ever added.</summary>
/// <param name="RecordedUpTo">The last day of the record.</param>
public sealed record PhasesJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<PhaseJson> Phases
);

/// <summary>One chapter with the few events by which it is told.</summary>
/// <param name="Span">Its days, both ends included.</param>
/// <param name="EventCount">How many events stand in it.</param>
/// <param name="Sources">What the paragraph rests on, by id.</param>
public sealed record PhaseJson(
    string Id,
    string Url,
    string Timeline,
    DateJson Span,
    TextJson Title,
    TextJson Paragraph,
    int EventCount,
    IReadOnlyList<TurningPointJson> TurningPoints,
    IReadOnlyList<string> Sources
);

/// <summary>An event by which a chapter is told.</summary>
/// <param name="Answers">How many events of the record answer it.</param>
public sealed record TurningPointJson(string Id, string Url, DateJson Date, TextJson Title, int Answers, string Standing);

/// <summary>The chapters that a format writes: all of them, as on the page.</summary>
public sealed record PhasesExport(ExportContext ExportContext)
{
    public int Total => Story.Of(ExportContext.Store).Chapters.Count;

    public IEnumerable<string> Json()
    {
        var (edition, links) = (ExportContext, ExportContext.Links);
        var body = new PhasesJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(links.Phases()),
            Total,
            [.. Story.Of(edition.Store).Chapters.Select(Of)]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.PhasesJson) + "\n"];
    }

    public IEnumerable<string> Csv()
    {
        var (edition, links) = (ExportContext, ExportContext.Links);
        using var csv = new CsvLines();
        yield return csv.Head(
            "phase",
            "edtf",
            "earliest",
            "latest",
            "title_en",
            "title_ja",
            "paragraph_en",
            "paragraph_ja",
            "event_count",
            "turning_points",
            "sources",
            "url",
            "dataset"
        );
        foreach (var (phase, events, points) in Story.Of(edition.Store).Chapters)
        {
            yield return csv.Word(phase.Id)
                .Word(phase.Span.ToString())
                .Day(phase.Span.Span.Earliest)
                .Day(phase.Span.Span.Latest)
                .Text(phase.Title.En)
                .Text(phase.Title.Ja)
                .Text(phase.Text.En)
                .Text(phase.Text.Ja)
                .Number(events)
                .Words(points.Select(point => point.Recorded.Id))
                .Words(phase.Sources)
                .Word(edition.Whole(links.Phase(phase.Id)))
                .Word(edition.Store.Hash)
                .End();
        }
    }

    private PhaseJson Of(StoryChapter chapter)
    {
        var ((phase, events, points), edition, links) = (chapter, ExportContext, ExportContext.Links);
        return new PhaseJson(
            phase.Id,
            edition.Whole(links.Phase(phase.Id)),
            edition.Whole(links.Timeline(TimelineFilter.Everything.With(Facet.Phase, phase.Id))),
            DateJson.Of(phase.Span),
            TextJson.Of(phase.Title)!,
            TextJson.Of(phase.Text)!,
            events,
            [
                .. points.Select(point => new TurningPointJson(
                    point.Recorded.Id,
                    edition.Whole(links.Event(point.Recorded.Id)),
                    DateJson.Of(point.Recorded.Event.Date),
                    TextJson.Of(point.Recorded.Event.Title)!,
                    point.Answers,
                    point.Recorded.Event.Standing.Text()
                )),
            ],
            phase.Sources
        );
    }
}
