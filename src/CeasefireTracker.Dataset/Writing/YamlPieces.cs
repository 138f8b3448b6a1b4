using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>Finds where each value of a YAML text stands. The text is one that the reader of files has taken.</summary>
internal sealed class YamlPieces
{
    private readonly string text;
    private readonly Parser parser;

    private YamlPieces(string text) => (this.text, parser) = (text, new Parser(new StringReader(text)));

    /// <summary>The root of the text.</summary>
    /// <exception cref="FormatException">The text is laid out in a way that cannot be changed piece by piece.</exception>
    public static Piece Of(string text)
    {
        var pieces = new YamlPieces(text);
        pieces.parser.Consume<StreamStart>();
        pieces.parser.Consume<DocumentStart>();
        return pieces.Value(floor: null);
    }

    /// <param name="floor">Above it no comment belongs to what is read; null at the root, where a comment on top is about the file.</param>
    private Piece Value(int? floor)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var (start, end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            return new TextPiece(start, end, scalar.Style, scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null");
        }

        if (parser.TryConsume<MappingStart>(out var map))
        {
            return Group(map.Start, map.Style == MappingStyle.Flow, isMap: true, floor);
        }

        var list = parser.Consume<SequenceStart>();
        return Group(list.Start, list.Style == SequenceStyle.Flow, isMap: false, floor);
    }

    private GroupPiece Group(Mark start, bool inBrackets, bool isMap, int? floor)
    {
        var elements = new List<Element>();
        while (parser.Current is not (MappingEnd or SequenceEnd))
        {
            var element = isMap ? Entry() : Item(inBrackets);
            elements.Add(inBrackets ? element : InLines(element, elements.Count == 0 ? floor : elements[^1].End));
        }

        // The closing bracket itself stands where the parser says that it ends.
        var end = (int)parser.Current.End.Index + 1;
        parser.MoveNext();
        return inBrackets
            ? new GroupPiece((int)start.Index, end, isMap, true, 0, elements)
            : new GroupPiece(elements[0].Lead, elements[^1].End, isMap, false, ColumnOf(elements[0].Start), elements);
    }

    private Element Entry()
    {
        var key = parser.Consume<Scalar>();
        var start = (int)key.Start.Index;
        var colon = text.IndexOf(':', (int)key.End.Index) + 1;
        var value = Value(colon);
        // Because the parser puts what is not there anywhere between its neighbours.
        return new Element(
            key.Value,
            start,
            start,
            value.End,
            value is TextPiece { IsNull: true } && value.End <= value.Start ? new TextPiece(colon, colon, ScalarStyle.Plain, true) : value
        );
    }

    private Element Item(bool inBrackets)
    {
        var value = Value((int)parser.Current!.Start.Index);
        var start = value.Start;
        if (!inBrackets)
        {
            do
            {
                start--;
            } while (start >= 0 && text[start] is ' ' or '\n');

            if (start < 0 || text[start] != '-')
            {
                throw new FormatException("An item does not begin with its hyphen.");
            }
        }

        return new Element("", start, start, value.End, value);
    }

    private Element InLines(Element element, int? floor)
    {
        var column = ColumnOf(element.Start);
        var end = LineEnd(Math.Max(element.Value.End, element.Start));
        while (end < text.Length && LineEnd(end + 1) is var next && CommentColumn(end + 1, next) > column)
        {
            end = next;
        }

        var lead = element.Start;
        var line = element.Start - column;
        var isAlone = text.AsSpan(line, column).Trim(' ').IsEmpty;
        while (
            isAlone
            && floor is { } above
            && line > above + 1
            && LineStart(line - 1) is var before
            && before > above
            && CommentColumn(before, line - 1) == column
        )
        {
            (lead, line) = (before + column, before);
        }

        return element with
        {
            Lead = lead,
            End = end,
        };
    }

    /// <summary>How far the comment is indented that fills a line; -1 if the line holds anything else.</summary>
    private int CommentColumn(int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        var column = line.IndexOfAnyExcept(' ');
        return column >= 0 && line[column] == '#' ? column : -1;
    }

    private int ColumnOf(int place) => place - LineStart(place);

    private int LineStart(int place) => place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;

    private int LineEnd(int place) => place < text.Length && text.IndexOf('\n', place) is >= 0 and var end ? end : text.Length;
}
