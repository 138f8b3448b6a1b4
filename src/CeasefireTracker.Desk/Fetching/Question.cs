using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>One question to one machine, over a connection of its own.</summary>
internal sealed class Question(FetchDoor door, string agent, FetchAsk ask, TimeProvider clock)
{
    private const int MostHeadersInKilobytes = 64;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly Line line = new(door, ask, clock);
    private readonly DateTimeOffset at = clock.GetUtcNow();

    public async Task<Answer> Put(Uri address, CancellationToken stop)
    {
        HttpResponseMessage? response = null;
        ReadOnlyMemory<byte> body = default;
        (NoAnswer Fault, string Why)? fault = null;
        try
        {
            using var handler = Handler();
            using var invoker = new HttpMessageInvoker(handler);
            using var request = Request(address);
            using var beginning = new CancellationTokenSource(ask.Beginning, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, beginning.Token);
            response = await invoker.SendAsync(request, either.Token);
            body = await Body(response.Content, stop);
        }
        catch (OperationCanceledException)
        {
            fault = (NoAnswer.TimedOut, response is null ? "No answer began in time." : "The page did not end in time.");
        }
        catch (Exception e) when (FaultOf(e) is { } known)
        {
            fault = (line.Fault ?? known, line.Fault is null ? e.GetBaseException().Message : line.Why);
        }
        finally
        {
            response?.Dispose();
        }

        var headers = response is null ? [] : Headers(response);
        return new Answer(address, (int?)response?.StatusCode, fault?.Fault, fault?.Why ?? "", Exchanges(address, headers, fault is null))
        {
            Headers = headers,
            Body = body,
        };
    }

    // No proxy, no cookie, no password, no redirect by itself, nothing of a connection kept for the next; and no certificate fetched from
    // wherever another certificate says, which would be a way out that nobody looks at.
    private SocketsHttpHandler Handler() =>
        new()
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            ConnectTimeout = ask.Connecting,
            MaxResponseHeadersLength = MostHeadersInKilobytes,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = line.Connect,
            PlaintextStreamFilter = line.Listen,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Chain() },
        };

    private X509ChainPolicy Chain()
    {
        var policy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            ApplicationPolicy = { new Oid(ServerAuthentication) },
        };
        if (door.Issuer is { } issuer)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.Add(issuer);
        }

        return policy;
    }

    private HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        foreach (
            var (name, value) in new[]
            {
                ("User-Agent", agent),
                ("Accept", ask.Accept),
                ("Accept-Encoding", "identity"),
                ("If-None-Match", ask.IfNoneMatch),
                ("If-Modified-Since", ask.IfModifiedSince),
                ("Connection", "close"),
            }
        )
        {
            // What came from the other side and goes back there must not bring a line of its own along.
            if (value is not null && !value.Any(char.IsControl))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private async Task<ReadOnlyMemory<byte>> Body(HttpContent content, CancellationToken stop)
    {
        await using var stream = Unpacked(await content.ReadAsStreamAsync(stop), [.. content.Headers.ContentEncoding]);
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, stop) is > 0 and var read)
        {
            if (kept.Length + read > ask.MostBytes)
            {
                throw line.Refused(NoAnswer.TooLarge, $"The page has more than {ask.MostBytes} bytes when unpacked.");
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    // It was not asked for, and some machines pack nonetheless.
    private Stream Unpacked(Stream packed, IReadOnlyList<string> how) =>
        how switch
        {
            [] => packed,
            [var one] when Is(one, "identity") => packed,
            [var one] when Is(one, "gzip") || Is(one, "x-gzip") => new GZipStream(packed, CompressionMode.Decompress),
            [var one] when Is(one, "deflate") => new ZLibStream(packed, CompressionMode.Decompress),
            [var one] when Is(one, "br") => new BrotliStream(packed, CompressionMode.Decompress),
            _ => throw line.Refused(NoAnswer.NotUnderstood, $"The page is packed in a way that is not known: {string.Join(", ", how)}."),
        };

    // What a machine says meanwhile (100 to 199) is no answer, and readers of archives would take it for one.
    private static ReadOnlyMemory<byte> Final(ReadOnlyMemory<byte> came)
    {
        while (came.Span.StartsWith("HTTP/1.1 1"u8) && came.Span.IndexOf("\r\n\r\n"u8) is > 0 and var end)
        {
            came = came[(end + 4)..];
        }

        return came;
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static NoAnswer? FaultOf(Exception e) =>
        e switch
        {
            HttpRequestException { HttpRequestError: var error } => Of(error),
            HttpIOException { HttpRequestError: var error } => Of(error),
            AuthenticationException or CryptographicException => NoAnswer.Tls,
            IOException or SocketException => NoAnswer.CutShort,
            InvalidDataException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException =>
                NoAnswer.NotUnderstood,
            _ => null,
        };

    private static NoAnswer Of(HttpRequestError error) =>
        error switch
        {
            HttpRequestError.NameResolutionError => NoAnswer.NameUnknown,
            HttpRequestError.ConnectionError => NoAnswer.NoConnection,
            HttpRequestError.SecureConnectionError => NoAnswer.Tls,
            HttpRequestError.ConfigurationLimitExceeded => NoAnswer.TooManyHeaders,
            HttpRequestError.ResponseEnded => NoAnswer.CutShort,
            HttpRequestError.InvalidResponse => NoAnswer.NotUnderstood,
            _ => NoAnswer.CutShort,
        };

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers.TryAdd(name, string.Join(", ", values));
        }

        return headers;
    }

    private IReadOnlyList<Exchange> Exchanges(Uri address, Dictionary<string, string> headers, bool isWhole) =>
        line.Peer is { } peer && line.Came.Length > 0
            ?
            [
                new Exchange(
                    address,
                    at,
                    peer,
                    line.Sent.ToArray(),
                    Final(line.Came.ToArray()),
                    isWhole,
                    headers.ContainsKey("Content-Encoding")
                ),
            ]
            : [];
}
