using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The stances one by one, of the record itself.</summary>
public sealed class TermsTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Fact]
    public async Task The_page_of_stances_has_one_address_and_is_not_kept_where_something_was_not_understood()
    {
        using var small = new SmallRecord();
        using var site = new TrackerSite(small.Data);
        using var reader = site.Reader();
        using var empty = await reader.GetAsync("/en/terms?issue=&actor=");
        using var unknown = await reader.GetAsync("/en/terms?actor=nobody");

        Assert.Equal("/en/terms", empty.Headers.Location?.OriginalString);
        Assert.True(unknown.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public void Each_holder_of_each_stance_has_a_line_also_where_it_does_not_count() =>
        Assert.Equal(
            Events()
                .SelectMany(e =>
                    e.Terms.SelectMany(term => term.Actors, (term, actor) => $"{e.Id}#{term.Id} {actor} {term.Counts}")
                ),
            Held().Select(held => $"{held.Stated.Event.Id}#{held.Stated.Term.Id} {held.Holder} {held.Counts}")
        );

    [Fact]
    public void The_days_are_those_of_positions()
    {
        var positions = Statements.Of(record.Store).Rules.All;
        var held = Held();

        Assert.NotEmpty(held);
        foreach (var position in positions.Where(position => position.Term.Actors.Contains(position.Holder)))
        {
            var line = Assert.Single(
                held,
                held => (held.Stated.Event.Id, held.Stated.Term.Id, held.Holder) == (position.Event.Id, position.Term.Id, position.Holder)
            );
            Assert.True(line.From <= position.From && !(line.Until < position.Until), $"{position.Event.Id}#{position.Term.Id}");
        }

        Assert.All(held.Where(line => !line.Counts), line => Assert.Null(line.From));
    }

    [Fact]
    public void A_side_is_a_party_or_whom_the_holder_spoke_for() =>
        Assert.All(
            Held(),
            held =>
            {
                var holder = record.Store.Vocabulary.Actors[held.Holder];
                Assert.True(
                    held.Side is null ? !holder.Party
                    : holder.Party ? held.Side == holder.Id
                    : holder.SpeaksFor.Any(mandate => mandate.For == held.Side)
                );
            }
        );

    [Fact]
    public void An_address_may_name_whose_and_on_what()
    {
        var filter = new PositionFilter { Actors = ["russia"], Issues = ["ceasefire"] };
        var held = HeldTerm.All(record.Store, filter, default);

        Assert.NotEmpty(held);
        Assert.All(held, held => Assert.Equal("ceasefire", held.Stated.Term.Issue));
        Assert.True(held.Count < Held().Count);
    }

    [Fact]
    public void Of_a_joint_stance_whose_it_is_asked_for_has_a_line_and_the_others_have_none()
    {
        var filter = new PositionFilter { Actors = ["russia"], Issues = ["prisoners"] };
        var held = HeldTerm.All(record.Store, filter, default);

        Assert.Contains(held, line => line.Stated.Term.Actors.Contains("ukraine"));
        Assert.All(held, line => Assert.Equal("russia", line.Side));
    }

    private IReadOnlyList<Event> Events()
    {
        using var context = record.Store.Context();
        return [.. context.Events.Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal).Select(e => e.Document)];
    }

    private IReadOnlyList<HeldTerm> Held() => HeldTerm.All(record.Store, PositionFilter.Default, default);
}
