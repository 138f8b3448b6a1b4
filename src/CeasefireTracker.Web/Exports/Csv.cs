using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// One line of a CSV file (RFC 4180): comma, CRLF, quotation marks where they are needed. Text that a spreadsheet would run as a formula
/// is prefixed with an apostrophe; dates and numbers never are.
/// </summary>
public sealed class CsvLine
{
    /// <summary>The name in the address that asks for <see cref="ByteOrderMark"/>.</summary>
    public const string MarkName = "bom";

    /// <summary>The byte order mark that some spreadsheets need to read UTF-8.</summary>
    public const string ByteOrderMark = "\uFEFF";

    // The wide forms too, because a Japanese spreadsheet takes them for the narrow ones.
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    private readonly StringBuilder line = new();

    /// <summary>A line of column names.</summary>
    public static string Head(params ReadOnlySpan<string> names) => string.Join(',', names) + "\r\n";

    /// <summary>A whole line of text cells; null is an empty one.</summary>
    public static string Of(params ReadOnlySpan<string?> cells)
    {
        var line = new CsvLine();
        foreach (var cell in cells)
        {
            line.Text(cell);
        }

        return line.ToString();
    }

    /// <summary>A cell of free text.</summary>
    public CsvLine Text(string? text) => Cell(text is { Length: > 0 } && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text);

    /// <summary>A cell of words of our own: ids, dates in EDTF, addresses.</summary>
    public CsvLine Word(string? word) => Cell(word);

    public CsvLine Day(DateOnly? day) => Cell(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public CsvLine Number(int number) => Cell(number.ToString(CultureInfo.InvariantCulture));

    public CsvLine Yes(bool value) => Cell(value ? "1" : "0");

    /// <summary>Several words of our own in one cell, parted by semicolons.</summary>
    public CsvLine Words(IEnumerable<string> words) => Cell(string.Join(';', words));

    /// <summary>The line with its end.</summary>
    public override string ToString() => line.ToString(0, line.Length - 1) + "\r\n";

    private CsvLine Cell(string? content)
    {
        if (content is { Length: > 0 } && (content.AsSpan().ContainsAny("\",\r\n") || content[0] == ' ' || content[^1] == ' '))
        {
            line.Append('"').Append(content.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(content);
        }

        line.Append(',');
        return this;
    }
}
