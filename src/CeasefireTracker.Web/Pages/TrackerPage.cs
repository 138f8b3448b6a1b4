using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Web.Pages;

/// <summary>What every page has: its language, the store of its request, its links and its words.</summary>
public abstract class TrackerPage : PageModel
{
    /// <summary>The language that the address names; outside of it, English.</summary>
    public virtual Language Language =>
        RouteData.Values["lang"] is string text && EnumText.TryParse<Language>(text, out var language) ? language : Language.En;

    public OpenStore Store => HttpContext.Store();

    /// <summary>What the data formats need, for pages that show what they write.</summary>
    public ExportContext ExportContext => ExportContext.Of(HttpContext, Language);

    public Links Links => Links.Of(HttpContext, Language);

    /// <summary>The address that was asked for, without origin.</summary>
    public string AskedFor => Request.PathBase + Request.Path + Request.QueryString;

    /// <summary>What the site is called.</summary>
    public string SiteName => ExportContext.SiteName;

    /// <summary>Under which terms the data may be used, or that none were chosen yet.</summary>
    public string Licence => ExportContext.Licence;

    /// <summary>The class by which an actor has its side's colour in a span; null for those of no side.</summary>
    public string? Side(ActorRow actor, DateSpan span) => Sides.Of(Store.Vocabulary, actor, span);

    /// <summary>The class of the side that an actor has of itself, as a party; null for everybody else.</summary>
    public string? Side(string? actor) => actor is null ? null : Sides.Of(Store.Vocabulary, actor);

    /// <summary>What was searched for, to be marked in texts; null where nothing was.</summary>
    public virtual SearchMarks? Marks => null;

    /// <summary>A text with what was searched for in mark elements.</summary>
    public IHtmlContent Marked(string text) => Marked(Marks?.In(text) ?? [new MarkedPiece(text, false)]);

    /// <summary>A piece of an event's other texts around what was searched for; null where none was, or where the texts that are shown
    /// have it.</summary>
    public IHtmlContent? FoundElsewhere(Event e, params ReadOnlySpan<string> shown)
    {
        if (Marks is not { } marks || shown.ToArray().Any(marks.Finds))
        {
            return null;
        }

        var others = EventTexts.Elsewhere(e, Store.Vocabulary, Language).Prepend(e.Summary.In(Language));
        return others.Select(marks.Excerpt).FirstOrDefault(excerpt => excerpt is not null) is { } excerpt ? Marked(excerpt) : null;
    }

    /// <summary>Pieces of a text, the marked ones in mark elements.</summary>
    public static IHtmlContent Marked(IEnumerable<MarkedPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var (text, isMarked) in pieces)
        {
            _ = isMarked ? html.AppendHtml("<mark>").Append(text).AppendHtml("</mark>") : html.Append(text);
        }

        return html;
    }

    /// <summary>What was not understood, and links to what may have been meant.</summary>
    /// <param name="address">The page's address without it.</param>
    public IHtmlContent Said(FilterProblem problem, string address)
    {
        var html = new HtmlContentBuilder().Append(problem.Message.In(Language));
        foreach (var (place, (name, query)) in problem.Meant.Index())
        {
            html.AppendFormat(
                "{0}<a href=\"{1}\">{2}</a>",
                place == 0 ? " " : " · ",
                address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query,
                name.In(Language)
            );
        }

        return html;
    }

    /// <summary>Whose telling of the record the page shows; null: the record's own.</summary>
    public virtual Telling? Telling => null;

    /// <summary>Cancelled when the reader has left or the time for one request is spent.</summary>
    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>
    /// A redirect to the one address of what this one asks for; null where it is that already. A form sends its empty fields; the address
    /// that is kept has none.
    /// </summary>
    protected IActionResult? ToOwnAddress(string address) =>
        Request.QueryString.HasValue && UnknownNames.Of(HttpContext) is null && address != AskedFor ? Redirect(address) : null;

    /// <summary>The words of a key.</summary>
    public string Say(string key) => Language.Say(key);

    /// <summary>The words of a key with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) => Language.Say(key, values);

    /// <summary>What was not understood of an address, and what became of the rest of it.</summary>
    public string Say(FilterProblem problem) =>
        problem.Stops ? problem.Message.In(Language) : $"{problem.Message.In(Language)} {Say("filter.rest")}";

    public string Count(string key, int count) => Language.Count(key, count);

    /// <summary>A date in the page's language.</summary>
    public string Words(EdtfDate date) => DateWords.Describe(date, Language);

    /// <summary>A day in the page's language.</summary>
    public string Words(DateOnly day) => Words(EdtfDate.FromDay(day));

    /// <summary>How far the record reaches and how long ago that was, for pages that may say it
    /// (<see cref="SaysTodayAttribute"/>).</summary>
    public string Reach()
    {
        if (Store.RecordedUpTo is not { } last)
        {
            return Say("record.empty");
        }

        var (ago, day) = (HttpContext.Today().DayNumber - last.DayNumber, Words(last));
        // A record may reach into days that are still to come.
        return ago < 0 ? Say("stand.reach", day) : Say("stand.reach.ago", day, ago == 0 ? Say("stand.today") : Count("stand.ago", ago));
    }

    /// <summary>Words that name the last day of the record; that nothing is recorded yet where there is none.</summary>
    public string SayUpTo(string key) => Store.RecordedUpTo is { } day ? Say(key, Words(day)) : Say("record.empty");

    /// <summary>An actor's name; the id where a former actor is gone.</summary>
    public string ActorName(string id) => Store.Vocabulary.Actors.TryGetValue(id, out var actor) ? actor.Name.In(Language) : id;
}
