using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Import;

/// <summary>What a program sent: one event in a form of ours, or several.</summary>
/// <param name="Sheet">Its events, as the import reads them, in their order.</param>
/// <param name="Pointers">Where each stands in what was sent (JSON Pointer).</param>
/// <param name="Misfits">What was not understood, by pointers into the whole.</param>
public sealed record HandedIn(ImportSheet Sheet, IReadOnlyList<string> Pointers, IReadOnlyList<Misfit> Misfits)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableException">It is no JSON.</exception>
    public static HandedIn Read(ReadOnlySpan<byte> bytes)
    {
        JsonNode? root;
        try
        {
            root = JsonSheet.Parsed(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (JsonException e)
        {
            throw new UnreadableException(new Said("file.no-json", (e.LineNumber ?? 0) + 1));
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableException(new Said("file.no-utf8"));
        }

        var (events, within) = Events(root);
        var rows = new List<ImportRow>();
        var pointers = new List<string>();
        var misfits = Others(root, events)
            .Select(name => new Misfit("/" + Import.Misfits.Escaped(name), new Said("misfit.unknown")))
            .ToList();
        foreach (var (index, item) in events.Index())
        {
            pointers.Add(within ?? FormattableString.Invariant($"{Prefix(root)}/{index}"));
            if (item is JsonObject map && OwnEvent.Of(index + 1, map) is { } row)
            {
                rows.Add(row);
                misfits.AddRange(row.Misfits.Select(misfit => misfit with { Pointer = pointers[^1] + misfit.Pointer }));
            }
            else
            {
                misfits.Add(new Misfit(pointers[^1], new Said("misfit.event")));
            }
        }

        return new HandedIn(ImportSheet.Of(rows), pointers, misfits);
    }

    // An answer of the public addresses holds its events under that name.
    private static (IReadOnlyList<JsonNode?> Events, string? Within) Events(JsonNode? root) =>
        root switch
        {
            JsonArray list => ([.. list], null),
            JsonObject map when OwnEvent.Is(map) => ([map], ""),
            JsonObject { } map when map["events"] is JsonArray list => ([.. list], null),
            _ => ([root], ""),
        };

    // A list beside that of the events would be dropped unseen; what an answer says of itself is none.
    private static IEnumerable<string> Others(JsonNode? root, IReadOnlyList<JsonNode?> events) =>
        root is JsonObject map && map["events"] is JsonArray && !events.Contains(root)
            ? map.Where(entry => entry.Key != "events" && entry.Value is JsonArray).Select(entry => entry.Key)
            : [];

    private static string Prefix(JsonNode? root) => root is JsonObject ? "/events" : "";
}
