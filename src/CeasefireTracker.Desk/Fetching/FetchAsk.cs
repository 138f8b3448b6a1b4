namespace CeasefireTracker.Desk.Fetching;

/// <summary>How a page is asked for.</summary>
public sealed record FetchAsk
{
    /// <summary>A page, whatever it is.</summary>
    public static FetchAsk Page { get; } = new();

    /// <summary>The kinds of content that are wanted, as <c>Accept</c> has them.</summary>
    public string Accept { get; init; } = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8";

    /// <summary>The <c>ETag</c> that the page had, exactly as it came; null if it is wanted in any case.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>The <c>Last-Modified</c> that the page had, exactly as it came; null if it is wanted in any case.</summary>
    public string? IfModifiedSince { get; init; }

    /// <summary>The most bytes that are taken: of one answer as it comes, its head included, and of the page when unpacked.</summary>
    public int MostBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How often an address may lead to another.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>How long a connection may take, its encryption included; of several machines of one name each has its share.</summary>
    public TimeSpan Connecting { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long each answer may take to begin, the connection included.</summary>
    public TimeSpan Beginning { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long everything may take, from the first address to the end of the page; what <see cref="Turn"/> waits is not of
    /// it.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits until an address may be asked, the one that is wanted and each that it leads to; what it throws ends it all. Null:
    /// nobody waits.</summary>
    public Func<Uri, CancellationToken, Task>? Turn { get; init; }
}
