using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace CeasefireTracker.Web.Hosting;

/// <summary>A finished page, and its compressed copies once somebody has asked for one.</summary>
internal sealed class KeptPage(byte[] bytes, string? contentType)
{
    // Once for all readers: a ninth part less to send than at the quality made for answers that are used once.
    private readonly Lazy<byte[]> brotli = new(() => Compressed(bytes, static into => new BrotliStream(into, new BrotliCompressionOptions { Quality = 9 })));
    private readonly Lazy<byte[]> gzip = new(() => Compressed(bytes, static into => new GZipStream(into, CompressionLevel.Optimal)));

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Answers with the copy that the reader's program understands best.</summary>
    public Task Write(HttpContext context)
    {
        var response = context.Response;
        var (coding, body) = Best(context.Request);
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private (string? Coding, byte[] Body) Best(HttpRequest request)
    {
        if (request.Headers.AcceptEncoding.Count == 0 || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
        {
            return (null, bytes);
        }

        return Takes("br") ? ("br", brotli.Value) : Takes("gzip") ? ("gzip", gzip.Value) : (null, bytes);

        bool Takes(string coding) => accepted.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0);
    }

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var into = new MemoryStream();
        using (var stream = compressor(into))
        {
            stream.Write(bytes);
        }

        return into.ToArray();
    }
}
