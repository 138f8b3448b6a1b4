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

    /// <summary>Such as "Positions on 13 March 2025, as known on 1 May 2025: 12 stances", or of two days what moved between them.</summary>
    public string Of(PositionResult result)
    {
        var day = Words(result.AsOf);
        var known = DayFilter.KnownOn.Say(result.Filter.Asked, clauses);
        if (result is { Moves: { } moves, Filter.From: { } from })
        {
            var moved =
                moves.Count == 0
                    ? language.Say("positions.unmoved", Words(from.First), day)
                    : language.Say("positions.moved-between", Words(from.First), day, language.Count("positions.moves", moves.Count));
            return known is null ? moved : language.Say("positions.moved-known", moved, known);
        }

        return language.Say(
            "positions.sentence",
            known is null ? day : day + language.Say("list.comma") + known,
            language.Count("positions.stances", result.Standing.Count())
        );
    }

    private string Words(DateOnly day) => DateWords.Describe(EdtfDate.FromDay(day), language);
}
