using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>
/// Hands back what a form sent after its session had ended: first beside a way to sign in, then, signed in, with a button that sends it.
/// The same of any form of the signed-in that could not be stored.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class UnsentModel : DeskPage
{
    /// <summary>The name of the field that says where the form was sent to.</summary>
    public const string Whereto = "unsent-to";

    private static readonly object Key = new();

    public override Language Language => LanguageAsked.Of(To);

    /// <summary>True if somebody is signed in, but too long ago for what they sent.</summary>
    public bool IsAgain { get; private set; }

    /// <summary>True if there is no room for it, or no database.</summary>
    public bool IsNotStored => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    public override string Title =>
        Say(
            IsNotStored ? "error.503"
            : Person is null ? "error.401"
            : "unsent.title"
        );

    /// <summary>Where the form was sent to.</summary>
    public string To { get; private set; } = "/en/";

    /// <summary>What it sent; empty if it is not known to be of a page of the desk.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; private set; } = [];

    /// <summary>Lets a form that could not be stored be handed back, whatever page it is of; those of pages for everybody hold what lets
    /// somebody in, or are shown again by their page.</summary>
    public static void HandBack(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            context.Items[Key] = true;
        }
    }

    public IActionResult OnGet() => IsNotStored ? Page() : LocalRedirect(Links.Home());

    // It is sent again by hand, with a token.
    public void OnPost()
    {
        var (sent, asked) = (SentForm.Of(Request), HttpContext.Features.Get<IStatusCodeReExecuteFeature>());
        IsAgain = asked is not null && Person is not null && !IsNotStored;
        To = asked is not null
            ? asked.OriginalPath + asked.OriginalQueryString
            : sent.FirstOrDefault(field => field.Name == Whereto).Value ?? To;
        if (Url.IsLocalUrl(To) && (!IsNotStored || asked is null || HttpContext.Items.ContainsKey(Key)))
        {
            Fields = [.. sent.Where(field => field.Name != Whereto)];
        }
    }
}
