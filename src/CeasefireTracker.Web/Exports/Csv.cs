using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Dates;
using CsvHelper;

namespace CeasefireTracker.Web.Exports;

/// <summary>The lines of a table in one of its formats, made one after another: cells, then <see cref="End"/>.</summary>
public abstract class TableLines : IDisposable
{
    /// <summary>A whole line of column names.</summary>
    public string Head(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Word(name);
        }

        return End();
    }

    /// <summary>A cell of free text, which no spreadsheet runs as a formula.</summary>
    public abstract TableLines Text(string? text);

    /// <summary>A cell of words of our own: ids, addresses.</summary>
    public abstract TableLines Word(string? word);

    public abstract TableLines Day(DateOnly? day);

    /// <summary>A date in EDTF, which is no day where the day is not known.</summary>
    public abstract TableLines Date(EdtfDate? date);

    public abstract TableLines Number(int number);

    public abstract TableLines Yes(bool value);

    /// <summary>Several words of our own in one cell, parted by semicolons.</summary>
    public TableLines Words(IEnumerable<string> words) => Word(string.Join(';', words));

    /// <summary>Several texts in one cell, parted by semicolons; one within a text is written as a comma.</summary>
    public TableLines Texts(IEnumerable<string> texts) => Text(string.Join(';', texts.Select(text => text.Replace(';', ','))));

    /// <summary>Several addresses in one cell, parted by semicolons; one within an address is written as %3B (RFC 3986, 2.1).</summary>
    public TableLines Addresses(IEnumerable<string?> addresses) =>
        Word(string.Join(';', addresses.Select(address => address?.Replace(";", "%3B", StringComparison.Ordinal))));

    /// <summary>The line of the cells since the last one, with its end.</summary>
    public abstract string End();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }
}

/// <summary>
/// A CSV file (RFC 4180). Text that a spreadsheet would run as a formula is prefixed with an apostrophe; dates and numbers never are.
/// </summary>
public sealed class CsvLines : TableLines
{
    /// <summary>The name in the address that asks for <see cref="ByteOrderMark"/>.</summary>
    public const string MarkName = "bom";

    /// <summary>The byte order mark that some spreadsheets need to read UTF-8.</summary>
    public const string ByteOrderMark = "\uFEFF";

    /// <summary>What a text begins with that a spreadsheet takes for a formula; the wide forms too, because a Japanese spreadsheet takes
    /// them for the narrow ones.</summary>
    public const string FormulaStarts = "=+-@\t\r＝＋－＠";

    private readonly StringBuilder line = new();
    private readonly CsvWriter writer;

    public CsvLines() => writer = new CsvWriter(new StringWriter(line, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Guarded here and not by the writer's InjectionOptions, because those would change words and numbers as well.
    public override TableLines Text(string? text) =>
        Word(text is { Length: > 0 } && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text);

    public override TableLines Word(string? word)
    {
        writer.WriteField(word);
        return this;
    }

    public override TableLines Day(DateOnly? day) => Word(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override TableLines Date(EdtfDate? date) => Word(date?.ToString());

    public override TableLines Number(int number) => Word(number.ToString(CultureInfo.InvariantCulture));

    public override TableLines Yes(bool value) => Word(value ? "1" : "0");

    public override string End()
    {
        writer.NextRecord();
        writer.Flush();
        var text = line.ToString();
        line.Clear();
        return text;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            writer.Dispose();
        }
    }
}
