using System.Text;
using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The table, read by a reader that had no part in writing it; another one's findings are in
/// <see cref="CsvReaderTests"/>.</summary>
public sealed class CsvTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Fact]
    public async Task A_reader_of_CSV_finds_every_event_in_the_order_of_the_timeline() =>
        Assert.Equal(site.Ids, (await Rows()).Select(row => row["id"]));

    [Fact]
    public async Task Cells_come_back_as_they_were_but_for_what_a_spreadsheet_would_run()
    {
        var rows = (await Rows()).ToDictionary(row => row["id"]);

        Assert.Equal(@"Back\slash, comma; semicolon & <b>markup</b> {braces} 10% $5 #1 a_b ~^", rows["interval"]["title_en"]);
        Assert.Equal(AwkwardSite.LongTitle, rows["spring"]["title_ja"]);
        Assert.Equal(300, rows["spring"]["title_ja"].EnumerateRunes().Count());
        Assert.Equal("'=HYPERLINK(\"https://evil.example\",\"about\")", rows["about-a-day"]["title_en"]);
        Assert.Equal("'＝約日の出来事、「引用」", rows["about-a-day"]["title_ja"]);
        Assert.Equal("'@two days, -not +the ones between", rows["two-days"]["title_en"]);
    }

    [Fact]
    public void A_cell_of_several_texts_has_no_more_parts_than_texts()
    {
        using var csv = new CsvLines();

        Assert.Equal("\"Front, the second;Front\"\r\n", csv.Texts(["Front; the second", "Front"]).End());
    }

    [Theory]
    [InlineData("istanbul-draft", "2022-03", "2022-03-01", "2022-03-31")]
    [InlineData("before-a-day", "[..2022-06-10]", "", "2022-06-10")]
    [InlineData("open-interval", "2023-02/..", "2023-02-01", "")]
    [InlineData("about-a-day", "2022-04-05~", "2022-04-05", "2022-04-05")]
    [InlineData("some-year", "2024?", "2024-01-01", "2024-12-31")]
    public async Task A_date_keeps_its_precision_and_open_ends_are_empty(string id, string edtf, string earliest, string latest)
    {
        var row = (await Rows()).Single(row => row["id"] == id);

        Assert.Equal((edtf, earliest, latest), (row["edtf"], row["earliest"], row["latest"]));
    }

    [Fact]
    public async Task Lines_end_in_CRLF_and_the_byte_order_mark_comes_only_when_asked_for()
    {
        using var client = site.Site.Reader();
        var plain = await client.GetByteArrayAsync("/en/timeline.csv");
        var marked = await client.GetByteArrayAsync("/en/timeline.csv?bom=1");

        Assert.Equal("id,"u8.ToArray(), plain[..3]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain], marked);
        Assert.DoesNotMatch("(?<!\r)\n", Encoding.UTF8.GetString(plain));
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows() => CsvRows.Of(await site.Get("/en/timeline.csv")).Rows;
}
