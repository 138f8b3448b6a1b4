using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>How the compared sets of terms stand to each other on one issue.</summary>
public enum Agreement
{
    /// <summary>Those that speak of it take the same options and lean the same way.</summary>
    Same,

    /// <summary>The same options, leaning the same way, with other figures: a ceiling of 600,000 is not one of 800,000.</summary>
    OtherNumbers,

    /// <summary>Some options are the same.</summary>
    Partly,

    /// <summary>None is that holds one text, and one of several texts (<see cref="IssueOption.Several"/>) is taken up by more than one:
    /// they may speak of the same text or of another.</summary>
    MayDiffer,

    /// <summary>None is.</summary>
    Different,

    /// <summary>One alone speaks of it.</summary>
    OnlyOne,
}

/// <summary>Two to four sets of terms side by side, by issue.</summary>
/// <param name="Events">The sets, in the order of the address.</param>
public sealed record Comparison(IReadOnlyList<Event> Events, IReadOnlyList<ComparedIssue> Issues)
{
    /// <summary>Aligns the terms of the events. What a contradicted source alone reports is left out.</summary>
    /// <param name="issues">All issues, in the order of the rows.</param>
    /// <param name="answers">For each event, the events that answer it, with their terms.</param>
    public static Comparison Of(IReadOnlyList<Event> events, IEnumerable<IssueRow> issues, IReadOnlyList<IReadOnlyList<Event>> answers)
    {
        var rows = issues.Select(issue => new ComparedIssue(issue, [.. events.Select((e, place) => Side(e, issue, answers[place]))]));
        return new Comparison(events, [.. rows.Where(row => row.Sides.Any(side => side.Terms.Count > 0))]);
    }

    /// <summary>The terms of an event that count.</summary>
    public static IEnumerable<Term> Counted(Event e) => e.Terms.Where(term => term.Counts);

    private static ComparedSide Side(Event e, IssueRow issue, IReadOnlyList<Event> answers) =>
        new(
            [.. Counted(e).Where(term => term.Issue == issue.Id)],
            [.. answers.SelectMany(answer => Counted(answer).Where(term => term.Issue == issue.Id), (answer, term) => (answer, term))]
        );
}

/// <summary>One issue of a comparison: a side for each event, empty where it does not speak of it.</summary>
public sealed record ComparedIssue(IssueRow Issue, IReadOnlyList<ComparedSide> Sides)
{
    /// <summary>
    /// How those that speak of it agree. Two that leave a question open share no answer: an option is shared only where it is answered, or
    /// where they do nothing else. Nor do two that name an option of several texts, as each may speak of its own.
    /// </summary>
    public Agreement Agreement
    {
        get
        {
            var said = Sides.Where(side => side.Terms.Count > 0).Select(side => side.Terms.ToLookup(Answer)).ToList();
            if (said.Count == 1)
            {
                return Agreement.OnlyOne;
            }

            var answers = said.Select(side => side.Select(group => group.Key).ToHashSet()).ToList();
            if (answers.Skip(1).All(answers[0].SetEquals) && !answers[0].Any(IsApart))
            {
                return answers[0].Any(HasOtherNumbers) ? Agreement.OtherNumbers : Agreement.Same;
            }

            var shared = answers
                .SelectMany(set => set)
                .CountBy(answer => answer)
                .Where(count => count.Value > 1)
                .Select(count => count.Key);
            if (shared.Any(answer => answer.Leaning != Leaning.Open && !IsApart(answer) && !HasOtherNumbers(answer)))
            {
                return Agreement.Partly;
            }

            return answers
                .SelectMany(set => set.Where(IsApart).Select(answer => answer.Option).Distinct())
                .CountBy(option => option)
                .Any(count => count.Value > 1)
                ? Agreement.MayDiffer
                : Agreement.Different;

            bool IsApart((string Option, Leaning Leaning) answer) =>
                Issue.Options.Exists(option => option.OptionId == answer.Option && option.Several);

            bool HasOtherNumbers((string Option, Leaning Leaning) answer)
            {
                var figures = said.Select(side => side[answer].SelectMany(term => Figures.In(term.Detail.En)).ToHashSet())
                    .Where(set => set.Count > 0)
                    .ToList();
                return figures.Skip(1).Any(set => !set.SetEquals(figures[0]));
            }
        }
    }

    private static (string Option, Leaning Leaning) Answer(Term term) => (term.Option, term.Stance.Leaning());
}

/// <summary>What one event says on one issue.</summary>
/// <param name="Answers">What the events that answer it say on the issue: who accepted or rejected it, and when.</param>
public sealed record ComparedSide(IReadOnlyList<Term> Terms, IReadOnlyList<(Event Event, Term Term)> Answers);
