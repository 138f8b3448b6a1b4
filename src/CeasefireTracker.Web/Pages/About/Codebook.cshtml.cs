using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Web.Pages.About;

/// <summary>Every controlled word with its definition, from the data's own files, and of options an example from the record.</summary>
public sealed class CodebookModel : TrackerPage
{
    /// <summary>By issue and option, the stance taken on it last; what a contradicted source alone reports is no example.</summary>
    public IReadOnlyDictionary<(string Issue, string Option), StatedTerm> Examples { get; private set; } = null!;

    public void OnGet()
    {
        Examples = Statements
            .Of(Store)
            .Terms.Where(stated => stated.Term.Counts)
            .GroupBy(stated => (stated.Term.Issue, stated.Term.Option))
            .ToDictionary(option => option.Key, option => option.MaxBy(stated => stated.Ordinal)!);
    }
}
