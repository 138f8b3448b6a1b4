using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Sources;

/// <summary>
/// How many independent reports stand behind links: a page that repeats an agency's report counts as the agency's, and two documents of one
/// publisher as one.
/// </summary>
public static class Independence
{
    /// <summary>Those who first published what the documents say, each once, in the order of the documents.</summary>
    public static IReadOnlyList<PublisherRow> Origins(IEnumerable<SourceRow> sources) =>
        [.. sources.Select(source => source.Origin ?? source.Publisher).DistinctBy(publisher => publisher.Id)];

    /// <summary>Who alone stands behind a statement of an event; null if more than one does.</summary>
    /// <param name="cite">The ids of the documents cited for it, all among the event's citations.</param>
    public static PublisherRow? SingleOrigin(RecordedEvent e, IReadOnlyCollection<string> cite) =>
        Origins(e.Cited.Where(source => cite.Contains(source.Id))) is [var only] ? only : null;
}
