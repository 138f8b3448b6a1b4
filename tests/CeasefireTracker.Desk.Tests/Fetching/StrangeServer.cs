using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Tests.Fetching;

/// <summary>A machine of this test's own that answers as it is told, byte for byte, whether HTTP allows it or not.</summary>
public sealed class StrangeServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> answers = new();
    private readonly SslStreamCertificateContext? certificate;
    private readonly Task serving;
    private int connections;

    public StrangeServer(X509Certificate2? certificate = null, string address = "127.0.0.1")
    {
        // Offline, or this machine would itself fetch the certificates that its own names.
        this.certificate = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true);
        listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        serving = Serve();
    }

    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>How often somebody connected.</summary>
    public int Connections => connections;

    /// <summary>The head of each question, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A door that leads every name here, and lets it in.</summary>
    public FetchDoor Door => new((_, _) => Task.FromResult<IReadOnlyList<IPEndPoint>>([Endpoint]), [Endpoint]);

    /// <summary>What is answered at a path, or at a path of one host (<c>news.example.org/a</c>).</summary>
    public StrangeServer On(string path, Func<Stream, CancellationToken, Task> answer)
    {
        answers[path] = answer;
        return this;
    }

    /// <inheritdoc cref="On(string, Func{Stream, CancellationToken, Task})"/>
    public StrangeServer On(string path, string answer) =>
        On(path, async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop));

    /// <summary>A page that is as it should be.</summary>
    public StrangeServer OnPage(string path, string page, string status = "200 OK", string type = "text/html; charset=utf-8") =>
        On(
            path,
            $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(page)}\r\nConnection: close\r\n\r\n{page}"
        );

    public StrangeServer OnRedirect(string path, string to) =>
        On(path, $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nSet-Cookie: seen=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving;
        end.Dispose();
    }

    private async Task Serve()
    {
        var all = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                Interlocked.Increment(ref connections);
                all.Add(Answer(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(all);
        }
    }

    private async Task Answer(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using Stream stream = certificate is null ? client.GetStream() : new SslStream(client.GetStream());
            if (stream is SslStream secret)
            {
                await secret.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificateContext = certificate },
                    end.Token
                );
            }

            var head = await Head(stream);
            if (head.Length == 0)
            {
                return;
            }

            Asked.Enqueue(head);
            var path = head.Split(' ').ElementAtOrDefault(1) ?? "";
            var host = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Host: ", StringComparison.Ordinal))?[6..];
            if ((answers.GetValueOrDefault(host + path) ?? answers.GetValueOrDefault(path)) is { } answer)
            {
                await answer(stream, end.Token);
            }
            else
            {
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), end.Token);
            }
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or OperationCanceledException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // Whoever asked has gone.
        }
    }

    private async Task<string> Head(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, end.Token) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
