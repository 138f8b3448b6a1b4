using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Search;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>
/// One version of the record, in an order in which items are quickly held against it: addresses, days, names and words. A word counts the
/// more the fewer events have it.
/// </summary>
public sealed class MatchIndex
{
    // Reports come up to some days after what they report, and dates are given in whatever zone.
    private const int DaysBefore = 1;
    private const int DaysAfter = 3;
    private const int MostWords = 6;

    // Shares of the weight of an item's title: tried on the record's own documents, whose titles are held against the events that cite
    // others (MatchTests).
    private const double LikeEvent = 0.25;
    private const double LikeStory = 0.6;
    private const int FewestWords = 3;
    private const int LongestAcronym = 3;
    private const char FirstJapanese = '\u3040';

    private static readonly TimeSpan Ahead = TimeSpan.FromHours(36);

    private readonly Dictionary<string, Source> addresses = new(StringComparer.Ordinal);
    private readonly List<(string Id, LocalizedText Name, Spelling[] Spellings)> actors;
    private readonly List<Known> events;
    private readonly List<Known> documents;
    private readonly Dictionary<string, double> weights;
    private readonly double rare;

    public MatchIndex(RecordVersion record)
    {
        var dataset = record.Dataset;
        foreach (var source in dataset.Sources)
        {
            foreach (var address in source.Also.Prepend(source.Url).OfType<string>())
            {
                addresses.TryAdd(PastedAddress.Key(address), source);
            }
        }

        // Running text has the family name alone; one that two people have finds neither.
        var families = dataset
            .Actors.SelectMany(Families)
            .CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        actors =
        [
            .. dataset.Actors.Select(actor =>
                (
                    actor.Id,
                    actor.Name,
                    actor
                        .Aliases.Append(actor.Name.En)
                        .Append(actor.Name.Ja)
                        .Concat(Families(actor).Where(name => families[name] == 1))
                        .Select(SpellingOf)
                        .Distinct()
                        .ToArray()
                )
            ),
        ];
        events =
        [
            .. dataset.Events.Select(e => new Known(
                e.Id,
                e.Title,
                e.Date.Span,
                Tokens($"{e.Title.En} {e.Title.Ja} {e.Summary.En} {e.Summary.Ja}"),
                [.. e.Actors.Select(part => part.Actor)]
            )),
        ];
        documents =
        [
            .. dataset
                .Sources.Where(source => source.Title is not null)
                .Select(source => new Known(
                    source.Id,
                    new LocalizedText(source.Title!, source.Title!),
                    source.Published?.Span ?? default,
                    Tokens(source.Title!),
                    []
                )),
        ];
        weights = events
            .SelectMany(e => e.Tokens)
            .CountBy(token => token, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Math.Log((1.0 + events.Count) / pair.Value), StringComparer.Ordinal);
        rare = Math.Log(1.0 + events.Count);
    }

    /// <summary>The document of the record that has an address, however it is spelt; null if none has.</summary>
    public Source? SourceAt(string address) => address.Length == 0 ? null : addresses.GetValueOrDefault(PastedAddress.Key(address));

    /// <summary>What an item may be.</summary>
    /// <param name="now">A day that lies ahead of it is none that counts.</param>
    public Match Of(ItemRow item, DateTime now) =>
        Of(
            item.Title,
            item.Text,
            item.PublishedThere is { } day && day.UtcDateTime <= now + Ahead ? DateOnly.FromDateTime(day.DateTime) : null
        );

    /// <param name="day">Null where it is not known.</param>
    /// <inheritdoc cref="Of(ItemRow, DateTime)"/>
    public Match Of(string title, string text, DateOnly? day)
    {
        var names = Names($"{title} . {text}");
        return Story(title, day, names)
            ?? About(title, text, day, names)
            ?? new Match(names.Count > 0 ? MatchSort.New : MatchSort.Elsewhere, null, null, names, [], null);
    }

    /// <summary>The document whose story it may be; null if it is like none.</summary>
    internal Match? Story(string title, DateOnly? day, IReadOnlyList<(string Id, LocalizedText Name)> names)
    {
        var tokens = Tokens(title);
        var total = tokens.Sum(Weight);
        return
            tokens.Count >= FewestWords
            && Best(documents, known => Share(known, tokens, total) * Share(tokens, known), day) is var (known, score)
            && score >= LikeStory
            ? new Match(MatchSort.SameStory, null, (known.Id, known.Title.En), names, Common(known, tokens), Days(known, day))
            : null;
    }

