using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CeasefireTracker.Desk.Import;

/// <summary>A table as text (RFC 4180): commas, semicolons or tabs, whichever the first lines have most of.</summary>
public static class CsvSheet
{
    private const int LongestCell = 1024 * 1024;

    public static ImportSheet Read(string text)
    {
        var problems = new Dictionary<int, Said>();
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            Delimiter = Delimiter(text),
            MaxFieldSize = LongestCell,
            BadDataFound = found => problems[found.Context.Parser!.RawRow] = new Said("row.quotes"),
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        var lines = new List<TableLine>();
        try
        {
            while (parser.Read() && lines.Count <= ImportSheet.MostRows + TableHead.MostLines)
            {
                lines.Add(new TableLine(lines.Count + 1, [.. parser.Record!]) { Refused = problems.GetValueOrDefault(parser.RawRow) });
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableException(new Said("file.cell", lines.Count + 1));
        }

        return TableHead.Sheet(lines);
    }

    private static string Delimiter(string text)
    {
        var head = string.Concat(text.Split('\n').Take(TableHead.MostLines));
        return new[] { ",", ";", "\t" }.MaxBy(delimiter => head.Split(delimiter).Length)!;
    }
}
