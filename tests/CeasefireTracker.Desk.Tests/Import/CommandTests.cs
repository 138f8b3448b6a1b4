using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>The command <c>import</c>.</summary>
[Trait("Takes", "long")]
public sealed class CommandTests : IDisposable
{
    private const string Table =
        "id,date,title,actors,url\n1,2025-03,A truce of two rivers,Russia;Northland,https://news.example/truce\n2,3/4/2025,Asked,,\n";

    private readonly ImportRecord record = new(withEvents: true);

    private string State => Path.Combine(record.Folder, ".desk");

    public void Dispose()
    {
        DeskSite.CloseState(State);
        record.Dispose();
    }

    [Fact]
    public void It_makes_drafts_once_and_reports_every_row()
    {
        File.WriteAllText(Path.Combine(record.Folder, "talks.csv"), Table);

        var (code, first, _) = Run("talks.csv");
        var (_, second, _) = Run("talks.csv", "--dates", "dmy");
        var (_, third, _) = Run("talks.csv", "--dates=dmy");

        Assert.Equal(0, code);
        Assert.Contains("Row 2: a draft of ‘a-truce-of-two-rivers’; lacks", first, StringComparison.Ordinal);
        Assert.Contains("may be 3 April 2025 or 4 March 2025", first, StringComparison.Ordinal);
        Assert.Contains("Northland (1)", first, StringComparison.Ordinal);
        Assert.Contains("2 rows. Drafts: 1; there already: 0; waiting for an answer: 1", first, StringComparison.Ordinal);
        Assert.Contains("2 rows. Drafts: 1; there already: 1", second, StringComparison.Ordinal);
        Assert.Contains("2 rows. Drafts: 0; there already: 2", third, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_makes_nothing_and_says_the_same()
    {
        File.WriteAllText(Path.Combine(record.Folder, "talks.csv"), Table);

        var (_, dry, _) = Run("talks.csv", "--dry-run");
        var (_, wet, _) = Run("talks.csv");

        Assert.Equal(wet, dry);
    }

    [Fact]
    public void Into_a_folder_it_writes_files_that_say_what_is_missing()
    {
        File.WriteAllText(Path.Combine(record.Folder, "talks.csv"), Table);
        var to = Path.Combine(record.Folder, "out");

        var (_, first, _) = Run("talks.csv", "--to", to);
        var text = File.ReadAllText(Path.Combine(to, "events", "2025", "a-truce-of-two-rivers.md"));
        var (_, second, _) = Run("talks.csv", "--to", to);

        Assert.Contains("Drafts: 1", first, StringComparison.Ordinal);
        Assert.Contains("# missing: title.ja\n", text, StringComparison.Ordinal);
        Assert.Contains("date: \"2025-03\"\n", text, StringComparison.Ordinal);
        Assert.Contains("actor: \"Northland\"", text, StringComparison.Ordinal);
        Assert.Contains("https://news.example/truce", File.ReadAllText(Path.Combine(to, "sources.yml")), StringComparison.Ordinal);
        Assert.Contains("Drafts: 0; there already: 1", second, StringComparison.Ordinal);
        Assert.False(Directory.Exists(State), "a folder needs no database");
    }

    [Theory]
    [InlineData("There is no file", "none.csv")]
    [InlineData("'pdf' is no format", "talks.csv", "--from", "pdf")]
    [InlineData("dmy, mdy, 1900 or 1904", "talks.csv", "--dates", "ymd")]
    [InlineData("is no meaning of a column", "talks.csv", "--column", "id=nothing")]
    [InlineData("is no scheme", "talks.csv", "--scheme", "No Scheme")]
    [InlineData("import needs a file")]
    [InlineData("was not understood", "talks.csv", "--other")]
    [InlineData("lies in the data folder", "talks.csv", "--to", "data/drafts")]
    public void What_is_not_understood_is_said(string told, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(record.Folder, "talks.csv"), Table);
        arguments = [.. arguments.Select(argument => argument == "data/drafts" ? Path.Combine(record.Folder, argument) : argument)];

        var (code, _, errors) = Run(arguments);

        Assert.NotEqual(0, code);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_a_workbook_is_chosen_by_its_name()
    {
        File.WriteAllBytes(Path.Combine(record.Folder, "talks.xlsx"), Books.Several);

        var (code, chosen, _) = Run("talks.xlsx", "--sheet", "truces", "--dry-run");
        var (refused, _, errors) = Run("talks.xlsx", "--sheet=none", "--dry-run");

        Assert.Equal((0, 1), (code, refused));
        Assert.Contains("a draft of ‘two’", chosen, StringComparison.Ordinal);
        Assert.Contains("Its sheets: notes, talks, truces.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_is_asked_whose_drafts_they_shall_be()
    {
        File.WriteAllText(Path.Combine(record.Folder, "talks.csv"), Table);

        var (code, _, errors) = Run("talks.csv", "--Desk:PublicOrigin=http://localhost");

        Assert.Equal(1, code);
        Assert.Contains("--as EMAIL", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_of_the_page_are_read()
    {
        foreach (var (format, text) in ImportExamples.All)
        {
            using var other = new ImportRecord(withEvents: true);
            var report = other.Bring("example." + (format == "timelinejs" ? "csv" : format), text);
            Assert.True(report.Count(RowEnd.Became) > 0, string.Join('\n', report.Lines(Language.En)));
            Assert.Equal(0, report.Count(RowEnd.Refused));
        }
    }

    private (int? Code, string Output, string Errors) Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        string[] paths =
        [
            .. arguments.Select(argument =>
                Path.GetExtension(argument) is ".csv" or ".xlsx" ? Path.Combine(record.Folder, argument) : argument
            ),
        ];
        var code = DeskCommands.Run(
            ["import", .. paths, "--Desk:Data=" + Path.Combine(record.Folder, "data"), "--Desk:State=" + State],
            output,
            errors
        );
        return (code, output.ToString(), errors.ToString());
    }
}
