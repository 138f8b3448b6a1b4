using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Tests.Positions;

/// <summary>The spans in which stances stand, held against the rules as they are written, day by day.</summary>
public sealed class OptionHistoryTests
{
    private static readonly string[] Dates =
    [
        "2025-01-01",
        "2025-01-03",
        "2025-01-03",
        "2025-01-07",
        "2025-01-05/2025-01-09",
        "2025-01",
        "2025-01-12",
        "2025-01-15?",
        "2025-01-20/..",
        "../2025-01-06",
        "2025-01-18",
        "2025-02-02",
    ];

    private static readonly Stance[] Stances =
    [
        Stance.Drops,
        Stance.Accepts,
        Stance.Accepts,
        Stance.Rejects,
        Stance.Rejects,
        Stance.Raises,
        Stance.Defers,
    ];

    private static readonly string?[] Speakers = [null, "putin", "lavrov", "peskov"];

    [Fact]
    public void What_stands_on_a_day_is_what_the_rules_say_of_that_day()
    {
        var random = new Random(11);
        for (var run = 0; run < Goals.Cases(400, 20_000); run++)
        {
            var terms = Terms(random).Where(term => PositionRules.CountsFrom(term) is not null).ToList();
            var positions = Said.Rules([.. terms]).All.Where(position => position.Holder == "russia").ToList();
            for (var day = Said.Day("2025-01-01"); day <= Said.Day("2025-02-05"); day = day.AddDays(1))
            {
                var found = positions
                    .Where(position => position.StandsOn(day))
                    .Select(position => position.Event.Id)
                    .Order(StringComparer.Ordinal);
                var wanted = terms
                    .Where(term => term.Term.Stance != Stance.Drops && Stands(term, day, terms))
                    .Select(term => term.Event.Id)
                    .Order(StringComparer.Ordinal);
                Assert.Equal(wanted, found);
            }

            Assert.All(
                positions.Where(position => position.End == PositionEnd.Replaced),
                position => Assert.True(PositionRules.CountsFrom(position.EndedBy!) <= position.Until!.Value.AddDays(1))
            );
        }
    }

    private static IEnumerable<StatedTerm> Terms(Random random)
    {
        for (var number = 0; number < random.Next(1, 9); number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"e{number}");
            yield return Said.At(id, Dates[random.Next(Dates.Length)], random.Next(3))
                .Term(
                    "russia",
                    "truce",
                    Stances[random.Next(Stances.Length)],
                    spokenBy: Speakers[random.Next(Speakers.Length)],
                    holds: random.Next(4) == 0 ? "2025-01-01/2025-01-14" : null,
                    ends: random.Next(4) == 0 && number > 0
                        ? string.Create(CultureInfo.InvariantCulture, $"e{random.Next(number)}#t")
                        : null,
                    ordinal: number
                );
        }
    }

    private static bool Stands(StatedTerm term, DateOnly day, List<StatedTerm> terms) =>
        Counts(term, day)
        && !terms.Exists(other =>
            other.Term.Stance != Stance.Drops && Counts(other, day) && IsLater(other, term) && Answers(other, term) && Outranks(other, term)
        )
        && !terms.Exists(other =>
            other.Term.Ends is { } ends
            && other != term
            && Counts(other, day)
            && terms.Find(ended => ended.Event.Id + "#t" == ends) is { } named
            && IsCounting(named)
            && (named == term || IsLater(other, term))
        );

    private static bool Answers(StatedTerm other, StatedTerm term) =>
        other.Term.Stance is not (Stance.Raises or Stance.Defers) || term.Term.Stance is Stance.Raises or Stance.Defers;

    private static bool Outranks(StatedTerm other, StatedTerm term) =>
        other.Event.Date.Span != term.Event.Date.Span || Height(other) >= Height(term);

    private static int Height(StatedTerm term) =>
        term.Term.SpokenBy switch
        {
            "peskov" => 0,
            "lavrov" => 1,
            _ => 2,
        };

    // A term whose span is over before it begins never counts, and can't be withdrawn.
    private static bool IsCounting(StatedTerm term) => !(term.Term.Holds?.Span.Latest < PositionRules.CountsFrom(term));

    private static bool Counts(StatedTerm term, DateOnly day) =>
        IsCounting(term) && PositionRules.CountsFrom(term) <= day && !(term.Term.Holds?.Span.Latest < day);

    private static bool IsLater(StatedTerm term, StatedTerm than)
    {
        var (span, other) = (term.Event.Date.Span, than.Event.Date.Span);
        return span.Earliest > other.Latest || (span.IsOneDay && span == other && term.Event.Order > than.Event.Order);
    }
}
