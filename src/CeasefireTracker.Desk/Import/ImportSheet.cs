using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Import;

/// <summary>What a file holds, whatever its format: rows of cells under names, or events as a format of ours has them.</summary>
/// <param name="Columns">The names of the cells, in their order.</param>
/// <param name="Rows">Every row of the file, also those that come to nothing.</param>
/// <param name="Told">What is to be said of the file as a whole.</param>
public sealed record ImportSheet(IReadOnlyList<string> Columns, IReadOnlyList<ImportRow> Rows, IReadOnlyList<Said> Told)
{
    /// <summary>What it is called in its workbook; empty where there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The names of all sheets of the workbook; empty where there is none.</summary>
    public IReadOnlyList<string> Workbook { get; init; } = [];

    /// <summary>The most rows of one file.</summary>
    public const int MostRows = 50_000;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 300;

    /// <summary>The sheet of named cells, with the names in the order in which they first come.</summary>
    public static ImportSheet Of(IEnumerable<ImportRow> rows, params IReadOnlyList<Said> told)
    {
        var kept = rows.Take(MostRows + 1).ToList();
        var columns = kept.SelectMany(row => row.Cells.Keys).Distinct(StringComparer.Ordinal).Take(MostColumns + 1).ToList();
        return kept.Count > MostRows ? throw new UnreadableException(new Said("file.rows", MostRows))
            : columns.Count > MostColumns ? throw new UnreadableException(new Said("file.columns", MostColumns))
            : new ImportSheet(columns, kept, told);
    }
}

/// <summary>One row of a file.</summary>
/// <param name="Place">Where it is: the number of a row or a line.</param>
/// <param name="Cells">What stands under each name; empty cells are left out.</param>
public sealed record ImportRow(int Place, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>An event as a format of ours has it, as somebody would have typed it; null where there are cells.</summary>
    public JsonObject? Event { get; init; }

    /// <summary>The documents that came with <see cref="Event"/>.</summary>
    public IReadOnlyList<JsonObject> Sources { get; init; } = [];

    /// <summary>What in it no form could hold.</summary>
    public IReadOnlyList<Misfit> Misfits { get; init; } = [];

    /// <summary>What was noticed while it was read.</summary>
    public IReadOnlyList<Said> Told { get; init; } = [];

    /// <summary>Why it is no event at all, such as a heading; null for what may be one.</summary>
    public Said? PassedOver { get; init; }

    /// <summary>Why it cannot be read; null if it can.</summary>
    public Said? Refused { get; init; }

    /// <summary>A row that only says why nothing comes of it.</summary>
    public static ImportRow Not(int place, Said? passedOver = null, Said? refused = null) =>
        new(place, new Dictionary<string, string>()) { PassedOver = passedOver, Refused = refused };
}
