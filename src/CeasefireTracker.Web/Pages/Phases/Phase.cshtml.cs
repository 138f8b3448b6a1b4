using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Phases;

/// <summary>One chapter of the story and its events.</summary>
public sealed class PhaseModel : TrackerPage
{
    public PhaseRow Phase { get; private set; } = null!;

    public TimelineResult Result { get; private set; } = null!;

    /// <summary>The phase's events over its own days.</summary>
    public SelectionPicture? Picture { get; private set; }

    public IReadOnlyList<SourceRow> Sources { get; private set; } = [];

    public PhaseRow? Before => Store.Vocabulary.Phases.Values.LastOrDefault(other => other.Place < Phase.Place);

    public PhaseRow? After => Store.Vocabulary.Phases.Values.FirstOrDefault(other => other.Place > Phase.Place);

    public IActionResult OnGet(string id)
    {
        if (!Store.Vocabulary.Phases.TryGetValue(id, out var phase))
        {
            return NotFound();
        }

        Phase = phase;
        Result = new TimelineQuery(Store, Stop).Run(TimelineFilter.Everything.With(Facet.Phase, id) with { Sort = SortOrder.Oldest });
        Picture = new PictureQuery(Store, stop: Stop).Draw(Result.Filter, Result.Selection.Matches, phase.Span.Span);
        using var context = Store.Context();
        Sources = Store.Vocabulary.Published(
            context.Sources.Where(source => phase.Sources.Contains(source.Id)).OrderBy(source => source.Id)
        );
        return Page();
    }
}
