using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CeasefireTracker.Desk.Import;

/// <summary>A table as text (RFC 4180): commas, semicolons or tabs, whichever part the first lines under names that are known.</summary>
public static class CsvSheet
{
    private const int LongestCell = 1024 * 1024;

    public static ImportSheet Read(string text) =>
        TableHead.Sheet(Lines(text, Delimiter(text), ImportSheet.MostRows + TableHead.MostLines + 1));

    private static List<TableLine> Lines(string text, string delimiter, int most)
    {
        var problems = new Dictionary<int, Said>();
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            Delimiter = delimiter,
            MaxFieldSize = LongestCell,
            BadDataFound = found => problems[found.Context.Parser!.RawRow] = new Said("row.quotes"),
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        var lines = new List<TableLine>();
        try
        {
            while (lines.Count < most && parser.Read())
            {
                lines.Add(new TableLine(lines.Count + 1, [.. parser.Record!]) { Refused = problems.GetValueOrDefault(parser.RawRow) });
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableException(new Said("file.cell", lines.Count + 1));
        }

        return lines;
    }

    // How often a sign stands there tells little: texts are full of commas.
    private static string Delimiter(string text) => new[] { ",", ";", "\t" }.MaxBy(delimiter => Fit(text, delimiter))!;

    /// <summary>How well a sign parts the lines: by how many names of columns are known, then by how many lines have as many cells as
    /// there are names, then by how few have more.</summary>
    private static (int Known, int Alike, int Longer) Fit(string text, string delimiter)
    {
        try
        {
            var lines = Lines(text, delimiter, TableHead.MostLines);
            return TableHead.Of(lines) is { } head
                ? (
                    TableHead.Known(head),
                    head.Cells.Count == 1 ? 0 : lines.Count(line => line.Cells.Count == head.Cells.Count),
                    -lines.Count(line => line.Cells.Count > head.Cells.Count)
                )
                : default;
        }
        catch (UnreadableException)
        {
            return (-1, 0, 0);
        }
    }
}
