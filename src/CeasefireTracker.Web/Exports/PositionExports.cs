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
    DateOnly? RecordedUpTo,
    string Url,
    string Sentence,
    DateOnly AsOf,
    DateOnly? KnownOn,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Issues,
    DateOnly? PreviousChange,
    DateOnly? NextChange,
    DateOnly? Then,
    IReadOnlyList<PositionJson> Positions,
    IReadOnlyList<PositionMoveJson> Moves
);

/// <summary>What an actor held on one option on the earlier of two days and on the later one. <paramref name="MovedBy"/> is null where a
/// stated span ended.</summary>
public sealed record PositionMoveJson(
    string Issue,
    string Option,
    string Actor,
    IReadOnlyList<PositionJson> Then,
    IReadOnlyList<PositionJson> Now,
    DateOnly MovedOn,
    PositionMovedByJson? MovedBy
);

/// <summary>The event that moved a position.</summary>
public sealed record PositionMovedByJson(string Id, string Url, DateJson Date, TextJson Title);

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
public sealed record PositionEventJson(string Id, string Term, string Url, DateJson Date, TextJson Title, string Standing)
{
    public static PositionEventJson Of(StatedEvent e, Term term, string origin, Links links) =>
        new(e.Id, term.Id, origin + links.Term(e.Id, term.Id), DateJson.Of(e.Date), TextJson.Of(e.Title)!, e.Standing.Text());
}

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
            result.Filter.From?.First,
            [],
            []
        );
        // The lists are the last things in it, and of a large record longer than what should be held as one text.
        var around = TrackerJson.Text(body, TrackerJson.Default.PositionsJson).Split("[]", StringSplitOptions.None);
        yield return string.Join("[]", around[..^2]);
        foreach (var piece in List(result.Standing, position => TrackerJson.Text(Json(position), TrackerJson.Default.PositionJson)))
        {
            yield return piece;
        }

        yield return around[^2];
        foreach (var piece in List(result.Moves ?? [], move => TrackerJson.Text(Move(move), TrackerJson.Default.PositionMoveJson)))
        {
            yield return piece;
        }

        yield return $"{around[^1]}\n";

        PositionJson Json(Position position) => Of(position, store.Vocabulary.Issues[position.Term.Issue], edition.Origin, links);

        PositionMoveJson Move(PositionMove move) =>
            new(
                move.Issue.Id,
                move.Option.OptionId,
                move.Actor.Id,
                [.. move.Then.Select(Json)],
                [.. move.Now.Select(Json)],
                move.On,
                move.By is { } by
                    ? new PositionMovedByJson(by.Id, edition.Whole(links.Event(by.Id)), DateJson.Of(by.Date), TextJson.Of(by.Title)!)
                    : null
            );
    }

    private static IEnumerable<string> List<T>(IEnumerable<T> items, Func<T, string> json)
    {
        var isFirst = true;
        yield return "[";
        foreach (var item in items)
        {
            yield return $"{(isFirst ? "" : ",")}\n    {json(item).Replace("\n", "\n    ", StringComparison.Ordinal)}";
            isFirst = false;
        }

        yield return isFirst ? "]" : "\n  ]";
    }

    internal static PositionJson Of(Position position, IssueRow issue, string origin, Links links)
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
            PositionEventJson.Of(e, term, origin, links),
            position.Before is { } before ? new PositionBeforeJson(before.Term.Stance.Text(), before.Event.Id, before.Term.Id) : null,
            position.Fold?.Text()
        );
    }

    public static IEnumerable<string> Csv(PositionsExport export)
    {
        var result = export.Result();
        foreach (var line in Csv(export.ExportContext, result, Lines(result)))
        {
            yield return line;
        }
    }

    /// <summary>The table of some lines of a result.</summary>
    internal static IEnumerable<string> Csv(
        ExportContext edition,
        PositionResult result,
        IEnumerable<(Position? Now, Position? Then, PositionMove? Move)> lines
    )
    {
        var vocabulary = edition.Store.Vocabulary;
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
            "folded",
            "then",
            "then_stance",
            "then_detail_en",
            "then_detail_ja",
            "then_event",
            "moved_on",
            "moved_by"
        );
        foreach (var (position, then, move) in lines)
        {
            var shown = position ?? then!;
            var (term, e) = (position?.Term, position?.Event);
            var (issue, actor) = (vocabulary.Issues[shown.Term.Issue], vocabulary.Actors[shown.Holder]);
            var option = issue.Option(shown.Term.Option).Label;
            yield return csv.Day(result.AsOf)
                .Word(issue.Id)
                .Text(issue.Label.En)
                .Text(issue.Label.Ja)
                .Word(actor.Id)
                .Text(actor.Name.En)
                .Text(actor.Name.Ja)
                .Word(shown.Term.Option)
                .Text(option.En)
                .Text(option.Ja)
                .Word(term?.Stance.Text())
                .Day(position?.From)
                .Day(position?.Since)
                .Word(term?.Holds?.ToString())
                .Word(term?.SpokenBy)
                .Words(term?.Actors ?? [])
                .Text(term?.Detail.En)
                .Text(term?.Detail.Ja)
                .Word(e?.Id)
                .Word(term?.Id)
                .Word(e?.Date.ToString())
                .Text(e?.Title.En)
                .Text(e?.Title.Ja)
                .Word(e?.Standing.Text())
                .Word(position?.Before?.Term.Stance.Text())
                .Word(e is null ? null : edition.Whole(edition.Links.Term(e.Id, term!.Id)))
                .Word(edition.Store.Hash)
                .Word(position?.Fold?.Text())
                .Day(result.Filter.From?.First)
                .Word(then?.Term.Stance.Text())
                .Text(then?.Term.Detail.En)
                .Text(then?.Term.Detail.Ja)
                .Word(then?.Event.Id)
                .Day(move?.On)
                .Word(move?.By?.Id)
                .End();
        }
    }

    /// <summary>The lines of a table: of one day a stance each; of two days those of each move beside each other, as many as the longer
    /// side has.</summary>
    internal static IEnumerable<(Position? Now, Position? Then, PositionMove? Move)> Lines(PositionResult result) =>
        result.Moves is not { } moves
            ? result.Standing.Select(position => ((Position?)position, (Position?)null, (PositionMove?)null))
            : moves.SelectMany(move =>
                Enumerable
                    .Range(0, Math.Max(move.Now.Count, move.Then.Count))
                    .Select(place => (move.Now.ElementAtOrDefault(place), move.Then.ElementAtOrDefault(place), (PositionMove?)move))
            );
}
