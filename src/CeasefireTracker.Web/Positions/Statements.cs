using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Positions;

/// <summary>Everything that was stated at a record's events and what follows from it, read once from its store and kept with it: the
/// documents of the events are let go.</summary>
public sealed class Statements
{
    private readonly OpenStore store;

    private Statements(OpenStore store)
    {
        this.store = store;
        using var context = store.Context();
        Terms =
        [
            .. context
                .Events.Where(e => e.Ordinal != null && e.Terms.Any())
                .OrderBy(e => e.Ordinal)
                .Select(e => new { e.Document, Ordinal = e.Ordinal!.Value })
                .AsEnumerable()
                .SelectMany(e => StatedTerm.Of(e.Document, e.Ordinal, store.Vocabulary.Several)),
        ];
        var ids = Terms.Select(stated => stated.Term.Moot?.Event).OfType<string>().Distinct().ToList();
        Endings = context
            .Events.Where(e => ids.Contains(e.Id))
            .Select(e => e.Document)
            .AsEnumerable()
            .Where(e => e.Date.Span.Latest is not null)
            .ToDictionary(e => e.Id, StatedEvent.Of, StringComparer.Ordinal);
        Rules = new PositionRules(store.Vocabulary.Actors, Terms);
    }

    /// <summary>Every term of the timeline in the order of its events.</summary>
    public IReadOnlyList<StatedTerm> Terms { get; }

    /// <summary>The events with which a stance was moot, by id.</summary>
    public IReadOnlyDictionary<string, StatedEvent> Endings { get; }

    /// <summary>The rules over all terms.</summary>
    public PositionRules Rules { get; }

    public static Statements Of(OpenStore store) => store.Once(static store => new Statements(store))!;

    /// <summary>The rules over what was public by a day, inclusive; of one of the endings that was not yet nothing is told.</summary>
    public (PositionRules Rules, IReadOnlyDictionary<string, StatedEvent> Endings) KnownOn(DateOnly day, CancellationToken stop) =>
        (
            new PositionRules(store.Vocabulary.Actors, Terms.Where(stated => stated.Event.Public <= day), stop),
            Endings.Where(pair => pair.Value.Public <= day).ToDictionary(StringComparer.Ordinal)
        );
}
