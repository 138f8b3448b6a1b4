using System.IO.Compression;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>Workbooks as other programs write them, by hand.</summary>
internal static class Books
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook of three sheets: nothing, an event, and another under other heads.</summary>
    public static byte[] Several =>
        Of(
            ("notes", []),
            (
                "talks",
                [
                    ["date", "title"],
                    ["2025-03-11", "One"],
                ]
            ),
            (
                "truces",
                [
                    ["headline", "date"],
                    ["Two", "2025-03-12"],
                ]
            )
        );

    /// <summary>A workbook of one sheet; style 1 shows a number as a day.</summary>
    public static byte[] Of(string rows, string after = "", bool is1904 = false) =>
        Of(is1904, ("a", $"<sheetData>{rows}</sheetData>{after}"));

    /// <summary>A workbook of several sheets, each by its name, with a text in each cell.</summary>
    public static byte[] Of(params (string Name, string[][] Rows)[] sheets) =>
        Of(
            false,
            [
                .. sheets.Select(sheet =>
                    (
                        sheet.Name,
                        $"<sheetData>{string.Concat(sheet.Rows.Select(row => $"<row>{string.Concat(row.Select(Cell))}</row>"))}</sheetData>"
                    )
                ),
            ]
        );

    private static string Cell(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static byte[] Of(bool is1904, params IReadOnlyList<(string Name, string Inside)> sheets)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            Add(
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}styles+xml\"/>{Each(place => $"<Override PartName=\"/xl/sheet{place}.xml\" ContentType=\"{Kind}worksheet+xml\"/>")}</Types>"
            );
            Add(
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Add(
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr date1904=\"{(is1904 ? 1 : 0)}\"/><sheets>{Each(place => $"<sheet name=\"{sheets[place].Name}\" sheetId=\"{place + 1}\" r:id=\"s{place}\"/>")}</sheets></workbook>"
            );
            Add(
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\">{Each(place => $"<Relationship Id=\"s{place}\" Type=\"{Office}/worksheet\" Target=\"sheet{place}.xml\"/>")}<Relationship Id=\"t\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>"
            );
            Add(
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            );
            for (var place = 0; place < sheets.Count; place++)
            {
                Add(FormattableString.Invariant($"xl/sheet{place}.xml"), $"<worksheet xmlns=\"{Main}\">{sheets[place].Inside}</worksheet>");
            }

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();

        string Each(Func<int, string> part) => string.Concat(Enumerable.Range(0, sheets.Count).Select(part));
    }
}
