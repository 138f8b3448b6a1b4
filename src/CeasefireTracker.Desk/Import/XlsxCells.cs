using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CeasefireTracker.Desk.Import;

/// <summary>What cells of a workbook say: texts that are shared, and numbers that are days because of how they are shown.</summary>
internal sealed class XlsxCells
{
    private static readonly DateTime From1904 = new(1904, 1, 1);

    private readonly List<string> shared;
    private readonly HashSet<uint> days;
    private readonly bool is1904;

    public XlsxCells(WorkbookPart book)
    {
        shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(TextOf).ToList() ?? [];
        is1904 = book.Workbook.WorkbookProperties?.Date1904?.Value == true;
        var styles = book.WorkbookStylesPart?.Stylesheet;
        var formats =
            styles
                ?.NumberingFormats?.Elements<NumberingFormat>()
                .Where(format => IsDay(format.FormatCode?.Value))
                .Select(format => format.NumberFormatId!.Value)
                .ToHashSet()
            ?? [];
        days =
        [
            .. styles
                ?.CellFormats?.Elements<CellFormat>()
                .Index()
                .Where(style =>
                    style.Item.NumberFormatId?.Value is { } id
                    && (id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || formats.Contains(id))
                )
                .Select(style => (uint)style.Index)
                ?? [],
        ];
    }

    /// <summary>The text of a cell; what was noticed is added.</summary>
    public string Text(Cell cell, List<Said> told)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.CellFormula is not null)
        {
            told.Add(
                value.Length == 0
                    ? new Said("row.formula.none", cell.CellReference?.Value)
                    : new Said("row.formula", cell.CellReference?.Value, Short(value))
            );
        }

        var type = cell.DataType?.Value;
        if (type == CellValues.Error)
        {
            told.Add(new Said("row.error", cell.CellReference?.Value, value));
            return "";
        }

        return type == CellValues.SharedString
            ? int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < shared.Count
                ? shared[place]
                : ""
            : type == CellValues.InlineString
                ? Unescaped(cell.InlineString?.InnerText ?? "")
                : type == CellValues.String || type == CellValues.Boolean
                    ? Unescaped(value)
                    : type == CellValues.Date
                        ? value
                        : Number(value, cell.StyleIndex?.Value);
    }

    /// <summary>The column of a reference such as <c>AB12</c>, from 0.</summary>
    public static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
        }

        return column - 1;
    }

    /// <summary>The row of a reference, from 1; null if it has none.</summary>
    public static int? RowOf(string reference) =>
        int.TryParse(
            reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var row
        )
            ? row
            : null;

    private string Number(string value, uint? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        if (style is null || !days.Contains(style.Value) || number is < 1 or > 2_958_465)
        {
            return value;
        }

        // The 29 February of 1900 that spreadsheets have is no day.
        var day = is1904 ? From1904.AddDays(number) : DateTime.FromOADate(number < 61 ? number + 1 : number);
        return day.TimeOfDay == TimeSpan.Zero
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : day.AddSeconds(0.5).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    // A format shows a day if it has a year, a month or a day outside quotation marks, brackets and escapes.
    private static bool IsDay(string? format)
    {
        var (plain, isQuoted) = ("", false);
        for (var i = 0; i < format?.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    i = Math.Max(i, format.IndexOf(']', i));
                    break;
                case var c when !isQuoted:
                    plain += char.ToLowerInvariant(c);
                    break;
            }
        }

        return plain.AsSpan().ContainsAny("yd");
    }

    // How a text sounds (rPh) is no part of what it says.
    private static string TextOf(SharedStringItem item) =>
        Unescaped(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text)));

    private static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? System.Xml.XmlConvert.DecodeName(text) : text;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
