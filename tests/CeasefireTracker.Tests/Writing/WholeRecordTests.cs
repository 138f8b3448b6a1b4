using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>What was read and is written again is byte for byte the same, in every file of the record and of the sample record.</summary>
public sealed class WholeRecordTests
{
    [Fact]
    public void An_event_that_did_not_change_is_written_as_it_was()
    {
        Assert.True(RecordFiles.Events.Count > 210);
        Assert.All(RecordFiles.Events, file => Assert.Equal(file.Texts, RecordFiles.Write(file.Texts, file.Event)));
    }

    [Fact]
    public void An_event_belongs_where_it_stands() =>
        Assert.All(RecordFiles.Events, file => Assert.Equal(file.Path, EventText.PathOf(file.Event)));

    [Fact]
    public void An_event_written_from_nothing_reads_as_the_one_that_was_read()
    {
        var same = 0;
        foreach (var (_, texts, e) in RecordFiles.Events)
        {
            same += RecordFiles.Write(null, e).English == texts.English ? 1 : 0;
        }

        // The house writes as the record is written, but for some fields in another order.
        Assert.True(same > RecordFiles.Events.Count * 4 / 5, $"{same} of {RecordFiles.Events.Count} are written as they stand");
    }

    [Fact]
    public void A_vocabulary_that_did_not_change_is_written_as_it_was()
    {
        var files = 0;
        foreach (var folder in RecordFiles.Folders)
        {
            files +=
                Same(folder, "actors.yml", VocabularyFields.Actor)
                + Same(folder, "issues.yml", VocabularyFields.Issue)
                + Same(folder, "publishers.yml", VocabularyFields.Publisher)
                + Same(folder, "phases.yml", VocabularyFields.Phase)
                + Same(folder, "glossary.yml", VocabularyFields.GlossaryEntry)
                + Same(folder, "place-names.yml", VocabularyFields.PlaceName);
            foreach (var source in Directory.GetFiles(Path.Combine(RecordFiles.Root, folder, "sources")))
            {
                files += Same(folder, "sources/" + Path.GetFileName(source), VocabularyFields.Source);
            }
        }

        Assert.True(files >= 12 + 6 + 1, $"only {files} files");
    }

    [Fact]
    public void The_site_that_did_not_change_is_written_as_it_was()
    {
        foreach (var folder in RecordFiles.Folders)
        {
            var text = File.ReadAllText(Path.Combine(RecordFiles.Root, folder, "site.yml"));
            var problems = new List<Problem>();
            var site = SiteText.Read(text, problems)!;
            Assert.Equal(text, SiteText.Write(text, site, problems));
            var anew = SiteText.Write(null, site, problems)!;
            Assert.Empty(problems);
            Assert.Equal(Said.By(site), Said.By(SiteText.Read(anew, problems)));
        }
    }

    [Fact]
    public void An_id_that_is_published_already_changes_nothing_and_a_new_one_takes_its_place_in_the_order()
    {
        var text = File.ReadAllText(Path.Combine(RecordFiles.Root, "data/published.txt"));
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), id => Assert.Equal(text, PublishedIds.Add(text, id)));
        Assert.Equal("a\nb\nc\n", PublishedIds.Add("a\nc\n", "b"));
        Assert.Equal("a\nb\n", PublishedIds.Add("b\n", "a"));
        Assert.Equal("a\nb", PublishedIds.Add("a", "b"));
        Assert.Equal("c\na\nb\n", PublishedIds.Add("c\na\n", "b"));
        Assert.Equal("a\n", PublishedIds.Add("", "a"));
    }

    private static int Same<T>(string folder, string path, Shape<T> shape)
        where T : class
    {
        var (file, text, problems) = ("data/" + path, File.ReadAllText(Path.Combine(RecordFiles.Root, folder, path)), new List<Problem>());
        var records = ListText.Read(text, file, shape, problems);
        Assert.Empty(problems);
        Assert.Equal(text, ListText.Write(text, file, shape, records!, problems));

        var anew = ListText.Write(null, file, shape, records!, problems)!;
        Assert.Empty(problems);
        Assert.Equal(Said.By(records), Said.By(ListText.Read(anew, file, shape, problems)));
        return 1;
    }
}
