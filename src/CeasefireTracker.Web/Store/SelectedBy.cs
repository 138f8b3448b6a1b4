using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>What events are selected by: handed to whoever builds a store, because the store itself knows no feature.</summary>
/// <param name="Values">For a dataset, what gives the names and values of an event and the phase in which it falls.</param>
/// <param name="Things">For a dataset, what gives the things of an event that have several values at once: the group and the values of
/// each.</param>
/// <param name="Create">Makes the empty index of words in a new database.</param>
/// <param name="Fill">Fills it from the events in the database, once they are there.</param>
public sealed record SelectedBy(
    Func<TrackerDataset, Func<Event, string?, IEnumerable<(string Name, string Value)>>> Values,
    Func<TrackerDataset, Func<Event, IEnumerable<(string Group, string[] Values)>>> Things,
    Action<TrackerContext> Create,
    Action<TrackerContext, IEnumerable<Actor>> Fill
);
