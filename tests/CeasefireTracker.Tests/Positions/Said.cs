using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Tests.Positions;

/// <summary>Events and terms in one line each, for the rules alone.</summary>
internal static class Said
{
    private static readonly LocalizedText Text = new("text", "文");

    public static readonly IReadOnlyDictionary<string, ActorRow> Actors = new[]
    {
        Actor("russia", ActorKind.State),
        Actor("ukraine", ActorKind.State),
        Actor("united-states", ActorKind.State),
        Actor("putin", ActorKind.Person, ("russia", null, Rank.Head)),
        Actor("lavrov", ActorKind.Person, ("russia", null, Rank.Minister)),
        Actor("peskov", ActorKind.Person, ("russia", null, null)),
        Actor("trump", ActorKind.Person, ("united-states", "2025-01-20", Rank.Head)),
        Actor("g7", ActorKind.Group, null, "united-states"),
    }.ToDictionary(actor => actor.Id);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Event At(string id, string date, int order = 0) =>
        new(
            id,
            EdtfDate.Parse(date),
            null,
            null,
            order,
            null,
            EventKind.Statement,
            Standing.Established,
            [],
            default,
            Text,
            Text,
            null,
            [],
            null,
            null,
            [],
            [],
            null,
            [],
            [],
            [],
            null,
            [],
            [],
            [],
            null,
            "",
            0
        );

    public static StatedTerm Term(
        this Event e,
        string actors,
        string option,
        Stance stance,
        string id = "t",
        string? spokenBy = null,
        string? holds = null,
        string? ends = null,
        string[]? only = null,
        int ordinal = 0,
        bool isApart = false
    ) =>
        new(
            StatedEvent.Of(e),
            ordinal,
            new Term(
                id,
                "issue",
                option,
                actors.Split(' '),
                false,
                spokenBy,
                stance,
                Text,
                ["source"],
                only ?? [],
                holds is null ? null : EdtfDate.Parse(holds),
                ends,
                null,
                null,
                0
            ),
            0
        )
        {
            IsApart = isApart,
        };

    public static PositionRules Rules(params StatedTerm[] terms) => new(Actors, terms);

    /// <summary>The stances that stand on a day.</summary>
    public static IEnumerable<Position> On(this PositionRules rules, DateOnly day) =>
        rules.All.Where(position => position.StandsOn(day));

    /// <summary>Where a holder stands on a day, such as <c>truce:accepts@event#term</c>, in alphabetical order.</summary>
    public static string On(string day, string holder, params StatedTerm[] terms) =>
        string.Join(
            ' ',
            Rules(terms)
                .On(Day(day))
                .Where(position => position.Holder == holder)
                .Select(position => $"{position.Term.Option}:{position.Term.Stance.Text()}@{position.Event.Id}#{position.Term.Id}")
                .Order(StringComparer.Ordinal)
        );

    private static ActorRow Actor(
        string id,
        ActorKind kind,
        (string For, string? From, Rank? Rank)? mandate = null,
        params string[] members
    ) =>
        new()
        {
            Id = id,
            Place = 0,
            Kind = kind,
            Colour = null,
            Party = false,
            Name = Text,
            Aliases = [],
            Members = [.. members],
            Wikidata = null,
            SpeaksFor = mandate is { } given
                ?
                [
                    new MandateRow
                    {
                        ActorId = id,
                        For = given.For,
                        Rank = given.Rank,
                        From = given.From is null ? null : Day(given.From),
                        To = null,
                    },
                ]
                : [],
        };
}
