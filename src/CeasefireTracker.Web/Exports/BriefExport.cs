using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Briefs;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>A brief as JSON, version 1: documented keys are only ever added.</summary>
/// <param name="AsOf">The day of the brief, inclusive.</param>
/// <param name="Issues">The issues that are told, in their order.</param>
/// <param name="Positions">The stances that are told, issue by issue.</param>
/// <param name="Events">The last events that had begun by the day, the latest first.</param>
/// <param name="Sources">The documents named, by the numbers that the page has.</param>
public sealed record BriefJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    DateOnly AsOf,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Issues,
    StateOfPlayJson StateOfPlay,
    IReadOnlyList<PositionJson> Positions,
    IReadOnlyList<BriefEventJson> Events,
    IReadOnlyList<BriefSourceJson> Sources
);

/// <summary>Where things stood.</summary>
public sealed record StateOfPlayJson(
    BriefEventJson? TruceInForce,
    BriefEventJson? LastTruce,
    BriefEventJson? LastTalks,
    IReadOnlyList<LatestWordJson> LatestWords
);

/// <summary>What a belligerent said last on a ceasefire.</summary>
/// <param name="Over">True if it was stated for a span or an occasion that was over by the day.</param>
public sealed record LatestWordJson(string Actor, string Stance, TextJson Detail, string Term, bool Over, BriefEventJson Event);

/// <summary>An event as a brief names it.</summary>
/// <param name="Sources">The documents named for it, by id.</param>
public sealed record BriefEventJson(string Id, string Url, DateJson Date, TextJson Title, string Standing, IReadOnlyList<string> Sources);

/// <summary>A document with its number in the brief.</summary>
public sealed record BriefSourceJson(int Number, SourceJson Source);

/// <summary>The brief that a format writes.</summary>
public sealed record BriefExport(ExportContext ExportContext, PositionFilter Filter)
{
    /// <summary>The stances that are told, in the columns of the table of positions.</summary>
    public IEnumerable<string> Csv()
    {
        var brief = Brief.Of(ExportContext.Store, Filter, ExportContext.Stop);
        var told = brief.Rows.SelectMany(row => row.Cells).SelectMany(Brief.Told);
        // Of the year before the day, by which the issues are chosen, the table tells nothing.
        var result = brief.Positions with
        {
            Filter = brief.Positions.Filter with { From = null },
            Moves = null,
        };
        foreach (
            var line in PositionExports.Csv(
                ExportContext,
                result,
                told.Select(position => ((Position?)position, (Position?)null, (PositionMove?)null))
            )
        )
        {
            yield return line;
        }
    }

    public IEnumerable<string> Json()
    {
        var (edition, links, vocabulary) = (ExportContext, ExportContext.Links, ExportContext.Store.Vocabulary);
        var brief = Brief.Of(edition.Store, Filter, edition.Stop);
        var (stand, told) = (brief.Stand, brief.Rows.SelectMany(row => row.Cells).SelectMany(Brief.Told));
        var body = new BriefJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(links.Brief(Filter)),
            brief.AsOf,
            [.. brief.Positions.Columns.Select(actor => actor.Id)],
            [.. brief.Rows.Select(row => row.Issue.Id)],
            new StateOfPlayJson(
                stand.TruceInForce is { } truce ? Of(truce) : null,
                stand.LastTruce is { } last ? Of(last) : null,
                stand.LastTalks is { } talks ? Of(talks) : null,
                [.. stand.Parties.SelectMany(word => word.Told, (word, said) => Word(word.Party.Id, said))]
            ),
            [.. told.Select(position => PositionExports.Of(position, vocabulary.Issues[position.Term.Issue], edition.Origin, links))],
            [.. brief.Events.Select(e => Of(e.Event))],
            [
                .. brief.Sources.Sources.Select(source => new BriefSourceJson(
                    brief.Sources.Number(source.Id),
                    SourceJson.Of(source, edition.Store.FirstCited(source.Id))
                )),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.BriefJson) + "\n"];

        BriefEventJson Of(Event e, Term? term = null) =>
            new(
                e.Id,
                edition.Whole(links.Event(e.Id)),
                DateJson.Of(e.Date),
                TextJson.Of(e.Title)!,
                e.Standing.Text(),
                [.. (term is null ? brief.Cited(e) : brief.Cited(term)).Select(source => source.Id)]
            );

        LatestWordJson Word(string party, StatedWord said) =>
            new(party, said.Term.Stance.Text(), TextJson.Of(said.Term.Detail)!, said.Term.Id, said.IsOver, Of(said.Event, said.Term));
    }
}
