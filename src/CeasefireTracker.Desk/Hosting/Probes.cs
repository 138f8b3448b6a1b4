using System.Data.Common;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: its database answers too. Whatever the host name, because a probe asks by
/// address.</summary>
public static class Probes
{
    private const string Alive = "/healthz";
    private const string Ready = "/readyz";

    /// <summary>True of the two addresses.</summary>
    public static bool Are(PathString path) => path == Alive || path == Ready;

    public static void MapProbes(this WebApplication app)
    {
        app.MapGet(Alive, context => PlainAnswer.Write(context, StatusCodes.Status200OK, "alive")).AllowAnonymous();
        app.MapGet(Ready, Answer).AllowAnonymous();
    }

    private static async Task Answer(HttpContext context, DeskContext state)
    {
        try
        {
            await state.People.AnyAsync(context.RequestAborted);
            await PlainAnswer.Write(context, StatusCodes.Status200OK, "ready");
        }
        catch (Exception e) when (IsOfDatabase(e))
        {
            context.Response.Headers.RetryAfter = "30";
            await PlainAnswer.Write(context, StatusCodes.Status503ServiceUnavailable, "no database");
        }
    }

    // EF Core wraps what it thinks may pass.
    internal static bool IsOfDatabase(Exception e) => e is DbException || (e.InnerException is { } cause && IsOfDatabase(cause));
}
