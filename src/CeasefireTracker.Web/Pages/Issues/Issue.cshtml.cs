using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Issues;

/// <summary>One issue: its options, who stood where and when, and every stance stated on it, oldest first.</summary>
public sealed class IssueModel : TrackerPage
{
    public IssueRow Issue { get; private set; } = null!;

    private const int MostTerms = 500;

    /// <summary>The latest stances; all of them where there are no more than a page shows.</summary>
    public IReadOnlyList<StatedTerm> Terms { get; private set; } = [];

    /// <summary>How many were stated before those.</summary>
    public int Earlier { get; private set; }

    public BandLayout? Bands { get; private set; }

    public IReadOnlyDictionary<string, SourceRow> Sources { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (!Store.Vocabulary.Issues.TryGetValue(id, out var issue))
        {
            return NotFound();
        }

        Issue = issue;
        var statements = Statements.Of(Store);
        var terms = statements.Terms.TakeUntil(Stop).Where(stated => stated.Term.Issue == id).ToList();
        (Terms, Earlier) = ([.. terms.TakeLast(MostTerms)], Math.Max(0, terms.Count - MostTerms));
        using var context = Store.Context();
        var cited = Terms.SelectMany(term => term.Term.Cite).Distinct().ToList();
        Sources = Store.Vocabulary.Published(context.Sources.Where(source => cited.Contains(source.Id))).ToDictionary(source => source.Id);
        Bands = BandLayout.Of(issue, statements.Rules.All, Store.Vocabulary.Actors, Store.LastDay, Stop);
        return Page();
    }
}
