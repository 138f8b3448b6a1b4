using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What an event must rest on.</summary>
internal static class CitationRules
{
    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        found.Unique(e.Citations, citation => citation.Source, citation => citation.Line, "The citation of", "出典");
        foreach (var citation in e.Citations)
        {
            found.Refers(citation.Line, "source", citation.Source, index.Sources);
        }

        if (e.Citations.Count == 0)
        {
            found.Add(
                e.Line,
                "uncited",
                "The event cites nothing; nothing is on the timeline without a citation.",
                "出典が一つも引用されていません。出典のないものは年表に載せません。"
            );
        }
        else if (
            !e.Citations.Any(citation =>
                index.Sources.TryGetValue(citation.Source, out var source)
                && source.Tier is SourceTier.Primary or SourceTier.PrimaryCopy or SourceTier.News
            )
        )
        {
            found.Add(e.Line, "evidence", "The event rests on no primary or news source.", "一次資料も報道も引用されていません。");
        }
        else if (e.Standing == Standing.Established && SourceGrades.RestsOnRetellingsAlone(e, index.Sources))
        {
            found.Add(
                e.Line,
                "evidence",
                "Every claim of the event rests on reposts and digests alone: it is 'reported', not 'established'.",
                "どの主張も転載や要約だけに基づいています。「確認」ではなく「一方の発表・報道」（reported）とします。"
            );
        }
    }
}
