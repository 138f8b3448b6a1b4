using System.Buffers;
using System.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// Rows of comma-separated text by RFC 4180: CRLF, quotes where needed, UTF-8 without a byte order mark. Text that a spreadsheet would take for
/// a formula is prefixed with an apostrophe; dates and numbers never begin like one.
/// </summary>
public sealed class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly StringBuilder text = new();

    /// <summary>Adds one row; null is an empty cell.</summary>
    public CsvText Row(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Cell(cells[i] ?? ""));
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>The rows as an answer.</summary>
    public IResult Answer() => Results.Text(text.ToString(), "text/csv", Encoding.UTF8);

    public override string ToString() => text.ToString();

    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
