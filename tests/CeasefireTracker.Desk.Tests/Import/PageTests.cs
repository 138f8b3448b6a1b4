using System.Net;
using System.Text;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>The pages of the import, without scripts.</summary>
[Trait("Takes", "long")]
public sealed class PageTests
{
    private const string Table =
        "id,date,was hei&szlig;t,actors,url\n1,2025-03,A truce of two rivers,Russia;Northland,https://news.example/truce\n2,3/4/2025,Asked,,\n";

    [Fact]
    public async Task A_file_is_looked_at_its_columns_are_corrected_and_its_rows_become_drafts_once()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/import");
        await editor.Send("file", "talks.csv", Encoding.UTF8.GetBytes(Table));

        Assert.Contains("refused: 2", editor.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is taken from these columns: was hei&szlig;t", editor.Text, StringComparison.Ordinal);

        await editor.Type("column.2", "title").Press("[value=look]");
        Assert.Contains("Drafts: 1; there already: 0; waiting for an answer: 1", editor.Text, StringComparison.Ordinal);
        Assert.Contains("3 April 2025 or 4 March 2025", editor.Text, StringComparison.Ordinal);
        await editor.Type("order", "dmy").Press("[value=import]");

        Assert.Contains("Done: 2 rows. Drafts: 2", editor.Text, StringComparison.Ordinal);
        Assert.Contains("Northland (1)", editor.Text, StringComparison.Ordinal);
        await editor.Open(editor.Page.QuerySelector(".acts a")!.GetAttribute("href")!);
        Assert.Contains("A truce of two rivers", editor.Text, StringComparison.Ordinal);
        // What the file lacks is named until somebody has filled it in, and leads to its field.
        Assert.Contains("Title · Japanese", Lacking(), StringComparison.Ordinal);
        Assert.Contains("Supports", Lacking(), StringComparison.Ordinal);
        await editor.Open("/ja/drafts/1");
        Assert.Contains("題名 · 日本語", Lacking(), StringComparison.Ordinal);
        Assert.Equal(
            "/ja/drafts/1/1#f-title-ja",
            editor
                .Page.QuerySelectorAll("#lacking ~ ul a")
                .First(link => link.TextContent.StartsWith("題名", StringComparison.Ordinal))
                .GetAttribute("href")
        );
        await editor.Open("/en/drafts/1/1");
        Assert.NotNull(editor.Page.QuerySelector(".field:has(#f-title-ja) > .lacking"));
        await editor.Type("f.title.ja", "二つの川の停戦").Type("why", "its title").Press("[value=save]");
        Assert.Null(editor.Page.QuerySelector(".field:has(#f-title-ja) > .lacking"));
        Assert.NotNull(editor.Page.QuerySelector(".field:has(#f-summary-ja) > .lacking"));
        await editor.Open("/en/drafts/1");
        Assert.DoesNotContain("Title", Lacking(), StringComparison.Ordinal);
        await editor.Open("/en/drafts/1/1");
        Assert.Equal("2025-03", editor.Value("f.date"));
        Assert.Equal("talks:1", editor.Value("f.also-known-as.0"));
        Assert.Equal("Northland", editor.Value("f.actors.1.actor"));
        Assert.Contains(
            "Northland",
            string.Concat(editor.Page.QuerySelectorAll(".problem").Select(problem => problem.TextContent)),
            StringComparison.Ordinal
        );

        await editor.Open("/ja/import");
        await editor.Send("file", "talks.csv", Encoding.UTF8.GetBytes(Table));
        await editor.Type("column.2", "title").Type("order", "dmy").Press("[value=look]");
        Assert.Contains("下書き0、すでにあるもの2", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/log");
        Assert.Contains("brought a row of a file", editor.Text, StringComparison.Ordinal);

        string Lacking() => editor.Page.QuerySelector("section:has(#lacking)")?.TextContent ?? "";
    }

    [Fact]
    public async Task A_sheet_is_chosen_and_its_columns_are_its_own_and_what_was_said_comes_back_where_something_is_refused()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/import");
        await editor.Send("file", "talks.xlsx", Books.Several);
        Assert.Contains("The workbook has: notes, talks, truces.", editor.Text, StringComparison.Ordinal);
        Assert.Equal("talks", editor.Value("sheet"));

        await editor.Type("column.1", "summary").Type("sheet", "truces").Press("[value=look]");
        Assert.Equal(("truces", "title", "date"), (editor.Value("sheet"), editor.Value("column.0"), editor.Value("column.1")));
        Assert.Contains("Drafts: 1", editor.Text, StringComparison.Ordinal);

        await editor.Type("column.0", "title-ja").Type("scheme", "No Set").Press("[value=import]");
        Assert.Contains(
            "‘No Set’ cannot be the name of a set",
            editor.Page.QuerySelector("#scheme-wrong")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(("No Set", "title-ja"), (editor.Value("scheme"), editor.Value("column.0")));
        Assert.Contains("This would come of it", editor.Text, StringComparison.Ordinal);

        // Nor is it lost by a choice by which nothing can be read.
        await editor.Type("format", "ics").Press("[value=look]");
        Assert.Contains("The file is no workbook", editor.Text, StringComparison.Ordinal);
        await editor.Type("format", "").Press("[value=look]");
        Assert.Equal(("truces", "title-ja"), (editor.Value("sheet"), editor.Value("column.0")));
    }

    [Fact]
    public async Task More_rows_than_are_taken_at_once_wait_for_the_next_press()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        var text = "id,date,title\n" + string.Concat(Enumerable.Range(0, 600).Select(row => $"{row},2025-01-01,Meeting {row}\n"));
        await editor.Open("/en/import");
        // Nor is a file that is too large a form that is not good any more.
        await editor.Send("file", "large.csv", new byte[ImportFile.MostBytes + 1]);
        Assert.Contains("The file is larger than 32 MB", editor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await editor.Send("file", "many.csv", Encoding.UTF8.GetBytes(text));

        await editor.Press("[value=import]");
        Assert.Contains("Drafts: 500", editor.Text, StringComparison.Ordinal);
        Assert.Contains("Still to come: 100", editor.Text, StringComparison.Ordinal);
        await editor.Press("[value=import]");

        Assert.Contains("Drafts: 100; there already: 500", editor.Text, StringComparison.Ordinal);

        // The first page of the desk bears them: a hundred at a time, and all can be reached.
        var shown = new HashSet<string>();
        for (
            var next = "/en/";
            next is not null;
            next = editor.Page.QuerySelector("section[aria-labelledby=group-own] > p > a")?.GetAttribute("href")
        )
        {
            await editor.Open(next.StartsWith('?') ? "/en/" + next : next);
            var links = editor.Page.QuerySelectorAll(".drafts a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal(100, links.Count);
            shown.UnionWith(links);
        }

        Assert.Equal(600, shown.Count);
    }

    [Theory]
    [InlineData("a.pdf", "say its format")]
    [InlineData("a.xlsx", "no workbook")]
    public async Task A_file_that_cannot_be_read_says_why(string name, string told)
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/import");

        await editor.Send("file", name, "anything"u8.ToArray());

        Assert.Contains(told, editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_kept_is_not_found()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();

        foreach (var name in new[] { "none", new string('a', 32), "..%2F..%2Fname" })
        {
            await editor.Open("/en/import/" + name);
            Assert.Equal(HttpStatusCode.NotFound, editor.Status);
        }
    }
}
