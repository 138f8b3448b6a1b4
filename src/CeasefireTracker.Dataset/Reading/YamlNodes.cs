using CeasefireTracker.Dataset.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads the part of YAML 1.2 that the data uses: maps, lists and scalars. Anchors, aliases and tags are refused.</summary>
internal sealed class YamlNodes
{
    private const int MaxDepth = 16;

    private readonly Parser parser;
    private readonly string file;
    private readonly int lineOffset;
    private readonly ICollection<Problem> problems;
    private int lastLine;

    private YamlNodes(string text, string file, int lineOffset, ICollection<Problem> problems)
    {
        parser = new Parser(new StringReader(text));
        this.file = file;
        this.lineOffset = lineOffset;
        this.problems = problems;
    }

    /// <summary>The document's root, or null with a problem collected. <paramref name="lineOffset"/> is added to every line.</summary>
    public static Node? Read(string text, string file, int lineOffset, ICollection<Problem> problems)
    {
        var nodes = new YamlNodes(text, file, lineOffset, problems);
        try
        {
            return nodes.Document();
        }
        catch (YamlException e)
        {
            problems.Add(
                new Problem(file, lineOffset + (int)e.Start.Line, "yaml", $"This is not readable YAML: {FirstSentence(e.Message)}")
            );
            return null;
        }
        catch (InvalidOperationException)
        {
            // Because YamlDotNet's scanner ends this way, and not with a YamlException, where a plain scalar breaks off inside brackets.
            problems.Add(new Problem(file, nodes.lastLine, "yaml", "This is not readable YAML: a value breaks off here or soon after."));
            return null;
        }
        catch (ArgumentException)
        {
            // Because YamlDotNet's parser ends this way where a tag (!!name) is no valid one inside brackets.
            problems.Add(
                new Problem(file, nodes.lastLine, "yaml", "Tags (!name) are not used in these files; one stands here or soon after.")
            );
            return null;
        }
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            problems.Add(new Problem(file, lineOffset + 1, "yaml", "There is nothing here to read."));
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Value(0);
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart second)
        {
            problems.Add(new Problem(file, Line(second), "yaml", "A second document begins here; a file holds one."));
            return null;
        }

        return root;
    }

    private Node Value(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"Nested more than {MaxDepth} levels deep.");
        }

        switch (parser.Current)
        {
            case AnchorAlias alias:
                throw new YamlException(alias.Start, alias.End, "Aliases (*name) are not used in these files; write the value out.");
            case NodeEvent { Anchor.IsEmpty: false } node:
                throw new YamlException(node.Start, node.End, "Anchors (&name) are not used in these files.");
            case NodeEvent { Tag.IsEmpty: false } node:
                throw new YamlException(node.Start, node.End, "Tags (!name) are not used in these files.");
            case Scalar scalar:
                parser.MoveNext();
                if (UnseenCharacter.Describe(scalar.Value) is { } message)
                {
                    problems.Add(new Problem(file, Line(scalar), "character", message.En));
                }

                return new ScalarNode(Line(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);
            case SequenceStart start:
                parser.MoveNext();
                var items = new List<Node>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Value(depth + 1));
                }

                return new ListNode(Line(start), items);
            case MappingStart start:
                parser.MoveNext();
                return new MapNode(Line(start), Entries(depth));
            default:
                throw new YamlException(parser.Current!.Start, parser.Current.End, "A value was expected here.");
        }
    }

    private List<MapEntry> Entries(int depth)
    {
        var entries = new List<MapEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "A key must be a plain word.");
            }

            var entry = new MapEntry(key.Value, Line(key), Value(depth + 1));
            if (MapNode.Find(entries, entry.Key) is not { } earlier)
            {
                entries.Add(entry);
            }
            else
            {
                problems.Add(
                    new Problem(
                        file,
                        entry.Line,
                        "duplicate-key",
                        $"'{entry.Key}' stands here a second time; the first is on line {earlier.Line}."
                    )
                );
            }
        }

        return entries;
    }

    private int Line(ParsingEvent parsed) => lastLine = lineOffset + (int)parsed.Start.Line;

    private static string FirstSentence(string message) => message.ReplaceLineEndings(" ");
}
