using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>Whatever is shown, edited or published is so upon what the other desks have published. What programs hand in and feeds bring
/// asks for it by itself.</summary>
public static class OtherDesksHosting
{
    public static void UseOtherDesks(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (Person.Of(context.User) is not null && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                {
                    context.RequestServices.GetRequiredService<OtherDesks>().Follow();
                }

                return next(context);
            }
        );
}
