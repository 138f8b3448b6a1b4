using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Says why there is no page, whatever was asked for and however.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : DeskPage
{
    private int status = StatusCodes.Status404NotFound;

    /// <summary>True if a form came from no page of this session.</summary>
    public bool IsRefusedForm => RefusedForm.Is(HttpContext);

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

    public void OnGet(int status) => this.status = status;

    public void OnPost(int status) => this.status = status;
}
