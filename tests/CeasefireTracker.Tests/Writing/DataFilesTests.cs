using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>Texts come into the folder whole, or not at all.</summary>
public sealed class DataFilesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("ceasefire-").FullName;
    private readonly List<Problem> problems = [];

    [Fact]
    public void A_new_event_with_its_source_and_its_id_is_read_as_it_was_written()
    {
        CopySample();
        var source = new Source(
            "calva-radio-1931-06-01",
            "calva-gazette",
            "https://calva.example/1",
            null,
            "A truce",
            null,
            null,
            "en",
            Access.Open,
            SourceTier.News,
            null,
            Checked.Full,
            [],
            "data/sources/undated.yml",
            0
        );
        var e = RecordFiles.Events[^1].Event with { Id = "a-new-note", Narrative = new("It was *new*.", "新しい。"), Changed = [] };
        var texts = EventText.Write(null, e, problems)!;
        var sources = ListText.Write(null, "data/sources/undated.yml", VocabularyFields.Source, [source], problems);
        var published = File.ReadAllText(Path.Combine(root, "published.txt"));

        Assert.True(
            DataFiles.Save(
                root,
                [
                    new(EventText.PathOf(e), null, texts.English),
                    new(EventText.JapanesePathOf(EventText.PathOf(e)), null, texts.Japanese),
                    new("data/sources/undated.yml", null, sources),
                    new("data/published.txt", published, PublishedIds.Add(published, e.Id)),
                ],
                problems
            )
        );

        Assert.Empty(problems);
        var (dataset, found) = DatasetReader.Read(root);
        Assert.Empty(found);
        Assert.Equal(Said.By(e), Said.By(dataset.Events.Single(other => other.Id == e.Id)));
        Assert.Equal(Said.By(source), Said.By(dataset.Sources.Single(other => other.Id == source.Id)));
        Assert.Contains(dataset.Published, id => id.Id == e.Id);
    }

    [Fact]
    public void An_event_that_moves_to_another_year_leaves_nothing_behind()
    {
        Write("events/2025/x.md", "old");
        Write("events/2025/x.ja.md", "古い");

        Assert.True(
            DataFiles.Save(
                root,
                [
                    new("data/events/2025/x.md", "old", null),
                    new("data/events/2025/x.ja.md", "古い", null),
                    new("data/events/2024/x.md", null, "new"),
                ],
                problems
            )
        );

        Assert.Equal(["events/2024/x.md"], DataFolder.Read(root).Files);
    }

    [Fact]
    public void Where_one_file_was_changed_meanwhile_none_is_written()
    {
        Write("actors.yml", "theirs");
        Write("issues.yml", "b");

        Assert.False(
            DataFiles.Save(
                root,
                [new("data/issues.yml", "b", "B"), new("data/actors.yml", "a", "mine"), new("data/site.yml", "gone", "x")],
                problems
            )
        );

        Assert.Equal(["data/actors.yml", "data/site.yml"], problems.Select(problem => problem.File));
        Assert.Equal(("theirs", "b"), (Text("actors.yml"), Text("issues.yml")));
        Assert.Empty(DataFolder.Read(root).Leftovers);
    }

    [Fact]
    public void Where_one_file_cannot_be_written_none_is_and_nothing_is_left_beside()
    {
        Write("actors.yml", "a");
        Write("events/2025", "a file where a folder belongs");

        Assert.ThrowsAny<IOException>(() =>
            DataFiles.Save(root, [new("data/actors.yml", "a", "A"), new("data/events/2025/x.md", null, "x")], problems)
        );

        Assert.Equal("a", Text("actors.yml"));
        Assert.Empty(DataFolder.Read(root).Leftovers);
    }

    [Fact]
    public void A_file_keeps_who_may_read_it_and_a_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("real.yml", "a");
        File.SetUnixFileMode(Path.Combine(root, "real.yml"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(Path.Combine(root, "actors.yml"), "real.yml");

        Assert.True(DataFiles.Save(root, [new("data/actors.yml", "a", "A")], problems));

        Assert.Equal("A", Text("real.yml"));
        Assert.NotNull(new FileInfo(Path.Combine(root, "actors.yml")).LinkTarget);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
            File.GetUnixFileMode(Path.Combine(root, "real.yml"))
        );
    }

    [Theory]
    [InlineData("data/../x.yml")]
    [InlineData("/etc/passwd")]
    [InlineData("data//x.yml")]
    [InlineData("data/./x.yml")]
    [InlineData("data/..\\x.yml")]
    [InlineData("x.yml")]
    public void A_path_that_leads_out_of_the_folder_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => DataFiles.Save(root, [new(path, null, "x")], problems));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void CopySample()
    {
        var sample = Path.Combine(RecordFiles.Root, "tests/records/two-rivers");
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            Write(Path.GetRelativePath(sample, file), File.ReadAllText(file));
        }
    }

    private string Text(string path) => File.ReadAllText(Path.Combine(root, path));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
        File.WriteAllText(Path.Combine(root, path), text);
    }
}
