using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, string? Text)> known = new(StringComparer.Ordinal);

    /// <summary>True if the host lets this program read the address.</summary>
    public async Task<bool> Allows(Uri address, CancellationToken stop)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        if (!known.TryGetValue(host, out var rules) || rules.Until <= clock.GetUtcNow())
        {
            var answer = await fetcher.Get(
                new Uri(host + "/robots.txt"),
                FetchAsk.Page with
                {
                    Accept = "text/plain",
                    MostBytes = MostBytes,
                },
                stop
            );
            // Without such a file all may be read; where the host fails, nothing.
            var text =
                answer.IsPage ? Encoding.UTF8.GetString(answer.Body.Span)
                : answer is { Fault: null, Status: >= 400 and < 500 } ? ""
                : null;
            if (known.Count >= MostHosts)
            {
                known.Clear();
            }

            // A host that does not answer may do so soon.
            rules = known[host] = (clock.GetUtcNow() + (text is null ? Kept / 24 : Kept), text);
        }

        return rules.Text is not null && Allows(rules.Text, address.PathAndQuery);
    }

    /// <summary>True if a file of rules lets this program read a path: of the rules that fit, the longest counts.</summary>
    public static bool Allows(string text, string path)
    {
        var (own, all, names, inRules) = (new List<(bool Allow, string Path)>(), new List<(bool, string)>(), new List<string>(), false);
        var isNamed = false;
        foreach (var line in text.Split('\n').Select(line => line.Split('#')[0].Split(':', 2)).Where(line => line.Length == 2))
        {
            var (key, value) = (line[0].Trim().ToLowerInvariant(), line[1].Trim());
            if (key == "user-agent")
            {
                names = inRules ? [value] : [.. names, value];
                inRules = false;
                isNamed |= Is(value);
            }
            else if (key is "allow" or "disallow")
            {
                inRules = true;
                if (value.Length > 0)
                {
                    (
                        names.Exists(Is) ? own
                        : names.Contains("*") ? all
                        : []
                    ).Add((key == "allow", value));
                }
            }
        }

        return (isNamed ? own : all)
            .Where(rule => Fits(rule.Item2, path))
            .OrderByDescending(rule => rule.Item2.Length)
            .ThenByDescending(rule => rule.Item1)
            .Select(rule => rule.Item1)
            .FirstOrDefault(true);
    }

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
}
