using Microsoft.VisualBasic.FileIO;

namespace CeasefireTracker.Tests.Exports;

/// <summary>A table, read by the framework's own reader of delimited text, which knows nothing of the library that wrote it.</summary>
public sealed record CsvRows(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    /// <summary>Reads a table whose every line must have as many cells as the first.</summary>
    public static CsvRows Of(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text))
        {
            TextFieldType = FieldType.Delimited,
            Delimiters = [","],
            HasFieldsEnclosedInQuotes = true,
            TrimWhiteSpace = false,
        };
        var names = parser.ReadFields()!;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (parser.ReadFields() is { } cells)
        {
            Assert.Equal(names.Length, cells.Length);
            rows.Add(names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return new CsvRows(names, rows);
    }
}
