using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class RebaseTests
{
    private static readonly DraftContent Was = DraftContent
        .Empty.Add(PartKind.Event, null, Named("title", "A truce"), null)
        .Add(PartKind.Source, null, Named("title", "A report"), null);

    [Fact]
    public void A_part_that_I_took_out_and_the_other_changed_stays_and_is_told()
    {
        var (merged, clashes) = Rebase.OnRevision(Was, Without(Was, 2), Changed(Was, 2), "grace");

        Assert.Equal("changed", $"{merged.Part(2)!.Typed["publisher"]}");
        var clash = Assert.Single(clashes);
        Assert.Equal((2, "", "grace", true), (clash.Part, clash.Clash.Place, clash.Who, clash.Clash.Theirs is not null));
    }

    [Fact]
    public void A_part_that_the_other_took_out_and_I_changed_stays_and_is_told()
    {
        var (merged, clashes) = Rebase.OnRevision(Was, Changed(Was, 2), Without(Was, 2), "grace");

        Assert.Equal("changed", $"{merged.Part(2)!.Typed["publisher"]}");
        var clash = Assert.Single(clashes);
        Assert.Equal((2, "", "grace", true), (clash.Part, clash.Clash.Place, clash.Who, clash.Clash.Theirs is null));
    }

    [Fact]
    public void What_one_took_out_and_nobody_changed_is_gone()
    {
        Assert.Equal([1], Keys(Rebase.OnRevision(Was, Without(Was, 2), Was, "grace")));
        Assert.Equal([1], Keys(Rebase.OnRevision(Was, Was, Without(Was, 2), "grace")));

        static IEnumerable<int> Keys((DraftContent Content, IReadOnlyList<PartClash> Clashes) merged)
        {
            Assert.Empty(merged.Clashes);
            return merged.Content.Parts.Select(part => part.Key);
        }
    }

    [Fact]
    public void A_number_is_never_given_twice()
    {
        var again = Without(Was, 2).Add(PartKind.Actor, null, Named("name", "Somebody"), null);
        Assert.Equal([1, 3], again.Parts.Select(part => part.Key));
        var kept = DraftContent.Read(Without(again, 3).Write()).Add(PartKind.Actor, null, [], null);
        Assert.Equal([1, 4], kept.Parts.Select(part => part.Key));

        // Nor the number of what the other has put in and taken out meanwhile.
        var mine = Was.Add(PartKind.Source, null, Named("title", "Mine"), null);
        var theirs = Without(Was.Add(PartKind.Actor, null, Named("name", "Theirs"), null), 3);
        Assert.Equal([1, 2, 4], Rebase.OnRevision(Was, mine, theirs, "grace").Content.Parts.Select(part => part.Key));
    }

    [Fact]
    public void Parts_of_two_kinds_are_never_made_one()
    {
        // As drafts of earlier days have it: the number of what was taken out was given again.
        var mine = Without(Was, 2).With(new DraftPart(2, "actor", null, Named("name", "Somebody"), null));

        var (merged, clashes) = Rebase.OnRevision(Was, mine, Changed(Was, 2), "grace");

        Assert.Equal(["event", "source", "actor"], merged.Parts.Select(part => part.Kind));
        Assert.Equal("Somebody", $"{merged.Parts[2].Typed["name"]!["en"]}");
        Assert.Equal("changed", $"{merged.Parts[1].Typed["publisher"]}");
        Assert.Single(clashes);
    }

    [Fact]
    public void What_readers_are_told_is_brought_together_by_language_and_told_where_it_clashes()
    {
        var (merged, clashes) = Rebase.OnRevision(
            Was,
            Was with
            {
                Told = new LocalizedText("Mine.", ""),
            },
            Was with
            {
                Told = new LocalizedText("Theirs.", "相手の言葉。"),
            },
            "grace"
        );

        Assert.Equal(new LocalizedText("Mine.", "相手の言葉。"), merged.Told);
        Assert.Equal((0, "Theirs."), (Assert.Single(clashes).Part, $"{clashes[0].Clash.Theirs}"));
    }

    [Fact]
    public void What_was_taken_out_of_the_record_is_told_and_put_in_again_as_something_new()
    {
        var record = new RecordVersion("now", Path.Combine(DeskSite.Repository(), "data"));
        var typed = new JsonObject { ["id"] = "nobody-any-more" };
        var content = DraftContent.Empty.Add(PartKind.Actor, "nobody-any-more", typed, typed);

        var (onRecord, clashes) = Rebase.OnRecord(record, content);

        Assert.Equal((1, ""), (Assert.Single(clashes).Part, clashes[0].Clash.Place));
        Assert.Equal((null, null), (onRecord.Parts[0].Was, onRecord.Parts[0].Base));
        Assert.Empty(Rebase.OnRecord(record, onRecord).Clashes);
    }

    private static JsonObject Named(string field, string name) =>
        new()
        {
            [field] = new JsonObject { ["en"] = name, ["ja"] = "名" },
        };

    private static DraftContent Without(DraftContent content, int key) =>
        content with
        {
            Parts = [.. content.Parts.Where(part => part.Key != key)],
        };

    private static DraftContent Changed(DraftContent content, int key)
    {
        var typed = (JsonObject)content.Part(key)!.Typed.DeepClone();
        typed["publisher"] = "changed";
        return content.With(content.Part(key)! with { Typed = typed });
    }
}
