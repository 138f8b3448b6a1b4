using System.Collections.Immutable;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.Import;
using Microsoft.Extensions.Configuration;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>What is written of a file that somebody else made goes where it was told to go, and is written once.</summary>
public sealed class FolderTests : IDisposable
{
    // One id leads out of the folder; two would part the line by which a row is known again.
    private const string Hostile =
        "id,edtf,title_en,dataset\n"
        + "../../../data/events/2025/x,2025-03-11,One,abc\n"
        + "two · 2,2025-03-11,Two,abc\n"
        + "three\t3,2025-03-11,Three,abc\n"
        + "four,2025-03-12,Four,abc\n";

    private readonly ImportRecord record = new(withEvents: false);

    private string Out => Path.Combine(record.Folder, "out");

    private string State => Path.Combine(record.Folder, ".desk");

    public void Dispose()
    {
        DeskSite.CloseState(State);
        record.Dispose();
    }

    [Fact]
    public void An_id_that_is_none_is_refused_and_nothing_is_written_outside_the_folder()
    {
        var before = Files();

        var (code, output) = Run(Hostile, "--to", Out);

        Assert.Equal(0, code);
        Assert.Contains("4 rows. Drafts: 1; there already: 0; waiting for an answer: 0; refused: 3", output, StringComparison.Ordinal);
        Assert.Contains("‘../../../data/events/2025/x’ is no id", output, StringComparison.Ordinal);
        Assert.Equal(before, Files().Where(file => !file.StartsWith("out", StringComparison.Ordinal)));
        Assert.Equal(["out/events/2025/four.md", "out/imported.txt"], Files().Except(before).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nor_does_it_become_a_draft_at_each_press()
    {
        var (code, _) = Run(Hostile);
        var (_, second) = Run(Hostile);

        Assert.Equal(0, code);
        Assert.Contains("4 rows. Drafts: 0; there already: 1; waiting for an answer: 0; refused: 3", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_our_own_without_ids_are_events_of_their_own_and_two_of_one_id_are_one()
    {
        var own = record.Bring("a.csv", "id,edtf,title_en,dataset\n,2025-03-11,One,abc\n,2025-03-12,Two,abc\n");
        var lines = record.Bring(
            "a.ndjson",
            """
            {"id": "a-truce", "also-known-as": ["x:1"], "date": "2025-03-11", "title": {"en": "A truce"}}
            {"id": "a-truce", "also-known-as": ["x:2"], "date": "2025-03-12", "title": {"en": "Another"}}
            """
        );

        Assert.Equal(2, own.Count(RowEnd.Became));
        Assert.Equal([RowEnd.Became, RowEnd.Already], lines.Rows.Select(row => row.End));
        Assert.Contains("row 1 once more, or has its id", lines.Rows[1].Line(Language.En), StringComparison.Ordinal);
        var later = record.Bring(
            "b.ndjson",
            """{"id": "a-truce", "also-known-as": ["x:3"], "date": "2025-03-13", "title": {"en": "A third"}}"""
        );
        Assert.Equal(RowEnd.Already, Assert.Single(later.Rows).End);
    }

    [Fact]
    public void No_folder_within_the_record_is_written_to_whatever_it_is_called()
    {
        Assert.Equal(1, Run(Hostile, "--to", Path.Combine(record.Folder, "data", "drafts")).Code);
        Assert.Equal(1, Run(Hostile, "--to", Path.Combine(record.Folder, "data", "..drafts")).Code);
    }

    [Fact]
    public void Who_was_stopped_before_the_list_had_a_row_writes_its_documents_once()
    {
        var table = Encoding.UTF8.GetBytes(
            "id,date,title,url\n1,2025-03-11,One,https://news.example/a\n2,2025-03-12,Two,https://news.example/b\n"
        );
        record.Bring("talks.csv", table, target: new FolderTarget(Out));
        var (list, sources) = (Path.Combine(Out, FolderTarget.Ledger), Path.Combine(Out, "sources.yml"));
        var (wholeList, wholeSources) = (File.ReadAllText(list), File.ReadAllText(sources));
        // In the midst of the second line.
        File.WriteAllText(list, wholeList[..^4]);

        var report = record.Bring("talks.csv", table, target: new FolderTarget(Out));
        var third = record.Bring("talks.csv", table, target: new FolderTarget(Out));

        Assert.Equal((1, 1), (report.Count(RowEnd.Already), report.Count(RowEnd.Became)));
        Assert.Equal(2, third.Count(RowEnd.Already));
        Assert.Equal(wholeSources, File.ReadAllText(sources));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Out, "events", "2025")).Length);
    }

    [Fact]
    public void A_file_of_which_only_a_part_was_kept_is_not_found()
    {
        var files = new ImportedFile(DeskOptions.Read(new ConfigurationBuilder().Build()) with { State = record.Folder });
        var file = new ImportFile("talks.csv", ImmutableArray.Create("date,title\n"u8));
        var key = files.Keep(file, new DateTime(2026, 11, 29, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("talks.csv", files.Find(key)!.Name);

        File.Delete(Path.Combine(record.Folder, "imports", key + ".name"));

        Assert.Null(files.Find(key));
        Assert.Equal(key, files.Keep(file, new DateTime(2026, 11, 29, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal([key, key + ".name"], Directory.GetFiles(Path.Combine(record.Folder, "imports")).Select(Path.GetFileName).Order());
    }

    private List<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(record.Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(record.Folder, file))
                .Where(file => !file.StartsWith(".desk", StringComparison.Ordinal) && file != "timeline.csv")
                .Order(StringComparer.Ordinal),
        ];

    private (int? Code, string Output) Run(string table, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(record.Folder, "timeline.csv"), table);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var data = Path.Combine(record.Folder, "data");
        var code = DeskCommands.Run(
            ["import", Path.Combine(record.Folder, "timeline.csv"), .. arguments, "--Desk:Data=" + data, "--Desk:State=" + State],
            output,
            errors
        );
        return (code, output.ToString() + errors);
    }
}
