using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Sources;

/// <summary>Everything that rests on one address, and what of it would have no other source.</summary>
/// <param name="Typed">The address as it was pasted.</param>
/// <param name="IsAddress">False if that was no http or https address.</param>
/// <param name="Sources">The documents that it is an address of; usually one.</param>
/// <param name="Events">The events that cite them, in day order.</param>
/// <param name="Phases">The chapters whose text rests on them.</param>
/// <param name="SameHost">If no document was found: documents of the same host.</param>
public sealed record BlastRadius(
    string Typed,
    bool IsAddress,
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<RestingEvent> Events,
    IReadOnlyList<PhaseRow> Phases,
    IReadOnlyList<SourceRow> SameHost
)
{
    private const int MostOfHost = 20;

    /// <summary>How many statements would have no other source.</summary>
    public int Alone => Events.Sum(e => (e.IsAlone ? 1 : 0) + e.Statements.Count(statement => statement.IsAlone));

    /// <summary>Finds what rests on an address.</summary>
    public static BlastRadius Of(OpenStore store, string typed, CancellationToken stop = default)
    {
        if (AddressKey.Of(typed) is not { } key)
        {
            return new BlastRadius(typed, false, [], [], [], []);
        }

        using var context = store.Context();
        var documents = store.Vocabulary.Published(context.Sources.AsEnumerable().TakeUntil(stop));
        var found = documents
            .TakeUntil(stop)
            .Where(source => source.Also.Prepend(source.Url).OfType<string>().Any(address => AddressKey.Of(address) == key))
            .ToList();
        if (found.Count == 0)
        {
            var host = key[..key.IndexOfAny(['/', '?'])];
            return new BlastRadius(
                typed,
                true,
                [],
                [],
                [],
                [
                    .. documents
                        .Where(source =>
                            source.Url is { } url && AddressKey.Of(url) is { } other && other[..other.IndexOfAny(['/', '?'])] == host
                        )
                        .OrderBy(source => source.Id, StringComparer.Ordinal)
                        .Take(MostOfHost),
                ]
            );
        }

        var ids = found.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        var ordinals = context
            .Events.Where(e => e.Ordinal != null && e.Citations.Any(citation => ids.Contains(citation.SourceId)))
            .OrderBy(e => e.Ordinal)
            .Select(e => e.Ordinal!.Value)
            .AsEnumerable()
            .TakeUntil(stop)
            .ToList();
        return new BlastRadius(
            typed,
            true,
            found,
            [
                .. new EventReader(store)
                    .Read(ordinals, isAlone: true)
                    .OrderBy(e => e.Ordinal)
                    .TakeUntil(stop)
                    .Select(e => RestingEvent.Of(e.Event, ids)),
            ],
            [.. store.Vocabulary.Phases.Values.Where(phase => phase.Sources.Exists(ids.Contains))],
            []
        );
    }
}

/// <summary>An event that cites the document.</summary>
/// <param name="IsAlone">True if it cites nothing else: without the document it would have no source.</param>
/// <param name="Others">How many other documents it cites.</param>
public sealed record RestingEvent(Event Event, bool IsAlone, int Others, IReadOnlyList<RestingStatement> Statements)
{
    internal static RestingEvent Of(Event e, IReadOnlySet<string> documents)
    {
        var others = e.Citations.Count(citation => !documents.Contains(citation.Source));
        return new RestingEvent(
            e,
            others == 0,
            others,
            [
                .. e
                    .Terms.Where(term => term.Cite.Any(documents.Contains))
                    .Select(term => new RestingStatement(term, null, term.Cite.All(documents.Contains))),
                .. e
                    .Facts.Where(fact => fact.Cite.Any(documents.Contains))
                    .Select(fact => new RestingStatement(null, fact, fact.Cite.All(documents.Contains))),
            ]
        );
    }
}

/// <summary>A stance or a figure for which the document is cited; one of the two is null.</summary>
/// <param name="IsAlone">True if nothing else is cited for it.</param>
public sealed record RestingStatement(Term? Term, Fact? Fact, bool IsAlone);
