using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Fetching;

/// <summary>
/// The one way out: asks for a page by http or https, at machines of the public internet alone, and takes no more and waits no longer than
/// it is told. Redirects are followed by hand, each address looked at anew. Whatever the other side does becomes an
/// <see cref="Answer"/>; nothing is thrown but for whoever stops it, or by <see cref="FetchAsk.Turn"/>.
/// </summary>
public sealed class Fetcher(FetchDoor door, DeskOptions options, TimeProvider clock)
{
    private const int LongestAddress = 4000;

    /// <summary>How the desk names itself to others, with where they find it, if it is a team's.</summary>
    public string Agent { get; } = "CeasefireTrackerDesk/1.0" + (options.PublicOrigin is { } origin ? $" (+{origin})" : "");

    /// <summary>Asks for a page.</summary>
    /// <exception cref="OperationCanceledException">It was stopped by <paramref name="stop"/>.</exception>
    public async Task<Answer> Get(Uri address, FetchAsk ask, CancellationToken stop = default)
    {
        var left = ask.Whole;
        var (exchanges, asked) = (new List<Exchange>(), new HashSet<string>(StringComparer.Ordinal));
        Uri? from = null;
        while (true)
        {
            if ((Refusal(from, address) ?? Circle(asked, address, ask)) is var (fault, why))
            {
                return new Answer(address, null, fault, why, exchanges);
            }

            if (ask.Turn is { } turn)
            {
                await turn(address, stop);
            }

            var begun = clock.GetTimestamp();
            using var whole = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, whole.Token);
            var answer = await new Question(door, Agent, ask, clock).Put(address, either.Token);
            stop.ThrowIfCancellationRequested();
            left -= clock.GetElapsedTime(begun);
            exchanges.AddRange(answer.Exchanges);
            if (answer.Fault is not null || Next(answer) is not { } next)
            {
                return answer with { Exchanges = exchanges };
            }

            (from, address) = (address, next);
        }
    }

    /// <summary>Why an address is not asked, before anybody looks where it leads; null if it may be.</summary>
    /// <param name="from">The address that led to it; null if none did.</param>
    public static (NoAnswer Fault, string Why)? Refusal(Uri? from, Uri address) =>
        !address.IsAbsoluteUri || address.Scheme is not ("http" or "https")
            ? (NoAnswer.NotAllowed, $"{Short(address)} is no address of http or https.")
        : address.UserInfo.Length > 0 ? (NoAnswer.NotAllowed, $"The address at {address.Host} carries a user name.")
        : !address.IsDefaultPort ? (NoAnswer.NotAllowed, $"{Short(address)} names a port.")
        : address.AbsoluteUri.Length > LongestAddress
            ? (NoAnswer.NotAllowed, $"An address at {address.Host} is longer than {LongestAddress} characters.")
        : from?.Scheme == "https" && address.Scheme == "http"
            ? (NoAnswer.InsecureRedirect, $"{Short(from)} leads from https to {Short(address)}.")
        : null;

    private static (NoAnswer, string)? Circle(HashSet<string> asked, Uri address, FetchAsk ask) =>
        !asked.Add(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))
            ? (NoAnswer.Redirects, $"The redirects lead in a circle, back to {Short(address)}.")
        : asked.Count > ask.MostRedirects + 1 ? (NoAnswer.Redirects, $"There are more than {ask.MostRedirects} redirects.")
        : null;

    private static Uri? Next(Answer answer) =>
        answer is { Status: 301 or 302 or 303 or 307 or 308 }
        && answer.Header("Location") is { } location
        && Uri.TryCreate(answer.Address, location, out var next)
            ? next
            : null;

    private static string Short(Uri address) =>
        address.OriginalString is { Length: > 200 } text ? text[..200] + "…" : address.OriginalString;
}
