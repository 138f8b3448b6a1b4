using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Says why there is no page, whatever was asked for and however.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : DeskPage
{
    private int status = StatusCodes.Status404NotFound;

    /// <summary>That of the page that was asked for: when this one stands in for it, its route is gone.</summary>
    public override Language Language => LanguageAsked.Of(Asked);

    /// <summary>True if a form came from no page of this session.</summary>
    public bool IsRefusedForm => RefusedForm.Is(HttpContext);

    /// <summary>What was sent in vain, as far as it has words, for who wants to keep it.</summary>
    public IReadOnlyList<(string Name, string Value)> Sent { get; private set; } = [];

    public override string Title =>
        Say(
            status switch
            {
                StatusCodes.Status400BadRequest when IsRefusedForm => "error.form",
                StatusCodes.Status400BadRequest => "error.400",
                StatusCodes.Status403Forbidden => "error.403",
                StatusCodes.Status404NotFound => "error.404",
                StatusCodes.Status409Conflict => "error.409",
                StatusCodes.Status429TooManyRequests => "error.429",
                _ => "error.500",
            }
        );

    private string Asked =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
        ?? "";

    public void OnGet(int status) => this.status = status;

    public void OnPost(int status)
    {
        this.status = status;
        if (Person is not null)
        {
            Sent = [.. SentForm.Of(Request).Where(field => field.Name != Typing.Began && field.Value.Trim().Length > 0)];
        }
    }
}
