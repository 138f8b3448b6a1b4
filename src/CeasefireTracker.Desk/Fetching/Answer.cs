using System.Net;
using System.Net.Http.Headers;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>What became of asking for a page.</summary>
/// <param name="Address">The address that was asked last: where the redirects led.</param>
/// <param name="Status">The last machine's status of HTTP; null if it gave none.</param>
/// <param name="Fault">Why there is no page; null where an answer came whole, whatever its status.</param>
/// <param name="Detail">The fault in words, for editors; empty where there is none.</param>
/// <param name="Exchanges">Each question with its answer, in order, as they went over the line.</param>
public sealed record Answer(Uri Address, int? Status, NoAnswer? Fault, string Detail, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>What the last machine said before the page, by name in whatever case; several of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The page, unpacked; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True if there is a page: an answer came whole, and says so.</summary>
    public bool IsPage => Fault is null && Status is >= 200 and < 300;

    /// <summary>A header's value; null if it was not said.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>How long the machine wants to be left alone; null if it said nothing that can be understood.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) =>
        !RetryConditionHeaderValue.TryParse(Header("Retry-After"), out var wish) ? null
        : wish.Delta is { } delta ? delta
        : wish.Date > now ? wish.Date - now
        : TimeSpan.Zero;
}

/// <summary>One question and its answer, byte for byte as they went over the line within its encryption.</summary>
/// <param name="Peer">The machine that was asked.</param>
/// <param name="IsWhole">False if the answer broke off or was not read to its end.</param>
/// <param name="IsPacked">True if the page within is packed (<c>Content-Encoding</c>).</param>
public sealed record Exchange(
    Uri Address,
    DateTimeOffset At,
    IPEndPoint Peer,
    ReadOnlyMemory<byte> Request,
    ReadOnlyMemory<byte> Response,
    bool IsWhole,
    bool IsPacked
);
