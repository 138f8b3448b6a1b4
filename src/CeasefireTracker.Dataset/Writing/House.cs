using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Reading;
using YamlDotNet.Core;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>The one style in which new values are written: small ones on their line, long ones in lines of their own.</summary>
internal static partial class House
{
    /// <summary>How many spaces a value in lines of its own is further in than its key.</summary>
    private const int Step = 2;

    private const RegexOptions Folded = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What follows <c>key:</c> where the key stands at a column.</summary>
    public static string AfterKey(Written value, int column) =>
        value switch
        {
            WrittenMap { OnOneLine: false } map => "\n" + Lines(map, column + Step),
            WrittenList { OnOneLine: false } list => "\n" + Lines(list, column + Step),
            _ => " " + OnOneLine(value),
        };

    /// <summary>The lines of a map, each indented, without a line feed after the last.</summary>
    public static string Lines(WrittenMap map, int column) =>
        string.Join('\n', map.Entries.Select(entry => $"{Indent(column)}{entry.Key}:{AfterKey(entry.Value, column)}"));

    /// <summary>The lines of a list, each indented, without a line feed after the last.</summary>
    public static string Lines(WrittenList list, int column) =>
        string.Join('\n', list.Items.Select(item => Indent(column) + Item(item, column)));

    /// <summary>An item with its hyphen, which stands at a column; its first line is not indented.</summary>
    public static string Item(Written item, int column) =>
        "- " + (item is WrittenMap { OnOneLine: false } map ? Lines(map, column + Step)[(column + Step)..] : OnOneLine(item));

    /// <summary>A value in brackets, or in none.</summary>
    public static string OnOneLine(Written value) =>
        value switch
        {
            WrittenText text => Text(text, null),
            WrittenList list => $"[{string.Join(", ", list.Items.Select(OnOneLine))}]",
            WrittenMap map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {OnOneLine(entry.Value)}"))} }}",
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    /// <summary>A value in JSON.</summary>
    /// <param name="gap">What follows a colon and a comma.</param>
    public static string Json(Written value, string gap) =>
        value switch
        {
            WrittenText text => JsonText(text),
            WrittenList list => $"[{string.Join("," + gap, list.Items.Select(item => Json(item, gap)))}]",
            WrittenMap map =>
                $"{{{string.Join("," + gap, map.Entries.Select(entry => $"{InQuotes(entry.Key)}:{gap}{Json(entry.Value,
            gap)}"))}}}",
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    /// <summary>A text in JSON: in quotes, unless it is a number or a flag.</summary>
    public static string JsonText(WrittenText written) =>
        written.Quotes == Quotes.Never && Bare().IsMatch(written.Text) ? written.Text : InQuotes(written.Text);

    /// <summary>A text in the quotes in which the one before stood, as far as it can be; null where there was none.</summary>
    public static string Text(WrittenText written, ScalarStyle? before)
    {
        var text = written.Text;
        var isBare = before == ScalarStyle.Plain || (before is null && written.Quotes != Quotes.Always);
        if (isBare && (written.Quotes == Quotes.Never ? Bare().IsMatch(text) : IsPlain(text)))
        {
            return text;
        }

        return before == ScalarStyle.SingleQuoted && !text.Contains('\n', StringComparison.Ordinal)
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : InQuotes(text);
    }

    /// <summary>A text in double quotes, as YAML and JSON both read it: what else would need an escape is in no file.</summary>
    public static string InQuotes(string text) =>
        '"'
        + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
        + '"';

    public static string Indent(int column) => new(' ', column);

    // YAML 1.1 and 1.2 alike must take it for a text, in brackets too.
    private static bool IsPlain(string text) => Plain().IsMatch(text) && !Other().IsMatch(text);

    [GeneratedRegex(@"\A(0|[1-9]\d*|true|false)\z")]
    private static partial Regex Bare();

    [GeneratedRegex("""\A[\p{L}\p{N}]([^\p{C}\p{Z},\[\]{}:#"'\\]|[ ](?! |\z))*\z""")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(y|n|yes|no|on|off|true|false|null|[+-]?[\d.][\d_.e+-]*|0[xob][\da-f_]+|\d+-\d+-\d+.*)\z", Folded)]
    private static partial Regex Other();
}
