using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Store;

/// <summary>Something that events have and that has several values at once, such as one stance of one actor; and the events that have
/// it.</summary>
/// <param name="Values">Ids, so none holds a space.</param>
/// <param name="Events">Ordinals, in their order.</param>
public sealed record IndexedThing(IReadOnlyList<string> Values, ImmutableArray<int> Events)
{
    /// <summary>Many of them as a text, a line each: few events have each, so that a bit for every event would be far more.</summary>
    public static byte[] Write(IEnumerable<IndexedThing> things) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                things.Select(thing =>
                    string.Join(' ', thing.Values)
                    + "\t"
                    + string.Join(' ', thing.Events.Select(e => e.ToString(CultureInfo.InvariantCulture)))
                    + "\n"
                )
            )
        );

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<IndexedThing> Read(byte[] text) =>
        [
            .. Encoding
                .UTF8.GetString(text)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(parts => new IndexedThing(
                    parts[0].Split(' '),
                    [.. parts[1].Split(' ').Select(e => int.Parse(e, CultureInfo.InvariantCulture))]
                )),
        ];
}
