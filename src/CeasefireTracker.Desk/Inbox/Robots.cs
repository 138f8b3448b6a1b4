using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>What hosts let programs read (robots.txt, RFC 9309), asked at most once a day.</summary>
public sealed class Robots(Fetcher fetcher, TimeProvider clock)
{
    /// <summary>The name by which hosts may mean this program.</summary>
    public const string Name = "CeasefireTrackerDesk";

    // What the standard asks to be read at least.
    private const int MostBytes = 500 * 1024;
    private const int MostHosts = 1000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // A host that does not answer may do so soon.
    private static readonly TimeSpan Unanswered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Rules> known = new(StringComparer.Ordinal);

    /// <summary>Asks whether the host lets this program read an address.</summary>
    /// <returns>True or false as its file says, and null with the reason while there is no file to be had that says it.</returns>
    public async Task<(bool? May, string Why)> Ask(Uri address, CancellationToken stop)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        var rules = known.GetValueOrDefault(host);
        if (rules is null || rules.Until <= clock.GetUtcNow())
        {
            if (known.Count >= MostHosts)
            {
                known.Clear();
            }

            rules = known[host] = await Read(new Uri(host + "/robots.txt"), rules?.Text, stop);
        }

        return (rules.Text is null ? null : Allows(rules.Text, address.PathAndQuery), rules.Why);
    }

    /// <summary>True if a file of rules lets this program read a path: of the rules that fit, the longest counts.</summary>
    public static bool Allows(string text, string path)
    {
        var (own, all) = (new List<(bool Allow, string Path)>(), new List<(bool Allow, string Path)>());
        // Whom the lines mean that are read now, and whether their rules have begun.
        var (isOwn, isAll, isNamed, inRules) = (false, false, false, false);
        foreach (var line in text.Split('\n').Select(line => line.Split('#')[0].Split(':', 2)).Where(line => line.Length == 2))
        {
            var (key, value) = (line[0].Trim().ToLowerInvariant(), line[1].Trim());
            if (key == "user-agent")
            {
                (isOwn, isAll, inRules) = (Is(value) || (isOwn && !inRules), value == "*" || (isAll && !inRules), false);
                isNamed |= isOwn;
            }
            else if (key is "allow" or "disallow")
            {
                inRules = true;
                if (value.Length > 0 && (isOwn || isAll))
                {
                    (isOwn ? own : all).Add((key == "allow", value));
                }
            }
        }

        return (isNamed ? own : all)
            .Where(rule => Fits(rule.Path, path))
            .OrderByDescending(rule => rule.Path.Length)
            .ThenByDescending(rule => rule.Allow)
            .Select(rule => rule.Allow)
            .FirstOrDefault(true);
    }

    // Without such a file all may be read; while the host fails, what it said last counts, and nothing may be read if it never did.
    private async Task<Rules> Read(Uri file, string? before, CancellationToken stop)
    {
        var answer = await fetcher.Get(file, FetchAsk.Page with { Accept = "text/plain", MostBytes = MostBytes }, stop);
        var now = clock.GetUtcNow();
        return answer.IsPage ? new Rules(now + Kept, Encoding.UTF8.GetString(answer.Body.Span), "")
            : answer is { Fault: null, Status: >= 400 and < 500 } ? new Rules(now + Kept, "", "")
            : new Rules(now + Unanswered, before, answer.Fault is null ? Status(answer) : answer.Detail);
    }

    private static string Status(Answer answer) => string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}");

    private static bool Is(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase);

    // A star stands for anything, a dollar sign for the end. Piece by piece from the left, because no pattern of a stranger's may cost more
    // than the path is long.
    private static bool Fits(string rule, string path)
    {
        var isWhole = rule.EndsWith('$');
        var pieces = (isWhole ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = pieces[0].Length;
        foreach (var piece in pieces[1..])
        {
            var found = path.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + piece.Length;
        }

        return !isWhole || at == path.Length || (pieces.Length > 1 && path.EndsWith(pieces[^1], StringComparison.Ordinal));
    }

    /// <summary>What a host said.</summary>
    /// <param name="Text">The file; null if there never was one to be had.</param>
    /// <param name="Why">Why there is none now.</param>
    private sealed record Rules(DateTimeOffset Until, string? Text, string Why);
}
