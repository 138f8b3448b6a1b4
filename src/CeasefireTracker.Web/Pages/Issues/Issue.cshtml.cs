using CeasefireTracker.Web.Store.Rows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Pages.Issues;

/// <summary>One issue: its options and every stance stated on it, oldest first.</summary>
public sealed class IssueModel : TrackerPage
{
    public IssueRow Issue { get; private set; } = null!;

    public IReadOnlyList<TermRow> Terms { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        if (!Store.Vocabulary.Issues.TryGetValue(id, out var issue))
        {
            return NotFound();
        }

        Issue = issue;
        using var context = Store.Context();
        Terms = [.. context.Terms.Include(term => term.Event).Where(term => term.IssueId == id && term.Event.Ordinal != null)
            .OrderBy(term => term.Event.Ordinal).ThenBy(term => term.Place)];
        return Page();
    }
}
