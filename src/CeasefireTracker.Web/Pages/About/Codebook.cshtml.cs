using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Web.Pages.About;

/// <summary>Every controlled word with its definition, from the data's own files, and of options an example from the record.</summary>
public sealed class CodebookModel : TrackerPage
{
    // An example is wanted, no search through a record of any size.
    private const int MostEvents = 250;

    /// <summary>By issue and option, the stance taken on it last at the latest events on the issue; what a contradicted source alone
    /// reports is no example.</summary>
    public IReadOnlyDictionary<(string Issue, string Option), StatedTerm> Examples { get; private set; } = null!;

    public void OnGet()
    {
        using var context = Store.Context();
        Examples = Store
            .Vocabulary.Issues.Keys.SelectMany(issue =>
                context
                    .Events.Where(e => e.Ordinal != null && e.Terms.Any(term => term.IssueId == issue))
                    .OrderByDescending(e => e.Ordinal)
                    .Take(MostEvents)
                    .Select(e => new { e.Document, Ordinal = e.Ordinal!.Value })
                    .AsEnumerable()
                    .SelectMany(e => StatedTerm.Of(e.Document, e.Ordinal, Store.Vocabulary.Several))
                    .Where(stated => stated.Term.Issue == issue && stated.Term.Counts)
                    .ToList()
            )
            .GroupBy(stated => (stated.Term.Issue, stated.Term.Option))
            .ToDictionary(option => option.Key, option => option.First());
    }
}
