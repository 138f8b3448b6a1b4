using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What every page of the desk has: its language, its words, its links, and who asks.</summary>
public abstract class DeskPage : PageModel
{
    /// <summary>The language that the address names; outside of it, English.</summary>
    public virtual Language Language =>
        RouteData.Values["lang"] is string text && EnumText.TryParse<Language>(text, out var language) ? language : Language.En;

    public DeskLinks Links => new(Language);

    /// <summary>Who is signed in; null for nobody.</summary>
    public Person? Person => Person.Of(User);

    /// <summary>What the page is called.</summary>
    public virtual string? Title => null;

    /// <summary>Which of the head's links leads here.</summary>
    public virtual string Section => "";

    /// <summary>This page in another language.</summary>
    public string In(Language language)
    {
        var own = "/" + Language.Text();
        var path = Request.Path.Value!;
        return path.StartsWith(own + "/", StringComparison.Ordinal)
            ? "/" + language.Text() + path[own.Length..] + Request.QueryString
            : new DeskLinks(language).Home();
    }

    /// <summary>A moment, in UTC.</summary>
    public string Time(DateTime at) => Say("time", at);

    /// <summary>Where somebody wanted to go before they were asked who they are; else the first page.</summary>
    protected IActionResult GoOn(string? then) => LocalRedirect(Url.IsLocalUrl(then) ? then! : Links.Home());

    /// <summary>The words of a key.</summary>
    public string Say(string key) => Language.Tell(key);

    /// <summary>The words of a key with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) => Language.Tell(key, values);
}
