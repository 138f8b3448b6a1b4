using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads an <c>.ndjson</c> file of any length, one event a line, in pieces that several processors share.</summary>
internal static class EventLines
{
    // Arrays of 85 kB and more would each bring the next full collection nearer.
    private const int Piece = 64 * 1024;
    private const int LongestLine = 1024 * 1024;

    /// <summary>The events of the file and its problems, piece by piece in the file's order.</summary>
    public static IEnumerable<(IReadOnlyList<Event> Events, ProblemList Problems)> Read(string path, string file) =>
        ParallelInOrder.InOrder(Pieces(path), piece => Events(piece.Lines, piece.FirstLine, file));

    private static (IReadOnlyList<Event>, ProblemList) Events(ReadOnlyMemory<byte> lines, int number, string file)
    {
        var (events, problems) = (new List<Event>(), new ProblemList());
        var rest = lines.Span;
        while (rest.Length > 0)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (Event(line, number++, file, problems) is { } e)
            {
                events.Add(e);
            }
        }

        return (events, problems);
    }

    /// <summary>The event of one line, or null with the problems collected.</summary>
    public static Event? Event(ReadOnlySpan<byte> line, int number, string file, ProblemList problems)
    {
        if (line.Length > LongestLine)
        {
            problems.Add(new Problem(file, number, "size", "The line is longer than 1 MiB; an event is never that long."));
            return null;
        }

        if (line.IsEmpty || line[^1] == '\r' || line.StartsWith("\uFEFF"u8))
        {
            problems.Add(
                new Problem(
                    file,
                    number,
                    "ndjson",
                    line.IsEmpty ? "The line is empty; each line is one event."
                        : line[^1] == '\r' ? "The line ends with CR and LF; save the file with LF alone (editors call it Unix)."
                        : "The file begins with a byte order mark; save it as UTF-8 without one."
                )
            );
            return null;
        }

        if (
            JsonNodes.Read(line, file, number, problems) is not { } node
            || FieldReader.Of(node, file, "The event", problems) is not { } fields
        )
        {
            return null;
        }

        var head = EventFields.Line.Read(fields)!;
        var e = EventFields.Event.Read(fields);
        fields.Done();
        return e is null ? null : e with { Id = head.Id, Narrative = head.Narrative };
    }

    private static IEnumerable<(ReadOnlyMemory<byte> Lines, int FirstLine)> Pieces(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            0,
            FileOptions.SequentialScan
        );
        var (carried, number) = (ReadOnlyMemory<byte>.Empty, 1);
        while (true)
        {
            // A new array each time, because the one before is still being read elsewhere.
            var bytes = new byte[carried.Length + Piece];
            carried.CopyTo(bytes);
            var length = carried.Length + file.ReadAtLeast(bytes.AsSpan(carried.Length), Piece, throwOnEndOfStream: false);
            var end = bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (length < bytes.Length)
            {
                yield return (bytes.AsMemory(0, length), number);
                yield break;
            }

            if (end == 0 && length > LongestLine)
            {
                // What follows of a line without an end is not worth reading.
                yield return (bytes.AsMemory(0, length), number);
                yield break;
            }

            if (end > 0)
            {
                yield return (bytes.AsMemory(0, end), number);
                number += bytes.AsSpan(0, end).Count((byte)'\n');
            }

            carried = bytes.AsMemory(end, length - end);
        }
    }
}
