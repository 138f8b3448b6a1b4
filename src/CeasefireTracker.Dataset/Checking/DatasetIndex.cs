using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>The records of a dataset by their ids, for rules that follow references. Of two with one id the first counts.</summary>
internal sealed class DatasetIndex(TrackerDataset dataset)
{
    public TrackerDataset Dataset { get; } = dataset;

    public IReadOnlyDictionary<string, Actor> Actors { get; } = ById(dataset.Actors, actor => actor.Id);

    public IReadOnlyDictionary<string, Issue> Issues { get; } = ById(dataset.Issues, issue => issue.Id);

    public IReadOnlyDictionary<string, Publisher> Publishers { get; } = ById(dataset.Publishers, publisher => publisher.Id);

    public IReadOnlyDictionary<string, Source> Sources { get; } = ById(dataset.Sources, source => source.Id);

    public IReadOnlyDictionary<string, EventCollection> Collections { get; } = ById(dataset.Site.Collections, collection => collection.Id);

    public EventRegister Events { get; } = dataset.Register;

    private static Dictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            map.TryAdd(id(item), item);
        }

        return map;
    }
}
