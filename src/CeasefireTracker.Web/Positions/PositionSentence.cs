using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Positions;

/// <summary>Says in words what a table of positions shows, for headings and exports alike.</summary>
public sealed class PositionSentence(Vocabulary vocabulary, SiteProfile site, Language language)
{
    private readonly FilterSentence clauses = new(vocabulary, site, language);

    /// <summary>Such as "Positions on 13 March 2025, as known on 1 May 2025: 12 stances".</summary>
    public string Of(PositionResult result)
    {
        var day = DateWords.Describe(EdtfDate.FromDay(result.AsOf), language);
        var when = DayFilter.KnownOn.Say(result.Filter.Asked, clauses) is { } known ? day + language.Say("list.comma") + known : day;
        return language.Say("positions.sentence", when, language.Count("positions.stances", result.Standing.Count()));
    }
}