    /// <summary>The event that it may be about; null if it is like none that has somebody in common with it.</summary>
    internal Match? About(string title, string text, DateOnly? day, IReadOnlyList<(string Id, LocalizedText Name)> names)
    {
        var tokens = Tokens(title);
        var total = tokens.Sum(Weight);
        var ids = names.Select(name => name.Id).ToHashSet(StringComparer.Ordinal);
        return
            tokens.Count >= FewestWords
            && Best(events, known => known.Actors.Overlaps(ids) ? Share(known, tokens, total) : 0, day) is var (known, score)
            && score >= LikeEvent
            ? new Match(
                MatchSort.AnotherSource,
                (known.Id, known.Title),
                null,
                names,
                Common(known, Tokens($"{title} {text}")),
                Days(known, day)
            )
            : null;
    }

    /// <summary>Those of the record whom a text names.</summary>
    internal List<(string Id, LocalizedText Name)> Names(string text)
    {
        var written = Phrase(text);
        var folded = SearchTokens.Fold(written);
        return
        [
            .. actors
                .Where(actor =>
                    Array.Exists(
                        actor.Spellings,
                        spelling => (spelling.IsFolded ? folded : written).Contains(spelling.Text, StringComparison.Ordinal)
                    )
                )
                .Select(actor => (actor.Id, actor.Name)),
        ];
    }

    private static (Known Known, double Score)? Best(IEnumerable<Known> all, Func<Known, double> score, DateOnly? day) =>
        all.Where(known => IsNear(known.Span, day))
            .Select(known => (Known: known, Score: score(known)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .ThenBy(pair => pair.Known.Id, StringComparer.Ordinal)
            .Select(pair => ((Known, double)?)pair)
            .FirstOrDefault();

    // Where a day is not known, words alone must do.
    private static bool IsNear(DateSpan span, DateOnly? day) =>
        day is not { } known
        || span.Earliest is not { } earliest
        || (known >= earliest.AddDays(-DaysBefore) && known <= (span.Latest ?? earliest).AddDays(DaysAfter));

    private static int? Days(Known known, DateOnly? day) => day?.DayNumber - known.Span.Earliest?.DayNumber;

    private double Share(Known known, HashSet<string> tokens, double total) =>
        total == 0 ? 0 : tokens.Where(known.Tokens.Contains).Sum(Weight) / total;

    private double Share(HashSet<string> tokens, Known known) =>
        known.Tokens.Sum(Weight) is > 0 and var total ? known.Tokens.Where(tokens.Contains).Sum(Weight) / total : 0;

    private List<string> Common(Known known, HashSet<string> tokens) =>
        [
            .. tokens
                .Where(known.Tokens.Contains)
                .Where(token => token.Length > 1)
                .OrderByDescending(Weight)
                .ThenBy(token => token, StringComparer.Ordinal)
                .Take(MostWords),
        ];

    private double Weight(string token) => weights.GetValueOrDefault(token, rare);

    private static HashSet<string> Tokens(string text) => SearchTokens.Index(text).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Families(Actor actor) =>
        actor.Kind == ActorKind.Person
            ? new[] { actor.Name.En.Split(' ')[^1], actor.Name.Ja.Split('・', '＝', ' ')[^1] }.Where(name => name.Length > LongestAcronym)
            : [];

    // Words are found whole; Japanese has no spaces, and there a name is found wherever it stands. What is as short as US is a word of
    // its own in small letters.
    private static Spelling SpellingOf(string name) =>
        name.Any(c => c >= FirstJapanese) ? new Spelling(SearchTokens.Fold(name), true)
        : name.Count(char.IsLetter) <= LongestAcronym ? new Spelling(Phrase(name), false)
        : new Spelling(SearchTokens.Fold(Phrase(name)), true);

    private static string Phrase(string text) => $" {string.Join(' ', SearchTokens.Words(text))} ";

    private readonly record struct Spelling(string Text, bool IsFolded);

    private sealed record Known(string Id, LocalizedText Title, DateSpan Span, HashSet<string> Tokens, HashSet<string> Actors);
}
