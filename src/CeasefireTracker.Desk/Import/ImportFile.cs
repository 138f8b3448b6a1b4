using System.Collections.Immutable;

namespace CeasefireTracker.Desk.Import;

/// <summary>The formats that are read.</summary>
public enum ImportFormat
{
    Csv,
    Xlsx,
    Timelinejs,
    Ics,
    Ndjson,
    Json,
}

/// <summary>A file that somebody brings.</summary>
/// <param name="Name">Its name, without folders.</param>
public sealed record ImportFile(string Name, ImmutableArray<byte> Bytes)
{
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>The format that the name tells; null if it tells none.</summary>
    public ImportFormat? Format =>
        Path.GetExtension(Name).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => ImportFormat.Csv,
            ".xlsx" or ".xlsm" => ImportFormat.Xlsx,
            ".ics" => ImportFormat.Ics,
            ".ndjson" or ".jsonl" => ImportFormat.Ndjson,
            ".json" or ".jsonfeed" => Name.EndsWith(".timelinejs.json", StringComparison.OrdinalIgnoreCase)
                ? ImportFormat.Timelinejs
                : ImportFormat.Json,
            _ => null,
        };

    /// <summary>Its rows.</summary>
    /// <param name="format">Null: as the name tells.</param>
    /// <exception cref="UnreadableException">It is too large, or not of the format.</exception>
    public ImportSheet Read(ImportFormat? format, ImportAnswers answers)
    {
        if (Bytes.Length > MostBytes)
        {
            throw new UnreadableException(new Said("file.size", MostBytes / 1024 / 1024));
        }

        if (Bytes.Length == 0)
        {
            throw new UnreadableException(new Said("file.empty"));
        }

        var isPacked = Bytes.AsSpan().StartsWith("PK"u8);
        return (format ?? Format) switch
        {
            // A sheet of TimelineJS is a table like any other.
            ImportFormat.Xlsx or ImportFormat.Timelinejs or ImportFormat.Csv when isPacked => XlsxSheet.Read(Bytes, answers.Sheet),
            _ when answers.Sheet is { } sheet => throw new UnreadableException(new Said("file.sheet.no-workbook", sheet)),
            ImportFormat.Xlsx => throw new UnreadableException(new Said("file.no-xlsx")),
            ImportFormat.Csv => Text(CsvSheet.Read),
            ImportFormat.Ics => Text(CalendarSheet.Read),
            ImportFormat.Ndjson => Text(JsonSheet.ReadLines),
            ImportFormat.Json => Text(JsonSheet.Read),
            ImportFormat.Timelinejs => Text(text => text.TrimStart().StartsWith('{') ? JsonSheet.Read(text) : CsvSheet.Read(text)),
            _ => throw new UnreadableException(new Said("file.format", Name)),
        };

        ImportSheet Text(Func<string, ImportSheet> read)
        {
            var (text, encoding) = TextBytes.Read(Bytes.AsSpan(), answers.Encoding);
            var sheet = read(text);
            return encoding == "utf-8" ? sheet : sheet with { Told = [new Said("file.read-as", encoding), .. sheet.Told] };
        }
    }
}
