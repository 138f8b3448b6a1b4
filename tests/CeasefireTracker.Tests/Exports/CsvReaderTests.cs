using System.Text.Json;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The tables, read by csv-parse at its strictest, which had no part in writing them.</summary>
[Collection(ReadElsewhere.Name)]
public sealed class CsvReaderTests(ReadElsewhere elsewhere)
{
    [ReaderFact]
    public async Task The_table_has_every_event_in_order_with_its_texts_in_both_languages()
    {
        var rows = await Rows("timeline.ja");
        using var context = elsewhere.Site.Store.Context();
        var events = context.Events.Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal).ToList();

        Assert.Equal(events.Select(e => e.Id), rows.Select(row => Cell(row, "id")));
        foreach (var (e, row) in events.Zip(rows))
        {
            // What a spreadsheet would run has an apostrophe before it, and nothing else has.
            Assert.Equal((Guarded(e.Title.En), Guarded(e.Title.Ja)), (Cell(row, "title_en"), Cell(row, "title_ja")));
            Assert.Equal(
                (Guarded(e.Document.Summary.En), Guarded(e.Document.Summary.Ja)),
                (Cell(row, "summary_en"), Cell(row, "summary_ja"))
            );
            Assert.Equal(e.Date.ToString(), Cell(row, "edtf"));
        }

        static string Guarded(string text) => "=+-@＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
    }

    [ReaderTheory]
    [InlineData("sources", "sources.en")]
    [InlineData("positions", "positions.en")]
    [InlineData("disputes", "disputes.en")]
    [InlineData("stances", "terms.en")]
    [InlineData("actors", "actors.en")]
    [InlineData("issues", "issues.en")]
    public async Task The_page_of_a_table_and_the_bundle_hold_the_same_lines(string table, string page) =>
        Assert.Equal((await Rows("bundle." + table)).Select(row => row.ToString()), (await Rows(page)).Select(row => row.ToString()));

    [ReaderFact]
    public async Task The_tables_of_the_bundle_have_as_many_lines_as_the_store_has_rows()
    {
        using var context = elsewhere.Site.Store.Context();
        var expected = new Dictionary<string, int>
        {
            ["events"] = elsewhere.Site.Ids.Count,
            ["citations"] = context.Set<CitationRow>().Count(row => row.Event.Ordinal != null),
            ["terms"] = context.Events.Where(e => e.Ordinal != null).SelectMany(e => e.Terms).Count(),
            ["sources"] = context.Sources.Count(),
            ["actors"] = elsewhere.Site.Store.Vocabulary.Actors.Count,
            ["changes"] = context.Changes.Count(),
        };
        foreach (var (table, count) in expected)
        {
            Assert.Equal((table, count), (table, (await Rows("bundle." + table)).Count));
        }
    }

    private async Task<List<JsonElement>> Rows(string table) => [.. (await elsewhere.Found("tables", table)).EnumerateArray()];

    private static string Cell(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
