using CeasefireTracker.Web.Positions;
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
        using var context = Store.Context();
        // By a list of ids, because the database would else walk through all terms of the issue once for each event.
        var onIssue = context.Set<TermRow>().Where(term => term.IssueId == id).Select(term => term.EventId);
        var stated = context.Events.Where(e => e.Ordinal != null && onIssue.Contains(e.Id));
        Earlier = Math.Max(0, stated.SelectMany(e => e.Terms).Count(term => term.IssueId == id) - MostTerms);
        Terms =
        [
            .. stated
                .OrderByDescending(e => e.Ordinal)
                .Take(MostTerms)
                .Select(e => new { e.Document, Ordinal = e.Ordinal!.Value })
                .AsEnumerable()
                .Reverse()
                .SelectMany(e => StatedTerm.Of(e.Document, e.Ordinal, Store.Vocabulary.Several))
                .Where(term => term.Term.Issue == id)
                .TakeLast(MostTerms),
        ];
        var cited = Terms.SelectMany(term => term.Term.Cite).Distinct().ToList();
        Sources = Store.Vocabulary.Published(context.Sources.Where(source => cited.Contains(source.Id))).ToDictionary(source => source.Id);
        // A withdrawal may stand under another issue, so the rules read every term.
        Bands = BandLayout.Of(issue, new PositionQuery(Store, Stop).Rules().All, Store.Vocabulary.Actors, Store.LastDay, Stop);
        return Page();
    }
}
