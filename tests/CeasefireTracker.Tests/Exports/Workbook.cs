using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The cells of a workbook's first sheet, read by a library that had no part in writing it.</summary>
public static class Workbook
{
    /// <summary>Each row by the names in the first; a day as its day, true and false as 1 and 0.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var lines = Cells(document).Select(row => row.ToDictionary(cell => Column(cell), Text)).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].ToDictionary(name => name.Value, name => line.GetValueOrDefault(name.Key, "")))];
    }

    /// <summary>The cells that there are, row by row.</summary>
    public static IEnumerable<IReadOnlyList<Cell>> Cells(SpreadsheetDocument document) =>
        document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList());

    private static string Column(Cell cell) => cell.CellReference!.Value!.TrimEnd([.. "0123456789"]);

    private static string Text(Cell cell) =>
        cell.InlineString?.InnerText
        ?? (
            cell.StyleIndex?.Value == 2
                ? DateTime
                    .FromOADate(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture))
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : cell.CellValue!.Text
        );
}
