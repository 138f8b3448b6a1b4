using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Archive;

/// <summary>How often a run asks a host, be it one that is cited or one that a redirect leads to: only so long after its last page, and no
/// more once it has said that it has enough.</summary>
internal sealed class Pace(TimeSpan pause, TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> enough = new(StringComparer.Ordinal);

    /// <summary>The same question, asked at this pace. Redirects within a host are one page of it.</summary>
    /// <exception cref="LeftAloneException">When it is asked: a host that it leads to has enough.</exception>
    public FetchAsk Of(FetchAsk ask)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        return ask with { Turn = (address, stop) => Turn(address.Host, own.Add(address.Host), stop) };
    }

    /// <summary>Takes note of an answer.</summary>
    public void Heard(Answer answer)
    {
        foreach (var address in answer.Exchanges.Select(exchange => exchange.Address).Append(answer.Address))
        {
            asked[address.Host] = clock.GetUtcNow();
        }

        if (answer is { Fault: null, Status: 429 or 503 })
        {
            enough.Add(answer.Address.Host);
        }
    }

    private async Task Turn(string host, bool isFirst, CancellationToken stop)
    {
        if (enough.Contains(host))
        {
            throw new LeftAloneException(host);
        }

        if (isFirst && asked.TryGetValue(host, out var last) && last + pause - clock.GetUtcNow() is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, stop);
        }
    }
}

/// <summary>A host has said in this run that it has enough.</summary>
internal sealed class LeftAloneException(string host) : Exception($"{host} has asked to be left alone.");
