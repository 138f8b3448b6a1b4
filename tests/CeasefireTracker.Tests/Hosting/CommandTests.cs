using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Tests.Hosting;

public sealed class CommandTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        record.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void Check_ends_with_0_and_one_line_where_the_data_is_sound()
    {
        Assert.Equal(0, Run("check", "--data", record.Data));
        Assert.Equal("3 events, 2 sources, 6 actors, 2 issues: sound.\n", output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Check_prints_every_problem_of_every_file_and_ends_with_1()
    {
        record
            .Replace(SmallRecord.Answer, "kind: conditions", "kind: condition")
            .Replace("data/sources/2025.yml", "tier: news", "tear: news");

        Assert.Equal(1, Run("check", "--data", record.Data));

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Contains(lines, line => line.StartsWith("data/events/2025/conditional-answer.md:3: word: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("data/sources/2025.yml:8: unknown-key: ", StringComparison.Ordinal));
        Assert.EndsWith("problems.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Check_names_what_of_a_narrative_no_page_will_show_as_written_and_the_data_is_sound_all_the_same()
    {
        const string Narrative =
            "## A heading\n\n### Kept\n\nA ![map](https://x.example/m.png) and a note.[^1]\n\n- <b>bold</b>\n\n<div>raw</div>\n\n[mail](mailto:a@x.example) and [there](/en/about)\n\n[^1]: The note.\n";
        record
            .Replace(SmallRecord.Proposal, "A longer account with **emphasis**.\n", "A longer account with **emphasis**.\n\n" + Narrative)
            .Write("data/events/2025/thirty-day-proposal.ja.md", "**詳しい**経緯。\n\n# 見出し\n")
            .Write("data/more.ndjson", Line)
            .Write("data/published.txt", "by-line\nconditional-answer\nistanbul-draft\nthirty-day-proposal\n");
        var first = File.ReadAllText(record.PathOf(SmallRecord.Proposal)).Split('\n').ToList().IndexOf("## A heading") + 1;

        Assert.Equal(0, Run("check", "--data", record.Data));

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        var named = lines
            .Where(line => line.Contains(": markdown: ", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(": markdown: ", StringComparison.Ordinal)]);
        Assert.Equal(
            [
                "data/events/2025/thirty-day-proposal.ja.md:3",
                $"{SmallRecord.Proposal}:{first}",
                $"{SmallRecord.Proposal}:{first + 4}",
                $"{SmallRecord.Proposal}:{first + 4}",
                $"{SmallRecord.Proposal}:{first + 6}",
                $"{SmallRecord.Proposal}:{first + 8}",
                $"{SmallRecord.Proposal}:{first + 10}",
                $"{SmallRecord.Proposal}:{first + 12}",
                "data/more.ndjson:1",
            ],
            named
                .Order(StringComparer.Ordinal)
                .OrderBy(name => name.Split(':')[0], StringComparer.Ordinal)
                .ThenBy(name => int.Parse(name.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Contains(": sound.", output.ToString(), StringComparison.Ordinal);
    }

    private const string Line = """
        {"id":"by-line","date":"2025-03-12","kind":"statement","standing":"established","collections":["record"],"added":"2026-11-24","title":{"en":"An event that is a line","ja":"一行の出来事"},"summary":{"en":"An event that is a line of a longer file, told shortly.","ja":"長いファイルの一行として書かれた出来事の短い要約である。"},"narrative":{"en":"# Large","ja":"本文。"},"actors":[{"actor":"russia","role":"participant"}],"citations":[{"source":"reuters-march","supports":{"en":"All.","ja":"すべて。"}}]}

        """;

    [Fact]
    public void Build_writes_the_file_that_readers_download_with_every_event()
    {
        var file = record.PathOf("out.sqlite");

        Assert.Equal(0, Run("build", "--out", file, "--data", record.Data, "--store", record.Store));

        using (var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM events JOIN search ON search.event_id = events.id WHERE title_en <> ''";
            Assert.Equal(3L, command.ExecuteScalar());
        }

        Assert.Contains($"{file}: complete.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_says_where_it_cannot_write_and_ends_with_74()
    {
        Assert.Equal(74, Run("build", "--out", record.PathOf("no/such/folder/out.sqlite"), "--data", record.Data, "--store", record.Store));
        Assert.NotEmpty(errors.ToString());
    }

    [Fact]
    public void Build_writes_nothing_where_the_data_has_problems()
    {
        record.Replace(SmallRecord.Answer, "kind: conditions", "kind: condition");

        Assert.Equal(1, Run("build", "--out", record.PathOf("out.sqlite"), "--data", record.Data));
        Assert.False(File.Exists(record.PathOf("out.sqlite")));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("build", "everything")]
    [InlineData("check", "--all")]
    public void A_command_that_is_not_understood_says_so_and_ends_with_2(params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.Contains($"'{string.Join(' ', args)}' was not understood.", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_command_the_program_serves() => Assert.Null(Run());

    private int? Run(params string[] args) => Commands.Run(args, output, errors);
}
