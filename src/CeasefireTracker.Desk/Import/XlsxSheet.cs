using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CeasefireTracker.Desk.Import;

/// <summary>The sheet of a workbook that somebody names, else the first that has anything in it (ECMA-376). What a formula came to counts,
/// never the formula; what stands in merged cells stands in each of them. Nothing is read before it is known how much it unpacks
/// to.</summary>
public static class XlsxSheet
{
    // Ten thousand rows of long texts are some ten million bytes.
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int MostEntries = 2_000;

    /// <param name="wanted">The name of the sheet; null: the first that has anything in it.</param>
    /// <exception cref="UnreadableException">It is no workbook, or a bomb, or has no such sheet.</exception>
    public static ImportSheet Read(ImmutableArray<byte> bytes, string? wanted = null)
    {
        var file = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(bytes)!;
        try
        {
            Weigh(file);
            using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
            return Read(document.WorkbookPart ?? throw new UnreadableException(new Said("file.no-xlsx")), wanted);
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or OpenXmlPackageException
                        or FileFormatException
                        or XmlException
                        or FormatException
                        or ArgumentException
            )
        {
            throw new UnreadableException(new Said("file.no-xlsx"));
        }
    }

    // What an archive says of its sizes is its maker's word, so it is unpacked and counted.
    private static void Weigh(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false));
        if (archive.Entries.Count > MostEntries)
        {
            throw new UnreadableException(new Said("file.bomb", MostUnpacked / 1024 / 1024));
        }

        var (total, buffer) = (0L, new byte[1 << 16]);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MostUnpacked)
                {
                    throw new UnreadableException(new Said("file.bomb", MostUnpacked / 1024 / 1024));
                }
            }
        }
    }

    private static ImportSheet Read(WorkbookPart book, string? wanted)
    {
        List<(string Name, WorksheetPart Part)> sheets =
        [
            .. from sheet in book.Workbook.Descendants<Sheet>()
            let part = sheet.Id?.Value is { } id ? book.GetPartById(id) as WorksheetPart : null
            where part is not null
            select (sheet.Name?.Value ?? "", part),
        ];
        IReadOnlyList<string> names = [.. sheets.Select(sheet => sheet.Name)];
        if (wanted is not null)
        {
            sheets = [.. sheets.Where(sheet => string.Equals(sheet.Name, wanted, StringComparison.OrdinalIgnoreCase)).Take(1)];
        }

        if (sheets.Count == 0)
        {
            throw new UnreadableException(
                wanted is null ? new Said("file.empty") : new Said("file.sheet.none", wanted, new SaidList(names))
            );
        }

        var cells = new XlsxCells(book);
        foreach (var (name, part) in sheets)
        {
            if (Lines(part, cells) is var lines && lines.Any(line => !line.IsBlank))
            {
                return TableHead.Sheet(lines, names.Count > 1 ? [new Said("file.sheets", name, new SaidList(names))] : []) with
                {
                    Name = name,
                    Workbook = names,
                };
            }
        }

        // Another one can still be chosen.
        return wanted is null
            ? throw new UnreadableException(new Said("file.empty"))
            : new ImportSheet([], [], [new Said("file.sheet.empty", sheets[0].Name)]) { Name = sheets[0].Name, Workbook = names };
    }

    private static List<TableLine> Lines(WorksheetPart part, XlsxCells cells)
    {
        var (rows, merged) = (new SortedDictionary<int, (SortedDictionary<int, string> Cells, List<Said> Told)>(), new List<string>());
        using var reader = OpenXmlReader.Create(part);
        var next = 1;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                var row = (Row)reader.LoadCurrentElement()!;
                var place = (int)(row.RowIndex?.Value ?? (uint)next);
                next = place + 1;
                if (rows.Count > ImportSheet.MostRows)
                {
                    throw new UnreadableException(new Said("file.rows", ImportSheet.MostRows));
                }

                rows[place] = Cells(row, cells);
            }
            else if (reader.ElementType == typeof(MergeCell) && reader.IsStartElement)
            {
                merged.Add(((MergeCell)reader.LoadCurrentElement()!).Reference?.Value ?? "");
            }
        }

        Fill(rows, merged);
        return
        [
            .. rows.Select(row => new TableLine(
                row.Key,
                [
                    .. Enumerable
                        .Range(0, row.Value.Cells.Count == 0 ? 0 : row.Value.Cells.Keys.Max() + 1)
                        .Select(column => row.Value.Cells.GetValueOrDefault(column, "")),
                ]
            )
            {
                Told = row.Value.Told,
            }),
        ];
    }

    private static (SortedDictionary<int, string>, List<Said>) Cells(Row row, XlsxCells cells)
    {
        var (found, told, next) = (new SortedDictionary<int, string>(), new List<Said>(), 0);
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? XlsxCells.ColumnOf(reference) : next;
            next = column + 1;
            if (column > ImportSheet.MostColumns)
            {
                throw new UnreadableException(new Said("file.columns", ImportSheet.MostColumns));
            }

            found[column] = cells.Text(cell, told);
        }

        return (found, told);
    }

    /// <summary>Puts what stands in the first of merged cells into those below it, in rows that have anything.</summary>
    /// <exception cref="UnreadableException">Merged cells of a column overlap, which those of a workbook never do.</exception>
    private static void Fill(SortedDictionary<int, (SortedDictionary<int, string> Cells, List<Said> Told)> rows, List<string> merged)
    {
        var (places, filled) = (rows.Keys.ToArray(), new Dictionary<int, int>());
        foreach (var range in merged)
        {
            if (
                range.Split(':') is not [var from, var to]
                || XlsxCells.RowOf(from) is not { } first
                || XlsxCells.RowOf(to) is not { } last
                || Array.BinarySearch(places, first) is not (>= 0 and var at)
                || rows[first].Cells.GetValueOrDefault(XlsxCells.ColumnOf(from), "") is not { Length: > 0 } text
            )
            {
                continue;
            }

            var left = XlsxCells.ColumnOf(from);
            var told = new Said("row.merged", range, text.Length > 60 ? text[..60] + "…" : text);
            // Across, a merged cell is a heading and not the same thing twice.
            foreach (var place in places.Skip(at + 1).TakeWhile(place => place <= last))
            {
                filled[left] = filled.GetValueOrDefault(left) + 1;
                if (filled[left] > places.Length)
                {
                    throw new UnreadableException(new Said("file.no-xlsx"));
                }

                rows[place].Cells[left] = text;
                rows[place].Told.Add(told);
            }
        }
    }
}
