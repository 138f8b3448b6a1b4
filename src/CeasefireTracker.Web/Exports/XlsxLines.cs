using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The rows of a worksheet (ECMA-376, SpreadsheetML). What is a day is a date, all other dates are text; text is text, whatever it begins
/// with, because no cell holds a formula.
/// </summary>
public sealed class XlsxLines : TableLines
{
    /// <summary>The most characters of a cell.</summary>
    public const int MostOfCell = 32_767;

    /// <summary>The most rows of a sheet, the column names included.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>What a cell ends with that was longer.</summary>
    public const string Cut = " […]";

    // The sheet's first day that it counts as everybody else does: it has a 29 February 1900.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private readonly StringBuilder cells = new();
    private int row = 1;
    private int column;

    public override TableLines Text(string? text) => Word(text);

    public override TableLines Word(string? word) =>
        string.IsNullOrEmpty(word)
            ? Cell(null)
            : Cell($" t=\"inlineStr\" s=\"{XlsxFile.TextStyle}\"><is><t xml:space=\"preserve\">{Escaped(Short(word))}</t></is>");

    public override TableLines Day(DateOnly? day) =>
        day is null ? Cell(null)
        : day < FirstDay ? Word(EdtfDate.FromDay(day.Value).ToString())
        : Cell(FormattableString.Invariant($" s=\"{XlsxFile.DayStyle}\"><v>{day.Value.DayNumber - DayZero.DayNumber}</v>"));

    public override TableLines Date(EdtfDate? date) =>
        date?.Span is { IsOneDay: true, Earliest: { } day } && date == EdtfDate.FromDay(day) ? Day(day) : Word(date?.ToString());

    public override TableLines Number(int number) => Cell(FormattableString.Invariant($"><v>{number}</v>"));

    public override TableLines Yes(bool value) => Cell($" t=\"b\"><v>{(value ? 1 : 0)}</v>");

    public override string End()
    {
        if (row > MostRows)
        {
            cells.Clear();
        }

        var text = cells.Length == 0 ? "" : FormattableString.Invariant($"<row r=\"{row}\">{cells}</row>");
        cells.Clear();
        (row, column) = (row + 1, 0);
        return text;
    }

    /// <summary>The letters of a column, from 0: A to Z, AA, AB.</summary>
    public static string Letters(int column) => (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));

    private XlsxLines Cell(string? content)
    {
        if (content is not null)
        {
            cells.Append(CultureInfo.InvariantCulture, $"<c r=\"{Letters(column)}{row}\"{content}</c>");
        }

        column++;
        return this;
    }

    private static string Short(string text)
    {
        if (text.Length <= MostOfCell)
        {
            return text;
        }

        var end = MostOfCell - Cut.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + Cut;
    }

    // Characters that XML cannot hold stand as _xHHHH_ (ST_Xstring), and so does what would be read as such.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                escaped.Append(c).Append(text[++i]);
            }
            else if (c is '\n' or '\t' || (c is >= ' ' and not '\uFFFE' and not '\uFFFF' && !char.IsSurrogate(c)))
            {
                _ = c switch
                {
                    '&' => escaped.Append("&amp;"),
                    '<' => escaped.Append("&lt;"),
                    '>' => escaped.Append("&gt;"),
                    '_' when IsEscape(text.AsSpan(i)) => escaped.Append("_x005F_"),
                    _ => escaped.Append(c),
                };
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
        }

        return escaped.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] is 'x' && text[6] == '_' && !text[2..6].ContainsAnyExcept("0123456789ABCDEFabcdef");
}
