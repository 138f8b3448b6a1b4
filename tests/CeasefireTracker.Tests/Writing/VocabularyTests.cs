using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>A record of a vocabulary changes in its own lines, whatever its neighbours are.</summary>
[Trait("Takes", "long")]
public sealed class VocabularyTests
{
    [Fact]
    public void A_field_that_one_record_takes_from_another_changes_its_own_lines_only()
    {
        var changes =
            Taken("actors.yml", VocabularyFields.Actor, a => a.Id)
            + Taken("issues.yml", VocabularyFields.Issue, i => i.Id)
            + Taken("publishers.yml", VocabularyFields.Publisher, p => p.Id)
            + Taken("phases.yml", VocabularyFields.Phase, p => p.Id)
            + Taken("glossary.yml", VocabularyFields.GlossaryEntry, g => g.Id)
            + Taken("place-names.yml", VocabularyFields.PlaceName, p => p.Id)
            + Taken("leads.yml", LeadFields.Lead, l => l.Id)
            + Taken("sources/2022.yml", VocabularyFields.Source, s => s.Id)
            + Taken("sources/undated.yml", VocabularyFields.Source, s => s.Id);

        Assert.True(changes > Goals.Cases(60, 300), $"only {changes} changes");
    }

    [Fact]
    public void A_record_that_goes_and_comes_back_leaves_the_others_as_they_were()
    {
        var (file, text, problems) = ("data/publishers.yml", Text("publishers.yml"), new List<Problem>());
        var records = ListText.Read(text, file, VocabularyFields.Publisher, problems)!;
        for (var i = 0; i < records.Count; i += 20)
        {
            var without = ListText.Write(text, file, VocabularyFields.Publisher, [.. records.Where((_, j) => j != i)], problems)!;
            Assert.Equal(text, ListText.Write(without, file, VocabularyFields.Publisher, records, problems));
            Assert.Empty(problems);
        }
    }

    [Fact]
    public void The_site_changes_field_by_field()
    {
        var (text, problems) = (Text("site.yml"), new List<Problem>());
        var site = SiteText.Read(text, problems)!;
        var article = site.FoundingArticle!;
        SiteProfile[] others =
        [
            site with
            {
                Name = new("Other", "別"),
            },
            site with
            {
                Licence = new("CC BY: 4.0", "表示"),
            },
            site with
            {
                SearchExample = new("“x”", "「x」"),
            },
            site with
            {
                Collections = [.. site.Collections, new("more", new("More", "さらに"), 0)],
            },
            site with
            {
                FoundingArticle = null,
            },
            site with
            {
                FoundingArticle = article with { Left = [.. article.Left.Skip(1)] },
            },
            site with
            {
                FoundingArticle = article with { Text = [.. article.Text, new("New.", "新しい。")] },
            },
            site with
            {
                FoundingArticle = article with { Source = "other" },
            },
        ];
        foreach (var other in others)
        {
            var written = SiteText.Write(text, other, problems)!;
            Assert.Empty(problems);
            Assert.Equal(Said.By(other), Said.By(SiteText.Read(written, problems)));
            Assert.StartsWith(text.Split('\n')[0] + "\n", written, StringComparison.Ordinal);
            var (before, after) = (text.Split('\n').ToHashSet(), written.Split('\n').ToHashSet());
            Assert.True(before.Except(after).Count() <= (other.FoundingArticle is null ? 11 : 1));
        }
    }

    [Fact]
    public void Every_field_says_in_both_languages_what_it_is_and_what_it_may_hold()
    {
        Field[] all =
        [
            .. EventFields.Line,
            .. EventFields.Event,
            .. VocabularyFields.Actor,
            .. VocabularyFields.Issue,
            .. VocabularyFields.Publisher,
            .. VocabularyFields.Source,
            .. VocabularyFields.Phase,
            .. VocabularyFields.GlossaryEntry,
            .. VocabularyFields.PlaceName,
            .. SiteFields.Site,
        ];
        var deep = all.SelectMany(Within).ToList();

        Assert.True(deep.Count > 100);
        Assert.All(
            deep,
            field =>
            {
                Assert.EndsWith(".", field.Help.En, StringComparison.Ordinal);
                Assert.EndsWith("。", field.Help.Ja, StringComparison.Ordinal);
                Assert.Equal(field.Kind == FieldKind.Word, field.Choices.Count > 0);
                Assert.Equal(field.Kind is FieldKind.Map or FieldKind.Maps, field.Fields.Count > 0);
                Assert.Equal(field.Kind is FieldKind.Reference or FieldKind.References, field.Refers is not null);
            }
        );

        static IEnumerable<Field> Within(Field field) => field.Fields.SelectMany(Within).Prepend(field);
    }

    private static int Taken<T>(string path, Shape<T> shape, Func<T, string> id)
        where T : class
    {
        var (file, text, problems, changes) = ("data/" + path, Text(path), new List<Problem>(), 0);
        var records = ListText.Read(text, file, shape, problems)!;
        for (var i = 0; i < records.Count; i += Math.Max(1, records.Count / Goals.Cases(2, 8)))
        {
            foreach (var field in shape.Where(field => field.Name != "id"))
            {
                if (records.FirstOrDefault(other => !field.Same(other, records[i])) is not { } other)
                {
                    continue;
                }

                T[] wanted = [.. records.Take(i), field.Take(records[i], other), .. records.Skip(i + 1)];
                var written = ListText.Write(text, file, shape, wanted, problems);
                Assert.Empty(problems);
                Assert.Equal(Said.By<IReadOnlyList<T>>(wanted), Said.By(ListText.Read(written!, file, shape, problems)));
                Assert.Equal(Without(text, id(records[i])), Without(written!, id(records[i])));
                changes++;
            }
        }

        return changes;
    }

    /// <summary>The text without the lines of one record.</summary>
    private static string Without(string text, string id)
    {
        var isIts = false;
        return string.Join(
            '\n',
            text.Split('\n')
                .Where(line =>
                    !(isIts = line.StartsWith("- id:", StringComparison.Ordinal) ? line == "- id: " + id : isIts && line.StartsWith(' '))
                )
        );
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(RecordFiles.Root, "data", path));
}
