using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>What cannot be stored, because the disk is full or the database does not answer, is told as that, and a form that was sent is
/// handed back; programs are told so in their own way.</summary>
public static class StorageFaults
{
    /// <summary>Answers with 503, for which there is a page.</summary>
    public static void UseStorageFaults(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception e) when (StorageFault.Is(e) && !context.Response.HasStarted)
                {
                    app.Logger.LogError(e, "Nothing can be stored");
                    UnsentModel.HandBack(context);
                    context.Response.Clear();
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    if (context.Request.Path == DraftsOfPrograms.Path)
                    {
                        await DraftsOfPrograms
                            .Problem(context, StatusCodes.Status503ServiceUnavailable, new Said("refused.unstored"))
                            .ExecuteAsync(context);
                    }
                }
            }
        );
}
