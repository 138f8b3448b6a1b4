using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Web.Pages.About;

/// <summary>Every controlled word with its definition, from the data's own files, and of every option an example from the record.</summary>
public sealed class CodebookModel : TrackerPage
{
    /// <summary>By issue and option, the stance that was taken on it last; what a contradicted source alone reports is no example.</summary>
    public IReadOnlyDictionary<(string Issue, string Option), StatedTerm> Examples { get; private set; } = null!;

    public void OnGet()
    {
        using var context = Store.Context();
        var last = context.Events.Where(e => e.Ordinal != null).SelectMany(e => e.Terms, (e, term) => new { term.IssueId, term.OptionId, e.Ordinal })
            .GroupBy(term => new { term.IssueId, term.OptionId }).Select(option => option.Max(term => term.Ordinal)).Distinct().ToList();
        Examples = context.Events.Where(e => last.Contains(e.Ordinal)).OrderByDescending(e => e.Ordinal).Select(e => new { e.Document, Ordinal = e.Ordinal!.Value })
            .AsEnumerable().SelectMany(e => StatedTerm.Of(e.Document, e.Ordinal)).Where(stated => stated.Term.Only.Count == 0)
            .GroupBy(stated => (stated.Term.Issue, stated.Term.Option)).ToDictionary(option => option.Key, option => option.First());
    }
}
