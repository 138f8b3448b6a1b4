using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Changes;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Events;

/// <summary>Everything known of one event.</summary>
[QueryNames("v")]
public sealed class EventModel(CitedVersions versions) : TrackerPage
{
    public RecordedEvent Recorded { get; private set; } = null!;

    public Event Event => Recorded.Event;

    /// <summary>The version of the data that the address cites; null if it names none.</summary>
    public CitedVersion? Cited { get; private set; }

    public Event? Before { get; private set; }

    public Event? After { get; private set; }

    /// <summary>The chain of texts that it belongs to, or null.</summary>
    public Lineage? Lineage { get; private set; }

    /// <summary>What it answers and what answered it; null if it stands alone.</summary>
    public EventChain? Chain { get; private set; }

    public DisputeWords Disputes => new(Store.Vocabulary, Language);

    public IActionResult OnGet(string id, [FromQuery(Name = "v")] string? version)
    {
        var query = new TimelineQuery(Store, Stop);
        if (query.Find(id) is not { } found)
        {
            return NotFound();
        }

        if (found.Id != id)
        {
            return RedirectPermanent(Links.Event(found.Id) + (UnknownNames.Of(HttpContext)?.Asked ?? Request.QueryString));
        }

        if (string.IsNullOrWhiteSpace(version) && ToOwnAddress(Links.Event(found.Id)) is { } redirect)
        {
            return redirect;
        }

        Recorded = found;
        Cited = versions.Of(version, Store, found.Event);
        if (Cited is { State: CitedState.Unknown })
        {
            // Anybody can invent a version, and each would be one more page to keep.
            Response.Headers.CacheControl = "no-store";
        }

        Lineage = Lineage.With(found, Store, Stop);
        if (found.Ordinal is { } ordinal)
        {
            Chain = EventChain.Of(Store, found.Id);
            (Before, After) = query.Neighbours(ordinal);
        }

        return Page();
    }

    /// <summary>The number under which a citation stands on this page.</summary>
    public int Number(string source) => Event.Citations.TakeWhile(citation => citation.Source != source).Count() + 1;

    /// <summary>The events that answer this one, or that it answers, and so on, by kind.</summary>
    public IEnumerable<Event> Targets(RelationKind kind) => RecordedEvent.Targets(Event, kind).Select(id => Recorded.Named[id]);
}
