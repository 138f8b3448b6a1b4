using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Record;

/// <summary>What a desk must know of all events at once.</summary>
/// <param name="Titles">What each event is called, by id.</param>
/// <param name="CitedBy">The ids of the events that cite a source, by the source's id.</param>
public sealed record Uses(IReadOnlyDictionary<string, LocalizedText> Titles, ILookup<string, string> CitedBy)
{
    /// <summary>Walks through the events once.</summary>
    public static Uses Of(TrackerDataset dataset)
    {
        var (titles, cited) = (
            new SortedDictionary<string, LocalizedText>(StringComparer.Ordinal),
            new List<(string Source, string Event)>()
        );
        foreach (var e in dataset.Events)
        {
            titles[e.Id] = e.Title;
            cited.AddRange(e.Citations.Select(citation => (citation.Source, e.Id)));
        }

        return new Uses(titles, cited.ToLookup(pair => pair.Source, pair => pair.Event));
    }
}
