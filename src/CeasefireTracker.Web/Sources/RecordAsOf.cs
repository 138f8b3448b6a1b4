using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Sources;

/// <summary>
/// The record as it could be known on a day: events that were public by then, with the documents that had appeared by then. A document of
/// which it is not known when it appeared is left out, because nobody can say that it had.
/// </summary>
public sealed class RecordAsOf
{
    private readonly OpenStore store;
    private readonly HashSet<string> late;
    private readonly Dictionary<Facet, IReadOnlyDictionary<string, BitSet>> ofDocuments = [];
    private readonly Lazy<BitSet> disputed;

    /// <summary>Reads which documents had appeared by the end of the day.</summary>
    public RecordAsOf(OpenStore store, DateOnly day)
    {
        (this.store, Day, Events) = (store, day, store.Index.PublicBy(day));
        using var context = store.Context();
        late =
        [
            .. context
                .Sources.Select(source => new { source.Id, source.Published })
                .AsEnumerable()
                .Where(source => !(PublicDay.Of(source.Published) <= day))
                .Select(source => source.Id),
        ];
        disputed = new Lazy<BitSet>(Disputed);
    }

    /// <summary>The day, inclusive.</summary>
    public DateOnly Day { get; }

    /// <summary>The events that were public by then.</summary>
    public BitSet Events { get; }

    /// <summary>True of a document that had appeared by then, by its row of <see cref="Together.Document"/>.</summary>
    public bool HadAppeared(IReadOnlyList<string> document) => !late.Contains(document[^1]);

    /// <summary>The events that had a value of a facet by then: of documents and disputes, as far as the documents had appeared.</summary>
    public BitSet Having(Facet facet, string value) =>
        Together.Document.Facets.Contains(facet) ? OfDocuments(facet).GetValueOrDefault(value) ?? store.Index.Nothing
        : facet == Facet.Disputed ? disputed.Value
        : store.Index.Having(facet, value);

    /// <summary>Takes out of an event what appeared later: its citations, also of terms and figures, the disputes that only they raise,
    /// and what later events tell of it, such as who answered a truce and how it ended.</summary>
    public RecordedEvent Trim(RecordedEvent e) =>
        e with
        {
            Event = e.Event with
            {
                Terms = [.. e.Event.Terms.Select(Trim)],
                Facts = [.. e.Event.Facts.Select(fact => fact with { Cite = Appeared(fact.Cite) })],
                Citations = [.. e.Event.Citations.Where(citation => !late.Contains(citation.Source))],
                Truce = Trim(e.Event.Truce, e.Event),
                Changed = [],
            },
            Disputes =
            [
                .. e
                    .Disputes.Select(dispute =>
                        dispute with
                        {
                            Reports = [.. dispute.Reports.Where(report => !late.Contains(report.Source))],
                        }
                    )
                    .Where(dispute => dispute.Reports.Count > 0),
            ],
            NamedBy =
            [
                .. e.NamedBy.Where(relation => !(PublicDay.Of(relation.Event.Date, relation.Event.KnownFrom, relation.Event.Added) > Day)),
            ],
        };

    private Term Trim(Term term) =>
        term with
        {
            Cite = Appeared(term.Cite),
            Words = term.Words is { } words && late.Contains(words.Cite) ? null : term.Words,
            Moot = term.Moot is { } moot && IsPublic(moot.Event) ? moot : null,
        };

    private Truce? Trim(Truce? truce, Event of) =>
        truce is null
            ? null
            : truce with
            {
                AcceptedBy = [.. truce.AcceptedBy.Where(answer => IsPublic(answer.Event))],
                DeclinedBy = [.. truce.DeclinedBy.Where(answer => IsPublic(answer.Event))],
                Breaches = [.. truce.Breaches.Where(breach => IsPublic(breach.Counted().Event))],
                Ended = truce.Ended switch
                {
                    { Event: { } end } when !IsPublic(end) => null,
                    { Event: null } lapsed when (lapsed.On ?? of.InForce)?.Span.Latest > Day => null,
                    var ended => ended,
                },
            };

    private bool IsPublic(string id) => store.Index.Ordinal(id) is { } ordinal && Events.Contains(ordinal);

    private IReadOnlyList<string> Appeared(IReadOnlyList<string> cite) => [.. cite.Where(source => !late.Contains(source))];

    private IReadOnlyDictionary<string, BitSet> OfDocuments(Facet facet) =>
        ofDocuments.TryGetValue(facet, out var known)
            ? known
            : ofDocuments[facet] = Together.Document.By(facet, Asked.Nothing, store.Index, HadAppeared);

    private BitSet Disputed()
    {
        using var context = store.Context();
        return BitSet.Of(
            store.Index.Count,
            context
                .Disputes.Where(dispute => dispute.Event.Ordinal != null)
                .SelectMany(dispute => dispute.Reports, (dispute, report) => new { dispute.Event.Ordinal, report.SourceId })
                .AsEnumerable()
                .Where(report => !late.Contains(report.SourceId))
                .Select(report => report.Ordinal!.Value)
        );
    }
}
