using System.Text;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>An answer that is sent while it is being written.</summary>
public sealed class WrittenAnswer(string mediaType, IEnumerable<string> pieces) : IResult
{
    private const int FlushAt = 64 * 1024;

    /// <summary>Makes the bytes out of what is written, once all of it is; null: they are its UTF-8.</summary>
    public Func<IEnumerable<string>, byte[]>? Draw { get; init; }

    /// <summary>The name under which a browser keeps it; null: that of its address.</summary>
    public string? FileName { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Draw is null ? mediaType + "; charset=utf-8" : mediaType;
        if (FileName is not null)
        {
            httpContext.Response.Headers.ContentDisposition = $"inline; filename=\"{FileName}\"";
        }

        // What is drawn has a length, and is kept: whoever asks for its headers alone has them as they are.
        if (HttpMethods.IsHead(httpContext.Request.Method) && Draw is null)
        {
            return;
        }

        if (Draw is not null)
        {
            httpContext.RequestAborted.ThrowIfCancellationRequested();
            var drawn = Draw(pieces.TakeUntil(httpContext.RequestAborted));
            httpContext.Response.ContentLength = drawn.Length;
            await httpContext.Response.Body.WriteAsync(drawn, httpContext.RequestAborted);
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
