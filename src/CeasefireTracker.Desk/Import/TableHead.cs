namespace CeasefireTracker.Desk.Import;

/// <summary>A line of a table, before it is known what its cells are.</summary>
/// <param name="Place">Its number, from 1.</param>
public sealed record TableLine(int Place, IReadOnlyList<string> Cells)
{
    public IReadOnlyList<Said> Told { get; init; } = [];

    /// <summary>Why it cannot be read; null if it can.</summary>
    public Said? Refused { get; init; }

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Finds the line that names the columns: of the first few the one with most names that are known, else the first that is not
/// blank.</summary>
public static class TableHead
{
    /// <summary>How many lines are looked at.</summary>
    public const int MostLines = 10;

    // As many as a row of a workbook has (ECMA-376); most of so many are empty.
    private const int MostCells = 16_384;

    /// <summary>The rows under the names; what stands above them, and a second line of names below, is passed over by name.</summary>
    public static ImportSheet Sheet(IReadOnlyList<TableLine> lines, params IReadOnlyList<Said> told)
    {
        var head = Of(lines) ?? throw new UnreadableException(new Said("file.empty"));
        if (head.Cells.Count > MostCells)
        {
            throw new UnreadableException(new Said("file.columns", MostCells));
        }

        var names = Names(head.Cells);
        return ImportSheet.Of(lines.Where(line => line != head).Select(Row), told) is var sheet
            ? sheet with
            {
                Columns = [.. names.Where(name => name.Length > 0)],
            }
            : sheet;

        ImportRow Row(TableLine line) =>
            line.IsBlank ? ImportRow.Not(line.Place, passedOver: new Said("row.blank"))
            : line.Place < head.Place ? ImportRow.Not(line.Place, passedOver: new Said("row.above"))
            : line.Place == head.Place + 1 && IsHead(line) ? ImportRow.Not(line.Place, passedOver: new Said("row.second-head"))
            : line.Refused is { } refused ? ImportRow.Not(line.Place, refused: refused)
            : line.Cells.Skip(names.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))
                ? ImportRow.Not(line.Place, refused: new Said("row.cells", line.Cells.Count, names.Count))
            : new ImportRow(line.Place, Cells(line)) { Told = line.Told };

        Dictionary<string, string> Cells(TableLine line) =>
            names
                .Zip(line.Cells)
                .Where(pair => pair.First.Length > 0 && !string.IsNullOrWhiteSpace(pair.Second))
                .ToDictionary(pair => pair.First, pair => pair.Second.Trim(), StringComparer.Ordinal);
    }

    /// <summary>The line that names the columns; null if all that is looked at is blank.</summary>
    public static TableLine? Of(IReadOnlyList<TableLine> lines) => lines.Take(MostLines).Where(line => !line.IsBlank).MaxBy(Known);

    /// <summary>How many names in it are known.</summary>
    public static int Known(TableLine line) => line.Cells.Count(cell => ColumnMeaning.Of(cell) is not null);

    private static bool IsHead(TableLine line)
    {
        var filled = line.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
        return Known(line) > 1 && 2 * Known(line) >= filled;
    }

    // A column without a name is one all the same, and two of one name are two.
    private static List<string> Names(IReadOnlyList<string> cells)
    {
        var (names, taken, numbers) = (
            new List<string>(),
            new HashSet<string>(StringComparer.Ordinal),
            new Dictionary<string, int>(StringComparer.Ordinal)
        );
        foreach (var (place, cell) in cells.Index())
        {
            var name = string.IsNullOrWhiteSpace(cell)
                ? FormattableString.Invariant($"[{place + 1}]")
                : cell.ReplaceLineEndings(" ").Trim();
            var free = name;
            while (!taken.Add(free))
            {
                var number = numbers[name] = numbers.GetValueOrDefault(name, 1) + 1;
                free = FormattableString.Invariant($"{name} ({number})");
            }

            names.Add(free);
        }

        return names;
    }
}
