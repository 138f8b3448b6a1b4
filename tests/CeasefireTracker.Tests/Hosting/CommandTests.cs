using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

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
        record.Replace(SmallRecord.Answer, "kind: conditions", "kind: condition").Replace("data/sources/2025.yml", "tier: news", "tear: news");

        Assert.Equal(1, Run("check", "--data", record.Data));

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Contains(lines, line => line.StartsWith("data/events/2025/conditional-answer.md:3: word: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("data/sources/2025.yml:8: unknown-key: ", StringComparison.Ordinal));
        Assert.EndsWith("problems.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Build_writes_a_file_that_opens_read_only_with_every_event()
    {
        var file = record.PathOf("out.sqlite");

        Assert.Equal(0, Run("build", "--out", file, "--data", record.Data));

        File.SetAttributes(file, FileAttributes.ReadOnly);
        Assert.Equal(3, OpenStore.Open(file).Index.Count);
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
