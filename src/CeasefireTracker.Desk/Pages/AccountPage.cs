using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>A page on which somebody changes by what people come in: only who may, and only shortly after
/// signing in.</summary>
public abstract class AccountPage(Rights rights, TimeProvider clock) : GuardedPage(rights)
{
    protected override bool IsFor(Person person) => Rights.HasAccount(person);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (context.Result is null && HttpMethods.IsPost(Request.Method) && Rights.HasAccount(Person!) && !Session.IsFresh(Person!, clock))
        {
            context.Result =
                SentForm.Of(Request).Count > 0
                    // Handed back, because it is sent once more after the sign-in.
                    ? StatusCode(StatusCodes.Status401Unauthorized)
                    : LocalRedirect(Links.SignInThen(Request.Path));
        }
    }
}
