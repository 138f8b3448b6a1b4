namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// A point of an event on which its sources differ: the value by which the event is placed, and every other report. Made from the
/// <see cref="Difference"/>s of its citations, never written by hand.
/// </summary>
/// <param name="Of">The actor, term, relation or fact it is about; null for a date or an occurrence.</param>
/// <param name="Placed">The value that the tracker uses; null where it uses none (a role or a term that it does not count as fact).</param>
public sealed record Dispute(DifferenceAbout About, string? Of, string? Placed, IReadOnlyList<DisputeReport> Reports)
{
    /// <summary>The disputes of one event in the order in which its citations raise them.</summary>
    public static IReadOnlyList<Dispute> In(Event e) =>
        [
            .. e
                .Citations.SelectMany(citation => citation.Differs, (citation, difference) => (citation.Source, difference))
                .GroupBy(pair => (pair.difference.About, pair.difference.Of))
                .Select(group => new Dispute(
                    group.Key.About,
                    group.Key.Of,
                    PlacedValue(e, group.Key.About, group.Key.Of),
                    [
                        .. group.Select(pair => new DisputeReport(
                            pair.Source,
                            pair.difference.Value,
                            pair.difference.Why,
                            pair.difference.Note
                        )),
                    ]
                )),
        ];

    /// <summary>Of a relation: the event that a report names instead; null where it names none.</summary>
    public string? OtherEvent(DisputeReport report) => About == DifferenceAbout.Relation && report.Value != "none" ? report.Value : null;

    private static string? PlacedValue(Event e, DifferenceAbout about, string? of) =>
        about switch
        {
            DifferenceAbout.Date => e.Date.ToString(),
            DifferenceAbout.Occurrence => e.Standing.Text(),
            DifferenceAbout.Role => e.Actors.FirstOrDefault(actor => actor.Actor == of && actor.Counts)?.Role.Text(),
            DifferenceAbout.Term => e.Terms.FirstOrDefault(term => term.Id == of && term.Counts)?.Stance.Text(),
            DifferenceAbout.Fact => e.Facts.FirstOrDefault(fact => fact.Id == of)?.Value,
            DifferenceAbout.Relation => Joined(
                of switch
                {
                    "responds-to" => e.RespondsTo,
                    "revises" => e.Revises,
                    "part-of" when e.PartOf is not null => [e.PartOf],
                    _ => [],
                }
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(about), about, null),
        };

    private static string? Joined(IReadOnlyList<string> ids) => ids.Count == 0 ? null : string.Join(' ', ids);
}

/// <summary>One source's other version, and why it differs.</summary>
public sealed record DisputeReport(string Source, string Value, DifferenceCause Why, LocalizedText Note);
