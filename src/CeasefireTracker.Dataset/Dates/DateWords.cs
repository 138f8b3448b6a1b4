using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>Dates in the words of a newspaper, which say how exact they are. The same for every culture of the machine.</summary>
public static class DateWords
{
    /// <summary>
    /// The whole date in one language, without a full stop: "13 March 2025", "March 2022, day not reported", 「2025年4月19〜20日」.
    /// Dates that say different things read differently.
    /// </summary>
    public static string Describe(EdtfDate date, Language language) =>
        language == Language.Ja ? JapaneseDateWords.Describe(date) : EnglishDateWords.Describe(date);
}
