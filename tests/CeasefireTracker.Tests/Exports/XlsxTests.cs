using System.IO.Compression;
using CeasefireTracker.Web.Exports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The workbooks: what is in the tables, as a spreadsheet has it.</summary>
[Collection(ReadElsewhere.Name)]
public sealed class XlsxTests(ReadElsewhere elsewhere)
{
    private AwkwardSite Site => elsewhere.Site;

    [Theory]
    [InlineData("timeline")]
    [InlineData("terms")]
    public async Task A_workbook_has_the_rows_of_the_table_and_no_apostrophe_before_a_text(string list)
    {
        var table = CsvRows.Of(await Site.Get($"/en/{list}.csv"));
        var rows = Workbook.Rows(await Bytes($"/en/{list}.xlsx"));

        Assert.Equal(table.Rows.Count, rows.Count);
        Assert.NotEmpty(rows);
        foreach (var (expected, row) in table.Rows.Zip(rows))
        {
            Assert.Equal(expected.Select(cell => (cell.Key, Plain(cell.Value))), row.Select(cell => (cell.Key, cell.Value)));
        }

        static string Plain(string text) =>
            text is ['\'', var first, ..] && CsvLines.FormulaStarts.Contains(first, StringComparison.Ordinal) ? text[1..] : text;
    }

    [ReaderTheory]
    [Trait("Takes", "long")]
    [InlineData("timeline")]
    [InlineData("terms")]
    public async Task Another_program_reads_the_same_and_finds_no_formula(string list)
    {
        var found = await elsewhere.Found("workbooks", list);
        var rows = Workbook.Rows(await Bytes($"/en/{list}.xlsx"));

        Assert.Equal(0, found.GetProperty("formulas").GetInt32());
        Assert.Equal(
            rows.Select(row =>
                string.Join('|', row.Where(cell => cell.Key != "counts" && cell.Key != "disputed").Select(cell => cell.Value))
            ),
            found
                .GetProperty("rows")
                .EnumerateArray()
                .Select(row =>
                    string.Join(
                        '|',
                        row.EnumerateObject()
                            .Where(cell => cell.Name is not ("counts" or "disputed"))
                            .Select(cell => cell.Value.GetString())
                    )
                )
        );
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("terms")]
    public async Task It_is_as_the_standard_has_it(string list)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Bytes($"/ja/{list}.xlsx")), isEditable: false);

        Assert.Empty(
            new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
        Assert.DoesNotContain(Workbook.Cells(document).SelectMany(row => row), cell => cell.CellFormula is not null);
    }

    [Fact]
    public async Task The_view_of_the_sheet_is_in_a_window_of_the_workbook()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Bytes("/en/timeline.xlsx")), isEditable: false);
        var book = document.WorkbookPart!;
        var windows = book.Workbook!.BookViews?.Count() ?? 0;

        Assert.All(
            book.WorksheetParts.SelectMany(part => part.Worksheet!.SheetViews!.Elements<SheetView>()),
            view => Assert.InRange((int)view.WorkbookViewId!.Value, 0, windows - 1)
        );
    }

    [Fact]
    public async Task What_is_a_day_is_a_date_and_every_other_date_is_text()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Bytes("/en/timeline.xlsx")), isEditable: false);
        var rows = Workbook.Cells(document).Skip(1).ToDictionary(row => row[0].InlineString!.InnerText, row => row[2]);

        Assert.Equal((2u, "46022"), (rows["last-day"].StyleIndex!.Value, rows["last-day"].CellValue!.Text));
        Assert.All(
            [("istanbul-draft", "2022-03"), ("about-a-day", "2022-04-05~"), ("two-days", "{2023-06-01,2023-06-15}"), ("spring", "2024-21")],
            other => Assert.Equal((1u, other.Item2), (rows[other.Item1].StyleIndex!.Value, rows[other.Item1].InlineString!.InnerText))
        );
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task The_sheet_is_written_as_agreed(string language)
    {
        using var archive = new ZipArchive(new MemoryStream(await Bytes($"/{language}/timeline.xlsx")));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        Golden.Is($"timeline.{language}.xlsx.xml", (await sheet.ReadToEndAsync()).Replace("</row>", "</row>\n"), Site.Store.Hash);
    }

    [Fact]
    public async Task It_is_a_spreadsheet_of_its_type_that_names_no_time_at_which_it_was_made()
    {
        using var client = Site.Site.Reader();
        using var answer = await client.GetAsync("/en/timeline.xlsx?actor=russia");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(XlsxFile.MediaType, answer.Content.Headers.ContentType?.ToString());
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void What_no_XML_can_hold_and_what_no_cell_can_hold_is_written_so_that_it_can_be_read()
    {
        using var lines = new XlsxLines();
        var file = XlsxFile.Of([
            lines.Head("a", "b", "c", "d", "e", "f"),
            lines
                .Text("a\u0001b\u000Bc\uFFFF\uD800")
                .Text("_x0041_ is no A, nor _x00")
                .Text(new string('x', 32_766) + "🕊️ and more")
                .Text("=1+1")
                .Text("<b>&amp;</b>\n next")
                .Day(new DateOnly(1899, 12, 31))
                .End(),
        ]);
        var row = Workbook.Rows(file).Single();

        Assert.Equal("a_x0001_b_x000B_c_xFFFF__xD800_", row["a"]);
        Assert.Equal("_x005F_x0041_ is no A, nor _x00", row["b"]);
        Assert.Equal(XlsxLines.MostOfCell, row["c"].Length);
        Assert.EndsWith("x […]", row["c"], StringComparison.Ordinal);
        Assert.Equal("=1+1", row["d"]);
        Assert.Equal("<b>&amp;</b>\n next", row["e"]);
        Assert.Equal("1899-12-31", row["f"]);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Columns_have_letters(int column, string letters) => Assert.Equal(letters, XlsxLines.Letters(column));

    private async Task<byte[]> Bytes(string address)
    {
        using var client = Site.Site.Reader();
        return await client.GetByteArrayAsync(address);
    }
}
