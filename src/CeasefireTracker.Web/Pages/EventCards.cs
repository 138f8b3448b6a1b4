using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeasefireTracker.Web.Pages;

/// <summary>The cards of events in lists. Most of a page is cards, so each is made once for as long as its row is kept.</summary>
public static class EventCards
{
    private static readonly ConditionalWeakTable<RecordedEvent, ConcurrentDictionary<(Language, int), HtmlString>> Made = [];

    /// <summary>The card of an event.</summary>
    /// <param name="level">The level of its heading, 3 or 4.</param>
    public static async Task<IHtmlContent> Card(this IHtmlHelper html, RecordedEvent e, TrackerPage page, int level)
    {
        // Of the page nothing else shows in it than its language, what it marks and whose telling it is.
        if (page.Marks is not null || page.Telling is not null)
        {
            return await Make();
        }

        var cards = Made.GetOrCreateValue(e);
        if (!cards.TryGetValue((page.Language, level), out var card))
        {
            using var text = new StringWriter();
            (await Make()).WriteTo(text, page.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>());
            card = cards[(page.Language, level)] = new HtmlString(text.ToString());
        }

        return card;

        Task<IHtmlContent> Make() => html.PartialAsync("_EventCard", (e, page, level));
    }
}
