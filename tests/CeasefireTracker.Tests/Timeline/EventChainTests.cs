using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Timeline;

public sealed class EventChainTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("thirty-day-proposal", 1)]
    [InlineData("conditional-answer", 2)]
    public void A_chain_is_the_same_told_from_each_of_its_events(string id, int here)
    {
        var chain = EventChain.Of(record.Open(), id)!;

        Assert.Equal(["thirty-day-proposal", "conditional-answer"], chain.Links.Select(link => link.Id));
        Assert.Equal([1], chain.Links[1].Answers);
        Assert.Equal(here, chain.Here);
        Assert.True(chain.IsWhole);
        Assert.Equal(here == 1 ? null : "thirty-day-proposal", chain.Previous?.Id);
        Assert.Equal(here == 1 ? "conditional-answer" : null, chain.Next?.Id);
    }

    [Fact]
    public void An_event_that_answers_nothing_and_is_not_answered_has_no_chain() =>
        Assert.Null(EventChain.Of(record.Open(), "istanbul-draft"));

    [Fact]
    public void A_long_chain_keeps_the_nearest_events_and_says_so()
    {
        var answer = File.ReadAllText(record.PathOf(SmallRecord.Answer));
        for (var number = 1; number <= 20; number++)
        {
            record.Write(
                FormattableString.Invariant($"data/events/2025/answer-{number}.md"),
                answer
                    .Replace("2025-03-13", FormattableString.Invariant($"2025-04-{number:00}"), StringComparison.Ordinal)
                    .Replace(
                        "[thirty-day-proposal]",
                        number == 1 ? "[conditional-answer]" : FormattableString.Invariant($"[answer-{number - 1}]"),
                        StringComparison.Ordinal
                    )
            );
        }

        record.Write(
            "data/published.txt",
            string.Join(
                '\n',
                Enumerable
                    .Range(1, 20)
                    .Select(number => FormattableString.Invariant($"answer-{number}"))
                    .Concat(["conditional-answer", "istanbul-draft", "thirty-day-proposal"])
                    .Order(StringComparer.Ordinal)
            ) + "\n"
        );

        var chain = EventChain.Of(record.Open(), "answer-10")!;

        Assert.Equal(12, chain.Links.Count);
        Assert.False(chain.IsWhole);
        Assert.Equal("answer-10", chain.Links[chain.Here - 1].Id);
        Assert.Equal(("answer-9", "answer-11"), (chain.Previous!.Id, chain.Next!.Id));
    }
}
