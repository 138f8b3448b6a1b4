using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>The documents that several events cite, each once, numbered from 1 in the order in which they are first cited.</summary>
public sealed class NumberedSources
{
    private readonly OrderedDictionary<string, SourceRow> first = new(StringComparer.Ordinal);

    private NumberedSources(IEnumerable<SourceRow> cited)
    {
        foreach (var source in cited)
        {
            first.TryAdd(source.Id, source);
        }
    }

    public static NumberedSources Of(IEnumerable<RecordedEvent> events) => Of(events.SelectMany(e => e.Cited));

    /// <summary>The same of what claims cite, claim by claim.</summary>
    public static NumberedSources Of(IEnumerable<SourceRow> cited) => new(cited);

    public IEnumerable<SourceRow> Sources => first.Values;

    /// <summary>The number of a document.</summary>
    public int Number(string source) => first.IndexOf(source) + 1;
}
