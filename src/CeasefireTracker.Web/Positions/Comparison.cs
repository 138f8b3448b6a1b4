using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>How the compared sets of terms stand to each other on one issue.</summary>
public enum Agreement
{
    /// <summary>Those that speak of it take the same options and lean the same way.</summary>
    Same,

    /// <summary>Some options are the same.</summary>
    Partly,

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
    public static IEnumerable<Term> Counted(Event e) => e.Terms.Where(term => term.Only.Count == 0);

    private static ComparedSide Side(Event e, IssueRow issue, IReadOnlyList<Event> answers) =>
        new(
            [.. Counted(e).Where(term => term.Issue == issue.Id)],
            [.. answers.SelectMany(answer => Counted(answer).Where(term => term.Issue == issue.Id), (answer, term) => (answer, term))]
        );
}

/// <summary>One issue of a comparison: a side for each event, empty where it does not speak of it.</summary>
public sealed record ComparedIssue(IssueRow Issue, IReadOnlyList<ComparedSide> Sides)
{
    /// <summary>How those that speak of it agree.</summary>
    public Agreement Agreement
    {
        get
        {
            var said = Sides
                .Where(side => side.Terms.Count > 0)
                .Select(side => side.Terms.Select(term => (term.Option, term.Stance.Leaning())).ToHashSet())
                .ToList();
            return said switch
            {
                [_] => Agreement.OnlyOne,
                _ when said.Skip(1).All(said[0].SetEquals) => Agreement.Same,
                _ when said.SelectMany(set => set).CountBy(option => option).Any(count => count.Value > 1) => Agreement.Partly,
                _ => Agreement.Different,
            };
        }
    }
}

/// <summary>What one event says on one issue.</summary>
/// <param name="Answers">What the events that answer it say on the issue: who accepted or rejected it, and when.</param>
public sealed record ComparedSide(IReadOnlyList<Term> Terms, IReadOnlyList<(Event Event, Term Term)> Answers);
