using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Exports;

/// <summary>The table of positions as JSON, version 1: documented keys are only ever added.</summary>
public sealed record PositionsJson(
    string Version,
    string Dataset,
    DateOnly RecordedUpTo,
    string Url,
    string Sentence,
    DateOnly AsOf,
    DateOnly? KnownOn,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Issues,
    DateOnly? PreviousChange,
    DateOnly? NextChange,
    IReadOnlyList<PositionJson> Positions
);

/// <summary>One stance that stands. <paramref name="From"/> is the first day on which this statement stood, <paramref name="Since"/> that
/// of the same word.</summary>
public sealed record PositionJson(
    string Issue,
    string Option,
    string Actor,
    string Stance,
    TextJson OptionText,
    TextJson Detail,
    DateOnly From,
    DateOnly Since,
    string? Holds,
    string? SpokenBy,
    IReadOnlyList<string> StatedFor,
    IReadOnlyList<string> Cite,
    PositionEventJson Event,
    PositionBeforeJson? Before,
    string? Folded
);

/// <summary>The event and the term behind a position.</summary>
public sealed record PositionEventJson(string Id, string Term, string Url, DateJson Date, TextJson Title, string Standing);

/// <summary>The other stance that the actor had on this option before.</summary>
public sealed record PositionBeforeJson(string Stance, string Event, string Term);

/// <summary>The positions that a format writes.</summary>
public sealed record PositionsExport(ExportContext ExportContext, PositionFilter Filter)
{
    /// <summary>The same result as the page's.</summary>
    public PositionResult Result() => new PositionQuery(ExportContext.Store, ExportContext.Stop).Run(Filter);
}

/// <summary>Writes the table of positions: the same filter and result as the page.</summary>
public static class PositionExports
{
    public static IEnumerable<string> Json(PositionsExport export)
    {
        var (edition, result) = (export.ExportContext, export.Result());
        var (store, links) = (edition.Store, edition.Links);
        var body = new PositionsJson(
            "1",
            store.Hash,
            store.RecordedUpTo,
            edition.Whole(links.Positions(result.Filter)),
            new PositionSentence(store.Vocabulary, store.Site, edition.Language).Of(result),
            result.AsOf,
            result.Filter.KnownOn,
            [.. result.Columns.Select(actor => actor.Id)],
            [.. result.Rows.Select(row => row.Issue).Concat(result.Silent).OrderBy(issue => issue.Place).Select(issue => issue.Id)],
            result.Previous?.Day,
            result.Next?.Day,
            []
        );
        // The list is the last thing in it, and of a large record longer than what should be held as one text.
        var around = TrackerJson.Text(body, TrackerJson.Default.PositionsJson).Split("[]", StringSplitOptions.None);
        var isFirst = true;
        yield return string.Join("[]", around[..^1]) + "[";
        foreach (var position in result.Standing)
        {
            var json = TrackerJson.Text(
                Of(position, store.Vocabulary.Issues[position.Term.Issue], edition.Origin, links),
                TrackerJson.Default.PositionJson
            );
            yield return $"{(isFirst ? "" : ",")}\n    {json.Replace("\n", "\n    ", StringComparison.Ordinal)}";
            isFirst = false;
        }

        yield return $"{(isFirst ? "" : "\n  ")}]{around[^1]}\n";
    }

    private static PositionJson Of(Position position, IssueRow issue, string origin, Links links)
    {
        var (term, e) = (position.Term, position.Event);
        return new PositionJson(
            issue.Id,
            term.Option,
            position.Holder,
            term.Stance.Text(),
            TextJson.Of(issue.Option(term.Option).Label)!,
            TextJson.Of(term.Detail)!,
            position.From,
            position.Since,
            term.Holds?.ToString(),
            term.SpokenBy,
            term.Actors,
            term.Cite,
            new PositionEventJson(
                e.Id,
                term.Id,
                origin + links.Term(e.Id, term.Id),
                DateJson.Of(e.Date),
                TextJson.Of(e.Title)!,
                e.Standing.Text()
            ),
            position.Before is { } before ? new PositionBeforeJson(before.Term.Stance.Text(), before.Event.Id, before.Term.Id) : null,
            position.Fold?.Text()
        );
    }

    public static IEnumerable<string> Csv(PositionsExport export)
    {
        var (edition, vocabulary, result) = (export.ExportContext, export.ExportContext.Store.Vocabulary, export.Result());
        using var csv = new CsvLines();
        yield return csv.Head(
            "asof",
            "issue",
            "issue_en",
            "issue_ja",
            "actor",
            "actor_en",
            "actor_ja",
            "option",
            "option_en",
            "option_ja",
            "stance",
            "from",
            "since",
            "holds",
            "spoken_by",
            "stated_for",
            "detail_en",
            "detail_ja",
            "event",
            "term",
            "edtf",
            "event_en",
            "event_ja",
            "standing",
            "before",
            "url",
            "dataset",
            "folded"
        );
        foreach (var position in result.Standing)
        {
            var (term, e, issue, actor) = (
                position.Term,
                position.Event,
                vocabulary.Issues[position.Term.Issue],
                vocabulary.Actors[position.Holder]
            );
            var option = issue.Option(term.Option).Label;
            yield return csv.Day(result.AsOf)
                .Word(issue.Id)
                .Text(issue.Label.En)
                .Text(issue.Label.Ja)
                .Word(actor.Id)
                .Text(actor.Name.En)
                .Text(actor.Name.Ja)
                .Word(term.Option)
                .Text(option.En)
                .Text(option.Ja)
                .Word(term.Stance.Text())
                .Day(position.From)
                .Day(position.Since)
                .Word(term.Holds?.ToString())
                .Word(term.SpokenBy)
                .Words(term.Actors)
                .Text(term.Detail.En)
                .Text(term.Detail.Ja)
                .Word(e.Id)
                .Word(term.Id)
                .Word(e.Date.ToString())
                .Text(e.Title.En)
                .Text(e.Title.Ja)
                .Word(e.Standing.Text())
                .Word(position.Before?.Term.Stance.Text())
                .Word(edition.Whole(edition.Links.Term(e.Id, term.Id)))
                .Word(edition.Store.Hash)
                .Word(position.Fold?.Text())
                .End();
        }
    }
}
