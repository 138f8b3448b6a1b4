using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Positions;

/// <summary>Says in words what a table of positions shows, for headings and exports alike.</summary>
public sealed class PositionSentence(Language language)
{
    /// <summary>Such as "Positions on 13 March 2025, as known on 1 May 2025: 12 stances".</summary>
    public string Of(PositionResult result)
    {
        var day = Words(result.AsOf);
        var when = result.Filter.KnownOn is { } known ? day + language.Say("list.comma") + language.Say("positions.known-on.sentence", Words(known)) : day;
        return language.Say("positions.sentence", when, language.Count("positions.stances", result.Standing.Count()));
    }

    private string Words(DateOnly day) => DateWords.Describe(EdtfDate.FromDay(day), language);
}
