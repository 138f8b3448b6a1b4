using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Says why there is no page, whatever was asked for and however.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : DeskPage
{
    private int status = StatusCodes.Status404NotFound;

    public override string Title =>
        Say(
            status switch
            {
                StatusCodes.Status400BadRequest => "error.400",
                StatusCodes.Status403Forbidden => "error.403",
                StatusCodes.Status404NotFound => "error.404",
                StatusCodes.Status409Conflict => "error.409",
                _ => "error.500",
            }
        );

    public void OnGet(int status) => this.status = status;

    public void OnPost(int status) => this.status = status;
}
