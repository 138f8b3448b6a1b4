using System.Globalization;
using System.IO.Compression;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>Files that are not as anybody wants them: each row ends somewhere that is named, and each file that cannot be read says
/// why.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly ImportRecord record = new(withEvents: false);

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("shift_jis", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    public void Japanese_is_read_in_whichever_encoding_it_came(string name, bool withMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes =
        [
            .. withMark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes("日付,見出し,概要\r\n2025年3月11日,停戦の提案があった,アメリカの提案\r\n"),
        ];

        var report = record.Bring("表.csv", bytes);

        Assert.Equal(1, report.Count(RowEnd.Became));
        Assert.Equal("停戦の提案があった", record.Made.All[0].Event["title"]!["ja"]!.ToString());
        Assert.Equal("2025-03-11", record.Made.All[0].Event["date"]!.ToString());
    }

    [Fact]
    public void An_encoding_that_cannot_be_told_is_asked_and_never_guessed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("windows-1251").GetBytes("date,title\n2025-03-11,Перемирие\n");

        var refused = Assert.Throws<UnreadableException>(() => record.Bring("a.csv", bytes));
        Assert.Contains("Save it as UTF-8", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, record.Bring("a.csv", bytes, new ImportAnswers("a") { Encoding = "windows-1251" }).Count(RowEnd.Became));
        Assert.Equal("Перемирие", record.Made.All[0].Event["title"]!["en"]!.ToString());
    }

    [Theory]
    [InlineData("Date,,Text\nWhen,Day,Headline\n2025-03-11,,A truce\n", 1, 1)]
    [InlineData("date,title\n日付,見出し\n2025-03-11,A truce\n", 1, 1)]
    [InlineData("A list of talks\n\ndate,title\n2025-03-11,A truce\n", 1, 2)]
    public void A_second_line_of_heads_and_what_stands_above_them_is_passed_over(string text, int became, int passedOver)
    {
        var report = record.Bring("a.csv", text);

        Assert.Equal((became, passedOver), (report.Count(RowEnd.Became), report.Count(RowEnd.PassedOver)));
        Assert.Equal("2025-03-11", record.Made.All[0].Event["date"]!.ToString());
    }

    [Theory]
    [InlineData("date;title\n2025-03-11;A truce, and talks\n")]
    [InlineData("date\ttitle\n2025-03-11\tA truce, and talks\n")]
    public void Semicolons_and_tabs_part_cells_too(string text)
    {
        Assert.Equal(1, record.Bring("a.csv", text).Count(RowEnd.Became));
        Assert.Equal("A truce, and talks", record.Made.All[0].Event["title"]!["en"]!.ToString());
    }

    [Fact]
    public void A_row_of_too_many_cells_is_refused_and_none_of_its_cells_is_lost_unseen()
    {
        var report = record.Bring("a.csv", "date,title\n2025-03-11,A truce, and talks\n2025-03-12,Talks\n");

        Assert.Equal((1, 1), (report.Count(RowEnd.Refused), report.Count(RowEnd.Became)));
        Assert.Contains("3 cells", report.Rows[0].Line(Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_workbook_what_formulas_came_to_counts_and_merged_cells_stand_in_each_row()
    {
        var book = Books.Of(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c><c r="C1" t="inlineStr"><is><t>summary</t></is></c></row>
            <row r="2"><c r="A2" s="1"><v>45727</v></c><c r="B2" t="inlineStr"><is><t>One</t></is></c><c r="C2" t="str"><f>HYPERLINK("https://evil.example")</f><v>What it came to</v></c></row>
            <row r="3"><c r="B3" t="inlineStr"><is><t>Two</t></is></c><c r="C3" t="e"><v>#REF!</v></c></row>
            <row r="4"><c r="A4"><v>45728</v></c><c r="B4" t="inlineStr"><is><t>Three</t></is></c><c r="C4"><f>NOW()</f></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>2025-03</t></is></c><c r="B5" t="inlineStr"><is><t>Four</t></is></c></row>
            """,
            "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>"
        );

        var report = record.Bring("a.xlsx", book);

        Assert.Equal((4, 3, 1), (report.Rows.Count, report.Count(RowEnd.Became), report.Count(RowEnd.Asked)));
        Assert.Equal(["2025-03-11", "2025-03-11", "2025-03"], record.Made.All.Select(made => made.Event["date"]!.ToString()));
        Assert.Equal("What it came to", record.Made.All[0].Event["summary"]!["en"]!.ToString());
        var told = string.Join('\n', report.Lines(Language.En));
        Assert.All(
            ["cell C2 holds a formula", "merged cells A2:A3", "cell C3 holds an error: #REF!", "formula without a result"],
            part => Assert.Contains(part, told, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "evil.example",
            string.Concat(record.Made.All.Select(made => made.Event.ToJsonString())),
            StringComparison.Ordinal
        );

        var counted = record.Bring("a.xlsx", book, new ImportAnswers("a") { Count = DayCount.From1900 });
        Assert.Equal(1, counted.Count(RowEnd.Became));
        Assert.Equal("2025-03-12", record.Made.All[3].Event["date"]!.ToString());
    }

    [Fact]
    public void Merged_cells_that_overlap_are_no_workbook_because_each_would_be_filled_again_and_again()
    {
        const string Merge = "<mergeCell ref=\"A2:A4\"/>";
        var rows = string.Concat(Enumerable.Range(1, 4).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>"));

        var refused = Assert.Throws<UnreadableException>(() =>
            record.Bring("a.xlsx", Books.Of(rows, $"<mergeCells>{Merge}{Merge}{Merge}</mergeCells>"))
        );

        Assert.Contains("no workbook", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, record.Bring("a.xlsx", Books.Of(rows, $"<mergeCells>{Merge}</mergeCells>")).Rows.Count);
    }

    [Fact]
    public void A_line_of_more_names_than_a_workbook_can_have_is_refused_and_of_as_many_equal_ones_each_is_a_column()
    {
        var refused = Assert.Throws<UnreadableException>(() =>
            record.Bring("a.csv", "date,title" + new string(',', 20_000) + "\n2025-03-11,A truce\n")
        );
        Assert.Contains("more than 16384 columns", refused.Message, StringComparison.Ordinal);

        var report = record.Bring("a.csv", "date,title" + string.Concat(Enumerable.Repeat(",a", 16_000)) + "\n2025-03-11,A truce\n");
        Assert.Equal(1, report.Count(RowEnd.Became));
    }

    [Fact]
    public void A_workbook_that_counts_from_1904_has_the_days_that_it_shows()
    {
        var report = record.Bring(
            "a.xlsx",
            Books.Of(
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c></row>
                <row r="2"><c r="A2" s="1"><v>44265</v></c><c r="B2" t="inlineStr"><is><t>One</t></is></c></row>
                """,
                is1904: true
            )
        );

        Assert.Equal(1, report.Count(RowEnd.Became));
        Assert.Equal("2025-03-11", record.Made.All[0].Event["date"]!.ToString());
    }

    [Theory]
    [InlineData(null, "One", "The sheet ‘talks’ was read. The workbook has: notes, talks, truces.")]
    [InlineData("truces", "Two", "The sheet ‘truces’ was read. The workbook has: notes, talks, truces.")]
    [InlineData("TRUCES", "Two", "The sheet ‘truces’ was read.")]
    [InlineData("notes", null, "The sheet ‘notes’ has nothing in it. Choose another.")]
    public void Of_several_sheets_the_first_with_anything_is_read_or_the_one_that_is_chosen(string? sheet, string? title, string told)
    {
        var report = record.Bring("a.xlsx", Books.Several, new ImportAnswers("a") { Sheet = sheet });

        Assert.Contains(told, string.Join('\n', report.Told.Select(said => said.In(Language.En))), StringComparison.Ordinal);
        Assert.Equal(title, record.Made.All.Select(made => made.Event["title"]!["en"]!.ToString()).SingleOrDefault());
    }

    [Theory]
    [InlineData("a.xlsx", "The workbook has no sheet ‘none’. Its sheets: notes, talks, truces.")]
    [InlineData("a.csv", "The file is no workbook, so it has no sheet ‘none’.")]
    public void A_sheet_that_is_not_there_is_not_replaced_by_another(string name, string told)
    {
        var bytes = name == "a.csv" ? "date,title\n2025-03-11,One\n"u8.ToArray() : Books.Several;

        var refused = Assert.Throws<UnreadableException>(() => record.Bring(name, bytes, new ImportAnswers("a") { Sheet = "none" }));

        Assert.Equal(told, refused.Message);
    }

    [Fact]
    public void A_bomb_is_weighed_while_it_is_unpacked_and_not_read()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 210; megabyte++)
            {
                sheet.Write(zeros);
            }
        }

        var refused = Assert.Throws<UnreadableException>(() => record.Bring("bomb.xlsx", bytes.ToArray()));
        Assert.Contains("unpacks to more than 200 MB", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.xlsx", "no workbook", "is no workbook")]
    [InlineData("a.xlsx", "PK\u0003\u0004 nor is this", "is no workbook")]
    [InlineData("a.ics", "no calendar", "is no calendar")]
    [InlineData("a.json", "{ \"events\": [", "is no JSON: line 1")]
    [InlineData("a.json", "{ \"events\": 3 }", "has no list of objects")]
    [InlineData("a.json", "{ \"a\": 1, \"a\": 2 }", "is no JSON")]
    [InlineData("a.csv", "", "nothing in it")]
    [InlineData("a.csv", "\n\n", "nothing in it")]
    [InlineData("a.docx", "anything", "say its format")]
    public void What_cannot_be_read_says_why(string name, string text, string told) =>
        Assert.Contains(told, Assert.Throws<UnreadableException>(() => record.Bring(name, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Lines_that_are_no_JSON_are_refused_one_by_one()
    {
        var report = record.Bring("a.ndjson", "{\"date\": \"2025-03-11\", \"title\": \"One\"}\nnot json\n[]\n{\"a\":1,\"a\":2}\n");

        Assert.Equal([RowEnd.Became, RowEnd.Refused, RowEnd.Refused, RowEnd.Refused], report.Rows.Select(row => row.End));
        Assert.Equal([1, 2, 3, 4], report.Rows.Select(row => row.Place));
    }

    [Fact]
    public void Ten_thousand_rows_are_brought_and_each_is_accounted_for()
    {
        var text = new StringBuilder("id,date,title\n");
        for (var row = 0; row < 10_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},2025-01-{1 + (row % 28):D2},Meeting {row} of the same two sides\n");
        }

        var report = record.Bring("many.csv", text.ToString());

        Assert.Equal((10_000, 10_000), (report.Rows.Count, report.Count(RowEnd.Became)));
        Assert.Equal(10_000, record.Made.All.Select(made => made.Id).Distinct().Count());
    }

    [Fact]
    public void No_script_and_no_unseen_character_comes_in()
    {
        record.Bring(
            "a.csv",
            "date,title,summary\n2025-03-11,\"=cmd|' /C calc'!A0\u202E\",\"<script>alert(1)</script><p onclick='x'>A <i>halt</i></p>\u200B\"\n"
        );

        var made = Assert.Single(record.Made.All).Event;
        Assert.Equal("=cmd|' /C calc'!A0", made["title"]!["en"]!.ToString());
        Assert.Equal("A halt", made["summary"]!["en"]!.ToString());
    }
}
