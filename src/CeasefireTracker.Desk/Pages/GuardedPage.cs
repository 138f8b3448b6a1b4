using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>A page that is not for everybody who is signed in.</summary>
public abstract class GuardedPage(Rights rights) : DeskPage
{
    /// <summary>Who may do what.</summary>
    protected Rights Rights { get; } = rights;

    /// <summary>True if the page is for this person.</summary>
    protected abstract bool IsFor(Person person);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!IsFor(Person!))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
    }
}
