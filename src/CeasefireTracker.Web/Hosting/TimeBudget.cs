namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// The time that one answer may take to be made. When it is spent, what is made of it is stopped and the reader is told; what is made for a
/// reader who left is stopped as well. The time in which an answer is being sent is the reader's own line's and does not count.
/// </summary>
public sealed class TimeBudget(RequestDelegate next, SiteOptions options, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var (reader, isMade) = (context.RequestAborted, false);
        using var spent = new CancellationTokenSource(options.Limits.Answer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(reader, spent.Token);
        context.RequestAborted = either.Token;
        context.Response.OnStarting(() =>
        {
            if (!isMade)
            {
                spent.CancelAfter(Timeout.InfiniteTimeSpan);
            }

            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        catch (OperationCanceledException)
            when (spent.IsCancellationRequested && !reader.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.RequestAborted = reader;
            context.Response.Clear();
            context.Response.Headers.RetryAfter = "30";
            await FallbackPage.Write(context, StatusCodes.Status503ServiceUnavailable, FallbackPage.TooLong);
        }
        finally
        {
            (context.RequestAborted, isMade) = (reader, true);
        }
    }
}
