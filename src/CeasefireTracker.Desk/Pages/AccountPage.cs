using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>A page on which somebody changes by what people come in: only who may, and only shortly after
/// signing in.</summary>
public abstract class AccountPage(Rights rights, TimeProvider clock) : DeskPage
{
    /// <summary>Who may do what.</summary>
    protected Rights Rights { get; } = rights;

    /// <summary>True if the page is for this person.</summary>
    protected virtual bool IsFor(Person person) => Rights.HasAccount(person);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var person = Person!;
        if (!IsFor(person))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
        else if (HttpMethods.IsPost(Request.Method) && !Session.IsFresh(person, clock))
        {
            context.Result = LocalRedirect(Links.SignInThen(Request.Path));
        }
    }
}
