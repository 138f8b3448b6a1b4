using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>How a document has its report, from the nearest to the farthest. It follows from its tier, its publisher and its
/// origin.</summary>
public enum SourceGrade
{
    /// <summary>The text itself, published by its author: tier <c>primary</c>.</summary>
    Primary,

    /// <summary>The outlet's own report: tier <c>news</c>, and no other publisher's report is repeated.</summary>
    Own,

    /// <summary>An agency's report that an outlet carries and names, or a whole text reproduced: tier <c>news</c> with another origin, or
    /// <c>primary-copy</c>.</summary>
    Copy,

    /// <summary>A page that repeats others without being an outlet of news: tier <c>other</c>.</summary>
    Repost,

    /// <summary>A summary, chronology or encyclopaedia: tiers <c>digest</c> and <c>reference</c>.</summary>
    Digest,
}

/// <summary>Grades documents, and says what rests on the last two grades alone.</summary>
public static class SourceGrades
{
    public static SourceGrade Of(Source source) =>
        source.Tier switch
        {
            SourceTier.Primary => SourceGrade.Primary,
            SourceTier.PrimaryCopy => SourceGrade.Copy,
            SourceTier.News => source.FirstPublisher == source.Publisher ? SourceGrade.Own : SourceGrade.Copy,
            SourceTier.Other => SourceGrade.Repost,
            _ => SourceGrade.Digest,
        };

    /// <summary>True for what only retells: a repost or a digest.</summary>
    public static bool IsRetelling(Source source) => Of(source) >= SourceGrade.Repost;

    /// <summary>True if every claim of an event, stance or figure, is cited to reposts and digests alone. Without a claim its citations
    /// decide.</summary>
    internal static bool RestsOnRetellingsAlone(Event e, IReadOnlyDictionary<string, Source> sources)
    {
        var claims = e.Terms.Where(term => term.Counts).Select(term => term.Cite).Concat(e.Facts.Select(fact => fact.Cite)).ToList();
        return (
            claims.Count > 0
                ? claims
                :
                [
                    [.. e.Citations.Select(citation => citation.Source)],
                ]
        ).TrueForAll(cite => cite.All(id => sources.TryGetValue(id, out var source) && IsRetelling(source)));
    }
}
