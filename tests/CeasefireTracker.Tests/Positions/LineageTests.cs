using CeasefireTracker.Web.Positions;
using static CeasefireTracker.Tests.Positions.Said;

namespace CeasefireTracker.Tests.Positions;

public sealed class LineageTests
{
    [Fact]
    public void A_line_of_texts_stays_on_one_lane() => Assert.Equal("a@0> b@0<0> c@0<0", Drawn("b:a c:b"));

    [Fact]
    public void A_text_with_two_new_versions_branches_and_the_last_keeps_its_lane() =>
        Assert.Equal("a@0> b@1<0|0> c@0<0|1 d@1<1", Drawn("b:a c:a d:b"));

    [Fact]
    public void Two_texts_that_become_one_join() => Assert.Equal("a@0> b@1|0> c@0<0,1", Drawn("c:a,b"));

    [Fact]
    public void Texts_that_have_nothing_to_do_with_each_other_are_chains_of_their_own() =>
        Assert.Equal("a@0> b@0<0 / c@0> d@0<0", Drawn("b:a d:c"));

    /// <summary>Each text as id@lane, with &lt; the lanes it comes from, | those that pass, and &gt; where it goes on.</summary>
    private static string Drawn(string revisions)
    {
        var revised = revisions.Split(' ').ToDictionary(text => text[..1], text => text[2..].Split(','));
        var events = "abcdef"
            .Select(id => id.ToString())
            .Select(id => At(id, "2025-01-01") with { Revises = revised.GetValueOrDefault(id) ?? [] });
        return string.Join(
            " / ",
            Lineage
                .Of([.. events])
                .Select(lineage =>
                    string.Join(
                        ' ',
                        lineage.Rows.Select(row =>
                            FormattableString.Invariant(
                                $"{row.Event.Id}@{row.Lane}{Lanes('<', row.From)}{Lanes('|', row.Passing)}{(row.GoesOn ? ">" : "")}"
                            )
                        )
                    )
                )
        );
    }

    private static string Lanes(char mark, IReadOnlyList<int> lanes) => lanes.Count == 0 ? "" : mark + string.Join(',', lanes);
}
