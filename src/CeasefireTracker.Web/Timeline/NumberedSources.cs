using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>The documents that several events cite, each once, numbered from 1 in the order in which they are first cited.</summary>
public sealed class NumberedSources
{
    private readonly OrderedDictionary<string, CitationRow> first = new(StringComparer.Ordinal);

    private NumberedSources(IEnumerable<EventRow> events)
    {
        foreach (var citation in events.SelectMany(e => e.Citations))
        {
            first.TryAdd(citation.SourceId, citation);
        }
    }

    public static NumberedSources Of(IEnumerable<EventRow> events) => new(events);

    public IEnumerable<SourceRow> Sources => first.Values.Select(citation => citation.Source);

    /// <summary>The number of a document.</summary>
    public int Number(string source) => first.IndexOf(source) + 1;
}
