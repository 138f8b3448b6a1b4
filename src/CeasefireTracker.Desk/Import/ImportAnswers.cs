namespace CeasefireTracker.Desk.Import;

/// <summary>Which comes first in a date such as 3/4/2025.</summary>
public enum DayOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>From which year a spreadsheet counts its days.</summary>
public enum DayCount
{
    From1900,
    From1904,
}

/// <summary>What somebody says of a file that the file does not say itself.</summary>
/// <param name="Scheme">The other set of data, before the colon of its ids: <c>pax</c> in <c>pax:1234</c>.</param>
public sealed record ImportAnswers(string Scheme)
{
    /// <summary>Null: what can be read two ways is asked.</summary>
    public DayOrder? Order { get; init; }

    /// <inheritdoc cref="Order"/>
    public DayCount? Count { get; init; }

    /// <summary>The name of the sheet of a workbook; null: the first that has anything in it.</summary>
    public string? Sheet { get; init; }

    /// <summary>The name of the encoding; null: found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>What columns are, by their names, where their names do not tell; null: nothing is taken from it.</summary>
    public IReadOnlyDictionary<string, ColumnMeaning?> Columns { get; init; } = new Dictionary<string, ColumnMeaning?>();

    /// <summary>What a column is: what somebody says, else what its name tells; null for nothing.</summary>
    public ColumnMeaning? Meaning(string column) => Columns.TryGetValue(column, out var said) ? said : ColumnMeaning.Of(column);
}
