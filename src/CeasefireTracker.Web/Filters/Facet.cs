using System.Collections.Immutable;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// A property of events by which a reader chooses, any of several values: how its values are called, and which an event has. Another one is
/// another entry here.
/// </summary>
public sealed class Facet : Filter<ImmutableSortedSet<string>>
{
    /// <summary>The only value of <see cref="Disputed"/>.</summary>
    public const string Yes = "1";

    /// <summary>
    /// Who took part, and whoever they spoke for on the event's days. To be mentioned does not count, nor does a part that only a
    /// contradicted source reports.
    /// </summary>
    public static readonly Facet Actor = new("actor")
    {
        Ids = vocabulary => vocabulary.Actors.Keys,
        Names = vocabulary =>
            vocabulary.Actors.Values.SelectMany(
                actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En),
                (actor, name) => (actor.Id, name)
            ),
        Label = (actor, vocabulary, _) => vocabulary.Actors[actor].Name,
        ValuesOf = indexed => indexed.Event.Participants(indexed.Actors),
    };

    public static readonly Facet Kind = new("kind")
    {
        Ids = _ => EnumText.All<EventKind>(),
        Names = _ => EnumText.All<EventKind>().SelectMany(kind => Both(kind, Words.Both("kind." + kind))),
        Label = (kind, _, _) => Words.Both("kind." + kind),
        ValuesOf = indexed => [indexed.Event.Kind.Text()],
        IsListed = true,
    };

    public static readonly Facet Issue = new("issue")
    {
        Ids = vocabulary => vocabulary.Issues.Keys,
        Names = vocabulary => vocabulary.Issues.Values.SelectMany(issue => Both(issue.Id, issue.Label)),
        Label = (issue, vocabulary, _) => vocabulary.Issues[issue].Label,
        ValuesOf = indexed => indexed.Event.Terms.Where(term => term.Counts).Select(term => term.Issue),
        IsListed = true,
    };

    public static readonly Facet Phase = new("phase")
    {
        Ids = vocabulary => vocabulary.Phases.Keys,
        Names = vocabulary => vocabulary.Phases.Values.SelectMany(phase => Both(phase.Id, phase.Title)),
        Label = (phase, vocabulary, _) => vocabulary.Phases[phase].Title,
        ValuesOf = indexed => indexed.Phase is { } phase ? [phase] : [],
        IsListed = true,
    };

    public static readonly Facet Publisher = new("publisher")
    {
        Ids = vocabulary => vocabulary.Publishers.Keys,
        Names = vocabulary => vocabulary.Publishers.Values.SelectMany(publisher => Both(publisher.Id, publisher.Name)),
        Label = (publisher, vocabulary, _) => vocabulary.Publishers[publisher].Name,
        ValuesOf = indexed => indexed.Event.Citations.Select(citation => indexed.Sources[citation.Source].Publisher),
    };

    public static readonly Facet Collection = new("collection")
    {
        Ids = vocabulary => vocabulary.Collections,
        Label = (collection, _, site) => site.CollectionName(collection),
        ValuesOf = indexed => indexed.Event.Collections,
        IsListed = true,
    };

    /// <summary>Whether the sides met each other: of meetings alone.</summary>
    public static readonly Facet Between = Of("between", e => e.Meeting?.Between);

    /// <summary>How far a truce reached: of truces alone.</summary>
    public static readonly Facet Scope = Of("scope", e => e.Truce?.Scope);

    /// <summary>What part somebody had; with an actor, what part that one had.</summary>
    public static readonly Facet Role = new("role")
    {
        Ids = _ => EnumText.All<Role>(),
        Names = _ => EnumText.All<Role>().SelectMany(role => Both(role, Words.Both("role." + role))),
        Label = (role, _, _) => Words.Both("role." + role),
        ValuesOf = indexed => indexed.Event.Actors.Where(part => part.Counts).Select(part => part.Role.Text()),
        IsListed = true,
    };

    /// <summary>The word of a stance taken at the event.</summary>
    public static readonly Facet Stance = new("stance")
    {
        Ids = _ => EnumText.All<Stance>(),
        Names = _ => EnumText.All<Stance>().SelectMany(stance => Both(stance, Words.Both("stance." + stance))),
        Label = (stance, _, _) => Words.Both("stance." + stance),
        ValuesOf = indexed => Counted(indexed).Select(term => term.Stance.Text()),
        IsListed = true,
    };

    /// <summary>What a stance is on, <c>issue.option</c>; the option alone is enough where one issue has it.</summary>
    public static readonly Facet Option = new("option")
    {
        Ids = vocabulary => Options(vocabulary).Select(option => option.At.ToString()),
        Names = vocabulary =>
            Options(vocabulary)
                .SelectMany(option => Both(option.At.ToString(), option.Label).Append((option.At.ToString(), option.At.Option))),
        Label = (option, vocabulary, _) => OptionLabel(OptionAddress.Parse(option), vocabulary),
        ValuesOf = indexed => Counted(indexed).Select(term => new OptionAddress(term.Issue, term.Option).ToString()),
        IsListed = true,
    };

    /// <summary>How near a cited document stands to what it reports.</summary>
    public static readonly Facet Tier = new("tier")
    {
        Ids = _ => EnumText.All<SourceTier>(),
        Names = _ => EnumText.All<SourceTier>().SelectMany(tier => Both(tier, Words.Both("tier." + tier))),
        Label = (tier, _, _) => Words.Both("tier." + tier),
        ValuesOf = indexed => indexed.Event.Citations.Select(citation => indexed.Sources[citation.Source].Tier.Text()),
        IsListed = true,
    };

    /// <summary>Whose report a cited document is, whoever republished it.</summary>
    public static readonly Facet Origin = new("origin")
    {
        Ids = vocabulary => vocabulary.Publishers.Keys,
        Names = Publisher.Names,
        Label = (publisher, vocabulary, _) => vocabulary.Publishers[publisher].Name,
        ValuesOf = indexed => indexed.Event.Citations.Select(citation => indexed.Sources[citation.Source].FirstPublisher),
    };

    /// <summary>Only events on which sources differ: said and chosen as one thing, not by its value.</summary>
    public static readonly Facet Disputed = new("disputed")
    {
        Ids = _ => [Yes],
        Label = (_, _, _) => Words.Both("facet.disputed"),
        ValuesOf = indexed => indexed.Event.Citations.Any(citation => citation.Differs.Count > 0) ? [Yes] : [],
        IsFlag = true,
    };

    /// <summary>Those of which several values can be chosen, in the order of the address.</summary>
    public static readonly ImmutableArray<Facet> Choices =
    [
        Actor,
        Kind,
        Issue,
        Phase,
        Publisher,
        Collection,
        Role,
        Stance,
        Option,
        Tier,
        Origin,
        Between,
        Scope,
    ];

    private Facet(string name)
        : base(name, ImmutableSortedSet.Create<string>(StringComparer.Ordinal)) { }

    /// <summary>Every value that there is.</summary>
    public required Func<Vocabulary, IEnumerable<string>> Ids { get; init; }

    /// <summary>What else a value may be called in an address, in either language; each id stands as often as it has names.</summary>
    public Func<Vocabulary, IEnumerable<(string Id, string Name)>> Names { get; init; } = _ => [];

    /// <summary>The name by which readers know a value.</summary>
    public required Func<string, Vocabulary, SiteProfile, LocalizedText> Label { get; init; }

    /// <summary>The values of one event, some of them more than once.</summary>
    public required Func<IndexedEvent, IEnumerable<string>> ValuesOf { get; init; }

    /// <inheritdoc/>
    public override bool IsSaidFirst => !IsFlag;

    // Of a flag there is one value, and anything else is told in other words.
    private bool IsFlag { get; init; }

    // True where the values are few enough to be written down for the API.
    private bool IsListed { get; init; }

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        IsFlag && value != Yes ? Problem(asked, value, reader, "filter." + Name)
        : reader.Id(this, value) is { } id ? asked.With(this, asked.For(this).Add(id))
        : asked;

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(ImmutableSortedSet<string> meaning) => meaning;

    /// <inheritdoc/>
    public override string? Say(Asked asked, FilterSentence sentence) =>
        asked.For(this) is not { IsEmpty: false } values ? null
        : IsFlag ? sentence.Say(Name)
        : sentence.Say(
            this == Actor && Together.Term.IsAsked(asked) ? "actor.term" : Name,
            string.Join(sentence.Say("or"), values.Select(value => sentence.Label(this, value)))
        );

    /// <inheritdoc/>
    public override BitSet? Select(Asked asked, RecordView record) =>
        asked.For(this) is { IsEmpty: false } values && !Together.All.Any(group => group.Facets.Contains(this) && group.IsAsked(asked))
            ? values.Select(value => record.Having(this, value)).Aggregate(static (a, b) => a.Or(b))
            : null;

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) =>
        IsFlag
            ? Schemas.Words([Yes])
            : Schemas.Many(IsListed && vocabulary is not null ? Schemas.Words(Ids(vocabulary)) : base.Describe(vocabulary));

    private static Facet Of<T>(string name, Func<Event, T?> word)
        where T : struct, Enum =>
        new(name)
        {
            Ids = _ => EnumText.All<T>(),
            Names = _ => EnumText.All<T>().SelectMany(value => Both(value, Words.Both($"{name}.{value}"))),
            Label = (value, _, _) => Words.Both($"{name}.{value}"),
            ValuesOf = indexed => word(indexed.Event) is { } value ? [value.Text()] : [],
            IsListed = true,
        };

    private static IEnumerable<Term> Counted(IndexedEvent indexed) => indexed.Event.Terms.Where(term => term.Counts);

    private static IEnumerable<(OptionAddress At, LocalizedText Label)> Options(Vocabulary vocabulary) =>
        vocabulary.Issues.Values.SelectMany(
            issue => issue.Options,
            (issue, option) => (new OptionAddress(issue.Id, option.OptionId), option.Label)
        );

    // Because options of two issues may be called alike.
    private static LocalizedText OptionLabel(OptionAddress at, Vocabulary vocabulary)
    {
        var issue = vocabulary.Issues[at.Issue];
        return new LocalizedText(In(Language.En), In(Language.Ja));

        string In(Language language) => issue.Label.In(language) + language.Say("list.colon") + issue.Option(at.Option).Label.In(language);
    }

    private static (string, string)[] Both(string id, LocalizedText name) => [(id, name.En), (id, name.Ja)];
}
