using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Desk.Import;

/// <summary>The cells of a row by what their columns are. What nothing was taken from is known afterwards.</summary>
/// <param name="columns">The columns of each meaning, in the order of the file; those of none under null.</param>
public sealed class RowCells(ImportRow row, ILookup<ColumnMeaning?, string> columns)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>True of a row of our own table, which has columns that nobody else's has.</summary>
    public bool IsOwn { get; } = row.Cells.ContainsKey("edtf") && row.Cells.ContainsKey("dataset");

    /// <summary>The columns from which something was taken.</summary>
    public IReadOnlyCollection<string> Taken => taken;

    /// <summary>The columns of a meaning that have something in this row, and nothing was taken from it.</summary>
    public IReadOnlyList<string> Left =>
        [
            .. columns
                .Where(meaning => meaning.Key is not null)
                .SelectMany(meaning => meaning)
                .Where(column => row.Cells.ContainsKey(column) && !taken.Contains(column)),
        ];

    /// <summary>What stands in the first column of a meaning that has anything; null if none has.</summary>
    public string? Look(ColumnMeaning meaning) => First(meaning) is { } column ? Bare(row.Cells[column]) : null;

    /// <summary>The same, and takes it; another column that says the same word for word is taken with it.</summary>
    public string? Take(ColumnMeaning meaning)
    {
        if (First(meaning) is not { } column)
        {
            return null;
        }

        var text = row.Cells[column];
        taken.UnionWith(columns[meaning].Where(other => row.Cells.GetValueOrDefault(other) == text));
        return Bare(text);
    }

    /// <summary>What stands in each column of a meaning, where several can be true at once.</summary>
    public IEnumerable<string> TakeAll(ColumnMeaning meaning)
    {
        foreach (var column in columns[meaning].Where(row.Cells.ContainsKey))
        {
            taken.Add(column);
            yield return Bare(row.Cells[column]);
        }
    }

    /// <summary>Takes a column by its name; empty if it has nothing.</summary>
    public string TakeNamed(string column)
    {
        taken.Add(column);
        return row.Cells.GetValueOrDefault(column, "");
    }

    private string? First(ColumnMeaning meaning) => columns[meaning].FirstOrDefault(row.Cells.ContainsKey);

    // Without what only holds a formula off.
    private static string Bare(string text) =>
        text is ['\'', var first, ..] && CsvLines.FormulaStarts.Contains(first, StringComparison.Ordinal) ? text[1..] : text;
}
