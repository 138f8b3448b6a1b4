using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Embed;

/// <summary>One event, for the pages of others.</summary>
public sealed class EventModel : TrackerPage
{
    /// <summary>Null if there is none of the id asked for.</summary>
    public RecordedEvent? Recorded { get; private set; }

    public IActionResult OnGet(string id)
    {
        Recorded = new TimelineQuery(Store, Stop).Find(id);
        if (Recorded is { } found && found.Id != id)
        {
            return RedirectPermanent(Links.EmbedEvent(found.Id));
        }

        // A page of its own even where there is nothing, because the site's error page may not be framed.
        Response.StatusCode = Recorded is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }
}
