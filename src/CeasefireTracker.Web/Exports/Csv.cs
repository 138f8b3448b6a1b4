using System.Globalization;
using System.Text;
using CsvHelper;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The lines of a CSV file (RFC 4180), made one after another: cells, then <see cref="End"/>. Text that a spreadsheet would run as a
/// formula is prefixed with an apostrophe; dates and numbers never are.
/// </summary>
public sealed class CsvLines : IDisposable
{
    /// <summary>The name in the address that asks for <see cref="ByteOrderMark"/>.</summary>
    public const string MarkName = "bom";

    /// <summary>The byte order mark that some spreadsheets need to read UTF-8.</summary>
    public const string ByteOrderMark = "\uFEFF";

    // The wide forms too, because a Japanese spreadsheet takes them for the narrow ones.
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    private readonly StringBuilder line = new();
    private readonly CsvWriter writer;

    public CsvLines() => writer = new CsvWriter(new StringWriter(line, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A whole line of column names.</summary>
    public string Head(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Word(name);
        }

        return End();
    }

    /// <summary>A cell of free text.</summary>
    // Guarded here and not by the writer's InjectionOptions, because those would change words and numbers as well.
    public CsvLines Text(string? text) =>
        Word(text is { Length: > 0 } && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text);

    /// <summary>A cell of words of our own: ids, dates in EDTF, addresses.</summary>
    public CsvLines Word(string? word)
    {
        writer.WriteField(word);
        return this;
    }

    public CsvLines Day(DateOnly? day) => Word(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public CsvLines Number(int number) => Word(number.ToString(CultureInfo.InvariantCulture));

    public CsvLines Yes(bool value) => Word(value ? "1" : "0");

    /// <summary>Several words of our own in one cell, parted by semicolons.</summary>
    public CsvLines Words(IEnumerable<string> words) => Word(string.Join(';', words));

    /// <summary>The line of the cells since the last one, with its end.</summary>
    public string End()
    {
        writer.NextRecord();
        writer.Flush();
        var text = line.ToString();
        line.Clear();
        return text;
    }

    public void Dispose() => writer.Dispose();
}
