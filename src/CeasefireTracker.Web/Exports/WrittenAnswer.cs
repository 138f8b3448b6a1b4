using System.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>An answer that is sent while it is being written.</summary>
public sealed class WrittenAnswer(string mediaType, IEnumerable<string> pieces) : IResult
{
    private const int FlushAt = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = mediaType + "; charset=utf-8";
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        var body = httpContext.Response.BodyWriter;
        foreach (var piece in pieces)
        {
            // What fits the buffers is never flushed, and a reader who left would not be noticed.
            httpContext.RequestAborted.ThrowIfCancellationRequested();
            Encoding.UTF8.GetBytes(piece, body);
            if (body.UnflushedBytes > FlushAt)
            {
                await body.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}
