using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>The parts of an event that count as fact.</summary>
public static class Parts
{
    /// <summary>One part an actor, in the file's order; mentions and contradicted parts left out.</summary>
    public static IEnumerable<EventActor> Of(Event e) =>
        e.Actors.Where(part => part.Role != Role.Mentioned && part.Counts).DistinctBy(part => part.Actor);

    /// <summary>Who took part, each as whom they spoke for on the event's days, in the file's order.</summary>
    public static IEnumerable<ActorRow> Sides(Event e, Vocabulary vocabulary) =>
        Of(e)
            .Select(part => vocabulary.Actors[part.Actor])
            .Select(actor =>
                actor.SpeaksFor.FirstOrDefault(mandate => new DateSpan(mandate.From, mandate.To).Overlaps(e.Date.Span)) is { } mandate
                    ? vocabulary.Actors[mandate.For]
                    : actor
            )
            .Distinct();
}

/// <summary>On whose side of the war an actor speaks: colour follows it, always beside words.</summary>
public static class Sides
{
    /// <summary>The class of a party, such as <c>side-red</c>; null for everybody else.</summary>
    public static string? Of(Vocabulary vocabulary, string actor) =>
        vocabulary.Actors.TryGetValue(actor, out var row) && row.Colour is { } colour ? $"side-{colour.Text()}" : null;

    /// <summary>The class of the side on which an actor speaks in a span: its own, or that of the party for which it speaks then.</summary>
    public static string? Of(Vocabulary vocabulary, ActorRow actor, DateSpan span) =>
        Of(vocabulary, actor.Id)
        ?? actor
            .SpeaksFor.Where(mandate => new DateSpan(mandate.From, mandate.To).Overlaps(span))
            .Select(mandate => Of(vocabulary, mandate.For))
            .FirstOrDefault(side => side is not null);
}

/// <summary>The date of an event for machines: HTML's <c>time</c> knows days, months and years, not EDTF.</summary>
public static class EventTime
{
    /// <summary>The hour with its offset, ISO 8601; null where it is not known.</summary>
    public static string? At(Event e) => e.At?.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    /// <summary>Its first day, month or year; null where it has no known beginning.</summary>
    public static string? Machine(EdtfDate date) => ReducedDates.Of(date).Start;

    /// <inheritdoc cref="Machine(EdtfDate)"/>
    public static string? Machine(Event e) => Machine(e.Date);
}

/// <summary>The texts of an event that its card does not show and search finds all the same.</summary>
public static class EventTexts
{
    /// <summary>In the order in which a reader would look: the page's language first.</summary>
    public static IEnumerable<string> Elsewhere(Event e, Vocabulary vocabulary, Language language)
    {
        var other = language == Language.Ja ? Language.En : Language.Ja;
        var actors = e.Actors.Where(part => part.Counts).Select(part => vocabulary.Actors[part.Actor]).ToList();
        var terms = e.Terms.Where(term => term.Counts).Select(term => term.Detail).ToList();
        return
        [
            .. actors.Select(actor => actor.Name.In(language)),
            .. terms.Concat(new[] { e.Narrative }.OfType<LocalizedText>()).Select(text => text.In(language)),
            .. actors.SelectMany(
                actor => actor.Aliases.Prepend(actor.Name.In(other)),
                (actor, alias) => $"{actor.Name.In(language)} ({alias})"
            ),
            .. new[] { e.Title, e.Summary }
                .Concat(terms)
                .Concat(new[] { e.Narrative }.OfType<LocalizedText>())
                .Select(text => text.In(other)),
        ];
    }
}
