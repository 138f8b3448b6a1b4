using System.Diagnostics;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Reading;

/// <summary>What lies about in a data folder: leftovers are passed over, what may block is never opened, the rest is named.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    public static TheoryData<string> Leftovers =>
        [
            "events/2025/.conditional-answer.md.swp",
            "events/2025/conditional-answer.md~",
            "events/2025/#conditional-answer.md#",
            "events/2025/conditional-answer.md.orig",
            "events/2025/conditional-answer.md.rej",
            "events/2025/._conditional-answer.md",
            "sources/2025.yml.bak",
            ".DS_Store",
            "events/Thumbs.db",
            "Desktop.ini",
            "events/4913",
            ".git/HEAD",
            ".git/objects/ab/cd.md",
            ".gitignore",
            ".idea/workspace.xml",
            "sources/.2025.yml",
            "~$notes.yml",
            "__MACOSX/events/x.md",
            "events/upload.tmp",
            ".hidden/events.ndjson",
            "actors.yml.save",
            "events/2025/conditional-answer.md.save.1",
            "Icon\r",
        ];

    [Theory]
    [MemberData(nameof(Leftovers))]
    public void What_an_editor_or_a_system_leaves_is_no_problem_and_no_change_of_the_data(string path)
    {
        var before = StoreFile.HashOf(record.Data);
        record.Write("data/" + path, "---\nnot: an event\n");

        Assert.Empty(record.Check());
        Assert.Equal(before, StoreFile.HashOf(record.Data));
        Assert.Equal(
            path.Split('/')
                .First(part => part[0] == '.' || part == "__MACOSX" || path.EndsWith('/' + part, StringComparison.Ordinal) || part == path),
            Path.GetFileName(Assert.Single(DataFolder.Read(record.Data).Leftovers))
        );
    }

    [Fact]
    public void A_lock_of_Emacs_which_is_a_link_to_nothing_is_passed_over()
    {
        File.CreateSymbolicLink(record.PathOf("data/events/2025/.#conditional-answer.md"), "somebody@somewhere.1:2");

        Assert.Empty(record.Check());
    }

    [Theory]
    [InlineData("events/2025/notes.txt")]
    [InlineData("events/2025/conditional-answer copy.txt")]
    [InlineData("sources/2025.yaml")]
    [InlineData("core")]
    public void Anything_else_is_still_named(string path)
    {
        record.Write("data/" + path, "x\n");

        Assert.Equal(("data/" + path, "stray-file"), (Assert.Single(record.Check()).File, record.Check()[0].Rule));
    }

    [Fact]
    public void A_name_that_would_break_its_line_is_named_in_one()
    {
        record.Write("data/a\nb\u001b[31m.yml", "x\n");

        Assert.Equal("data/a\uFFFDb\uFFFD[31m.yml", Assert.Single(record.Check()).File);
    }

    [Theory]
    [InlineData("pipe", "mkfifo")]
    [InlineData("events/2025/pipe.md", "mkfifo")]
    [InlineData("events/2025/conditional-answer.ja.md", "mkfifo")]
    [InlineData("actors.yml", "mkfifo")]
    [InlineData("published.txt", "mkfifo")]
    [InlineData("more.ndjson", "mkfifo")]
    [InlineData("sources/zero.yml", "ln -s /dev/zero")]
    [InlineData("sources/nothing.yml", "ln -s nowhere")]
    [InlineData("others", "ln -s /etc")]
    public async Task What_is_no_regular_file_is_named_and_never_opened(string path, string how)
    {
        var full = record.PathOf("data/" + path);
        File.Delete(full);
        using var make = Process.Start("sh", ["-c", $"{how} '{full}'"]);
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);

        var check = Task.Run(() => (StoreFile.HashOf(record.Data), Problems: record.Check()));

        // A limit only so that a test that hangs is red.
        Assert.Contains(
            (await check.WaitAsync(TimeSpan.FromMinutes(1))).Problems,
            problem =>
                problem.File == "data/" + path
                && problem.Rule == "stray-file"
                && problem.Message.StartsWith("This is no regular file", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(SmallRecord.Answer)]
    [InlineData("data/actors.yml")]
    [InlineData("data/published.txt")]
    [InlineData("data/events/2025/thirty-day-proposal.ja.md")]
    public void CRLF_and_a_byte_order_mark_are_refused_with_the_remedy(string path)
    {
        var text = File.ReadAllText(record.PathOf(path));
        record.Write(path, text.ReplaceLineEndings("\r\n"));
        var ends = Assert.Single(record.Check(), problem => problem.File == path);
        Assert.Equal(("line-end", 1), (ends.Rule, ends.Line));
        Assert.Contains("save the file with LF alone", ends.Message, StringComparison.Ordinal);

        record.Write(path, text.ReplaceLineEndings("\r"));
        var old = Assert.Single(record.Check(), problem => problem.File == path);
        Assert.Equal(("line-end", 1), (old.Rule, old.Line));
        Assert.Contains("save the file with LF alone", old.Message, StringComparison.Ordinal);

        record.Write(path, "\uFEFF" + text);
        var mark = Assert.Single(record.Check(), problem => problem.File == path);
        Assert.Equal(("encoding", 1), (mark.Rule, mark.Line));
        Assert.Contains("save it as UTF-8 without a byte order mark", mark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_told_in_the_same_round_as_what_could_not_be_read_and_nothing_that_only_follows_from_it()
    {
        // Not read: an event that another answers, a source that events cite, and a rule is broken elsewhere.
        record
            .Replace(SmallRecord.Proposal, "kind: proposal", "kind: proposl")
            .Replace("data/sources/2025.yml", "tier: news", "tear: news")
            .Replace(SmallRecord.Answer, "option: renounce", "option: renounced")
            .Replace(SmallRecord.Answer, "- { actor: ukraine, role: mentioned }", "- { actor: ukrain, role: mentioned }");

        var told = record.Check().Select(problem => $"{problem.File} {problem.Rule}").ToList();

        Assert.Contains($"{SmallRecord.Proposal} word", told);
        Assert.Contains("data/sources/2025.yml unknown-key", told);
        Assert.Contains($"{SmallRecord.Answer} option", told);
        Assert.Contains($"{SmallRecord.Answer} dangling", told);
        Assert.DoesNotContain(
            record.Check(),
            problem =>
                problem.Message.Contains("thirty-day-proposal", StringComparison.Ordinal)
                || problem.Message.Contains("'reuters-march'", StringComparison.Ordinal)
        );
    }
}
