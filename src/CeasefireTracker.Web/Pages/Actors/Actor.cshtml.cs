using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Actors;

/// <summary>One actor: where they stand on each issue, and what they took part in.</summary>
public sealed class ActorModel : TrackerPage
{
    /// <summary>How much one cell tells.</summary>
    public static readonly CellRoom Room = new(CellRoom.MostAtOnce, Folded: 50, Past: 50);

    public ActorRow Actor { get; private set; } = null!;

    public TimelineResult Result { get; private set; } = null!;

    /// <summary>What they hold at the end of the record and held before, an issue each.</summary>
    public IReadOnlyList<(IssueRow Issue, PositionCell Cell)> Positions { get; private set; } = [];

    /// <summary>The actor's events drawn over the days of the whole record, so that one actor's page compares with another's.</summary>
    public SelectionPicture? Picture { get; private set; }

    public TimelineFilter Filter => TimelineFilter.Everything.With(Facet.Actor, Actor.Id) with { Sort = SortOrder.Newest };

    /// <summary>The actors that speak for this one, in the order of the file.</summary>
    public IEnumerable<(ActorRow Actor, MandateRow Mandate)> Speakers =>
        Store.Vocabulary.Actors.Values.SelectMany(
            actor => actor.SpeaksFor.Where(mandate => mandate.For == Actor.Id),
            (actor, mandate) => (actor, mandate)
        );

    public IActionResult OnGet(string id)
    {
        if (!Store.Vocabulary.Actors.TryGetValue(id, out var actor))
        {
            return NotFound();
        }

        Actor = actor;
        Result = new TimelineQuery(Store, Stop).Run(Filter);
        Positions = new PositionQuery(Store, Stop).Of(actor, Store.LastDay);
        Picture = new PictureQuery(Store, stop: Stop).Draw(Filter, Result.Selection.Matches, Store.Story);
        return Page();
    }

    /// <summary>A span of days in words; null if both ends are open.</summary>
    public string? Span(DateOnly? from, DateOnly? to) =>
        (from, to) switch
        {
            (null, null) => null,
            ({ } first, null) => Say("span.from", Words(first)),
            (null, { } last) => Say("span.to", Words(last)),
            ({ } first, { } last) => Say("span.between", Words(first), Words(last)),
        };
}
