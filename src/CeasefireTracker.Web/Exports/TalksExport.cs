using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Talks;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The meetings as JSON, version 1: documented keys are only ever added.</summary>
public sealed record TalksJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    string? Next,
    IReadOnlyList<TalkJson> Talks
);

/// <summary>One meeting with its event.</summary>
/// <param name="Sides">The parties of the war that were there, by id.</param>
public sealed record TalkJson(
    string Event,
    string Url,
    DateJson Date,
    TextJson Title,
    TextJson Summary,
    MeetingJson Meeting,
    IReadOnlyList<string> Sides,
    IReadOnlyList<ActorJson> Actors,
    IReadOnlyList<string> Sources,
    string Standing
);

/// <summary>The meetings that a format writes.</summary>
/// <param name="Limit">The most of one answer, for the formats that come in pages.</param>
public sealed record TalksExport(ExportContext ExportContext, TimelineFilter Filter, int Limit = TimelineQuery.PageSize)
{
    public int Total => Meetings.List.Count(ExportContext.Store, Filter);

    public IEnumerable<string> Json()
    {
        var (edition, links) = (ExportContext, ExportContext.Links);
        var result = Meetings.List.Run(edition.Store, Filter, Limit, edition.Stop);
        var body = new TalksJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(links.Talks(Filter.OnPage())),
            result.Selection.Total,
            result.Selection.Next is { } next
                ? Paging.Next(edition, links.Talks(Filter with { After = next }, ".json"), Limit)
                : null,
            [.. result.Events.Select(Of)]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.TalksJson) + "\n"];
    }

    public IEnumerable<string> Csv()
    {
        using var csv = new CsvLines();
        yield return csv.Head(
            "event",
            "edtf",
            "earliest",
            "latest",
            "title_en",
            "title_ja",
            "meeting_place_en",
            "meeting_place_ja",
            "meeting_form",
            "meeting_level",
            "meeting_between",
            "sides",
            "roles",
            "sources",
            "url",
            "dataset",
            "standing"
        );
        foreach (var recorded in Meetings.List.Each(ExportContext.Store, Filter, ExportContext.Stop))
        {
            var (e, meeting) = (recorded.Event, recorded.Event.Meeting!);
            yield return csv.Word(e.Id)
                .Word(e.Date.ToString())
                .Day(e.Date.Span.Earliest)
                .Day(e.Date.Span.Latest)
                .Text(e.Title.En)
                .Text(e.Title.Ja)
                .Text(meeting.Place?.En)
                .Text(meeting.Place?.Ja)
                .Word(meeting.Form?.Text())
                .Word(meeting.Level?.Text())
                .Word(meeting.Between.Text())
                .Words(SidesOf(e))
                .Word(string.Join(';', e.Actors.Where(part => part.Counts).Select(part => $"{part.Actor}={part.Role.Text()}")))
                .Words(e.Citations.Select(citation => citation.Source))
                .Word(ExportContext.Whole(ExportContext.Links.Event(e.Id)))
                .Word(ExportContext.Store.Hash)
                .Word(e.Standing.Text())
                .End();
        }
    }

    private TalkJson Of(RecordedEvent recorded)
    {
        var e = recorded.Event;
        return new TalkJson(
            e.Id,
            ExportContext.Whole(ExportContext.Links.Event(e.Id)),
            DateJson.Of(e.Date),
            TextJson.Of(e.Title)!,
            TextJson.Of(e.Summary)!,
            MeetingJson.Of(e.Meeting)!,
            [.. SidesOf(e)],
            [.. e.Actors.Select(part => ActorJson.Of(part, ExportContext.Store.Vocabulary))],
            [.. e.Citations.Select(citation => citation.Source)],
            e.Standing.Text()
        );
    }

    private IEnumerable<string> SidesOf(Event e) =>
        Meetings.Sides(e, ExportContext.Store.Vocabulary).Select(side => side.Party).OfType<string>();
}
