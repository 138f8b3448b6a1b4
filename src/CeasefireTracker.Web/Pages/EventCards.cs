using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeasefireTracker.Web.Pages;

/// <summary>The rows and cards of events in lists. Most of a page is them, so each is made once for as long as its row is kept.</summary>
public static class EventCards
{
    private static readonly ConditionalWeakTable<RecordedEvent, ConcurrentDictionary<(Links, int), HtmlString>> Made = [];

    // Both languages as a row, alone and in a list, and as both cards, under one path; a proxy may make up more paths than should be kept.
    private const int MostKept = 16;

    // What stands in the place of a card's level.
    private const int Alone = 0;
    private const int InList = -1;

    /// <summary>The card of an event.</summary>
    /// <param name="level">The level of its heading, 3 or 4.</param>
    public static Task<IHtmlContent> Card(this IHtmlHelper html, RecordedEvent e, TrackerPage page, int level) =>
        Once(e, page, level, () => html.PartialAsync("_EventCard", (e, page, level)));

    /// <summary>The row of an event, which opens to what its card would say.</summary>
    public static Task<IHtmlContent> Row(this IHtmlHelper html, RecordedEvent e, TrackerPage page) =>
        Once(e, page, Alone, () => html.PartialAsync("_EventRow", (e, page)));

    /// <summary>A line of a list of which events can be picked.</summary>
    /// <param name="numbers">The numbers of the documents cited, where a brief shows them.</param>
    /// <param name="level">The level of its heading, where it has one.</param>
    public static Task<IHtmlContent> Listed(
        this IHtmlHelper html,
        RecordedEvent e,
        TrackerPage page,
        NumberedSources? numbers,
        ListView view,
        int level
    )
    {
        return view == ListView.Rows ? Once(e, page, InList, Make) : Make();

        Task<IHtmlContent> Make() => html.PartialAsync("_Listed", (e, page, numbers, view, level));
    }

    private static async Task<IHtmlContent> Once(RecordedEvent e, TrackerPage page, int level, Func<Task<IHtmlContent>> make)
    {
        // Of the page nothing else shows in it than its language and path, what it marks and whose telling it is.
        if (page.Marks is not null || page.Telling is not null)
        {
            return await make();
        }

        var made = Made.GetOrCreateValue(e);
        if (!made.TryGetValue((page.Links, level), out var text))
        {
            using var writer = new StringWriter();
            (await make()).WriteTo(writer, page.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>());
            text = new HtmlString(writer.ToString());
            if (made.Count < MostKept)
            {
                made[(page.Links, level)] = text;
            }
        }

        return text;
    }
}
