using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Timeline;

/// <summary>A property of events by which a reader chooses; its written form is the name in the address.</summary>
public enum Facet { Actor, Kind, Issue, Phase, Publisher, Collection, Disputed }

/// <summary>Which values of each facet an event has.</summary>
public static class Facets
{
    /// <summary>The only value of <see cref="Facet.Disputed"/>.</summary>
    public const string Yes = "1";

    /// <summary>
    /// The values of one event. An actor matches by taking part, and so does whoever they spoke for on the event's days; being
    /// mentioned does not match, nor does a part that only a contradicted source reports.
    /// </summary>
    public static IEnumerable<(Facet Facet, string Value)> Of(
        Event e, string? phase, IReadOnlyDictionary<string, Actor> actors, IReadOnlyDictionary<string, Source> sources)
    {
        foreach (var actor in e.Participants(actors))
        {
            yield return (Facet.Actor, actor);
        }

        yield return (Facet.Kind, e.Kind.Text());
        if (phase is not null)
        {
            yield return (Facet.Phase, phase);
        }

        foreach (var term in e.Terms.Where(term => term.Only.Count == 0))
        {
            yield return (Facet.Issue, term.Issue);
        }

        foreach (var citation in e.Citations)
        {
            yield return (Facet.Publisher, sources[citation.Source].Publisher);
        }

        foreach (var collection in e.Collections)
        {
            yield return (Facet.Collection, collection);
        }

        if (e.Citations.Any(citation => citation.Differs.Count > 0))
        {
            yield return (Facet.Disputed, Yes);
        }
    }
}
