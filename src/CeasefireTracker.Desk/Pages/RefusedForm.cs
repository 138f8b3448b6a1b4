using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Lets the page that says why there is none say of a form that it came from no page of this session.</summary>
public sealed class RefusedForm : IAlwaysRunResultFilter
{
    private static readonly object Key = new();

    /// <summary>True if that is why.</summary>
    public static bool Is(HttpContext context) => context.Items.ContainsKey(Key);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[Key] = true;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
