using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>How much the record holds of one actor, and how well it is sourced.</summary>
/// <param name="Events">Events in which the actor, or somebody who spoke for it on that day, took part.</param>
/// <param name="Terms">Stances that it holds, or that a person spoke; contradicted ones left out.</param>
/// <param name="Citations">Documents cited by those events, counted once an event.</param>
/// <param name="SingleOrigin">Those of the events whose documents all go back to one publisher.</param>
/// <param name="Languages">The languages of those citations (BCP 47) with their number, the most frequent first.</param>
/// <param name="Cited">Documents cited for those stances, counted once a stance.</param>
/// <param name="OwnSide">Those of them whose report is that of a government or of state media of the actor's own side.</param>
/// <param name="Original">Those of them that are the text itself or an outlet's own report (<see cref="SourceGrade"/>).</param>
/// <param name="English">With which words the record tells in English what the actor stated.</param>
/// <param name="Japanese">The same in Japanese.</param>
public sealed record ActorSymmetry(
    string Actor,
    int Events,
    int Terms,
    int Citations,
    int SingleOrigin,
    IReadOnlyList<KeyValuePair<string, int>> Languages,
    int Cited,
    int OwnSide,
    int Original,
    Telling English,
    Telling Japanese
);

/// <summary>How often statements are told with doubt ("claimed", 主張), of all that are told.</summary>
public sealed record Telling(int Doubting, int All);

/// <summary>
/// Measures whether the record treats its actors alike, and lists what is open. Events are added one at a time and not kept.
/// </summary>
public sealed class SymmetryReport(TrackerDataset dataset)
{
    private readonly Dictionary<string, Actor> actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Source> sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Publisher> publishers = dataset.Publishers.ToDictionary(
        publisher => publisher.Id,
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, Counts> counts = new(StringComparer.Ordinal);
    private readonly List<string> undated = [];
    private readonly List<string> singleOrigin = [];
    private readonly List<string> unresolved = [];

    /// <summary>Events whose day is not reported.</summary>
    public IReadOnlyList<string> Undated => undated;

    /// <summary>Events that go back to one publisher.</summary>
    public IReadOnlyList<string> SingleOrigin => singleOrigin;

    /// <summary>Events that are not established, or on which sources contradict each other.</summary>
    public IReadOnlyList<string> Unresolved => unresolved;

    /// <summary>The report of a whole dataset; withdrawn events are left out.</summary>
    public static SymmetryReport Of(TrackerDataset dataset)
    {
        var report = new SymmetryReport(dataset);
        foreach (var (_, e) in dataset.Walk("counting").Where(one => one.Event.Withdrawn is null))
        {
            report.Add(e);
        }

        return report;
    }

    /// <summary>Counts one event of a checked dataset.</summary>
    public void Add(Event e)
    {
        var cited = e.Citations.Select(citation => sources[citation.Source]).ToList();
        var isSingle = cited.Select(source => source.FirstPublisher).Distinct(StringComparer.Ordinal).Count() == 1;
        foreach (var actor in e.Participants(actors).Distinct(StringComparer.Ordinal))
        {
            Of(actor).AddEvent(cited, isSingle);
        }

        foreach (var term in e.Terms.Where(term => term.Counts))
        {
            foreach (var holder in term.Actors.Append(term.SpokenBy).OfType<string>())
            {
                var side = WithPrincipals(holder, e);
                Of(holder)
                    .AddTerm(
                        [.. term.Cite.Select(id => sources[id])],
                        source => publishers[source.FirstPublisher].State is { } state && side.Contains(state)
                    );
            }
        }

        foreach (var (actor, language, isDoubting) in ReportingWords.In(e, actors))
        {
            foreach (var side in WithPrincipals(actor, e))
            {
                Of(side).AddTelling(language, isDoubting);
            }
        }

        if (e.Date is { Span.IsOneDay: false, Form: EdtfForm.Single } or { IsApproximate: true } or { IsUncertain: true })
        {
            undated.Add(e.Id);
        }

        if (isSingle)
        {
            singleOrigin.Add(e.Id);
        }

        if (
            e.Standing != Standing.Established
            || e.Citations.Any(citation => citation.Differs.Any(difference => difference.Why == DifferenceCause.Contradiction))
        )
        {
            unresolved.Add(e.Id);
        }
    }

    /// <summary>Every actor with an event, the parties first, then by number of events.</summary>
    public IReadOnlyList<ActorSymmetry> Actors() =>
        [
            .. counts
                .Where(pair => pair.Value.Events > 0)
                .OrderByDescending(pair => actors[pair.Key].Party)
                .ThenByDescending(pair => pair.Value.Events)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Value.Row(pair.Key)),
        ];

    /// <summary>The report as text for a terminal.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "actor                           events  terms  citations  one-origin  cited  own-side  original  claimed-en  claimed-ja  languages";
        foreach (var row in Actors())
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Actor,-32}{row.Events,6}{row.Terms,7}{row.Citations,11}{row.SingleOrigin,12}{row.Cited,7}{row.OwnSide,10}{row.Original,10}{Of(row.English),12}{Of(row.Japanese),12}  {string.Join(' ', row.Languages.Select(language => $"{language.Key}:{language.Value}"))}"
            );
        }

        foreach (
            var (title, ids) in new[]
            {
                ("day not reported", undated),
                ("one origin", singleOrigin),
                ("not established, or contradicted", unresolved),
            }
        )
        {
            yield return "";
            yield return string.Create(CultureInfo.InvariantCulture, $"{title}: {ids.Count}");
            foreach (var id in ids)
            {
                yield return $"  {id}";
            }
        }
    }

    private static string Of(Telling telling) => FormattableString.Invariant($"{telling.Doubting}/{telling.All}");

    private List<string> WithPrincipals(string actor, Event e) =>
        [
            .. actors[actor]
                .SpeaksFor.Where(mandate => mandate.Covers(e.Date.Span))
                .Select(mandate => mandate.For)
                .Prepend(actor)
                .Distinct(StringComparer.Ordinal),
        ];

    private Counts Of(string actor) => counts.TryGetValue(actor, out var known) ? known : counts[actor] = new Counts();

    private sealed class Counts
    {
        private readonly Dictionary<string, int> languages = new(StringComparer.Ordinal);
        private int citations;
        private int singleOrigin;
        private int terms;
        private int cited;
        private int ownSide;
        private int original;
        private Telling english = new(0, 0);
        private Telling japanese = new(0, 0);

        public int Events { get; private set; }

        public void AddEvent(List<Source> cited, bool isSingle)
        {
            Events++;
            citations += cited.Count;
            singleOrigin += isSingle ? 1 : 0;
            foreach (var source in cited)
            {
                languages[source.Language] = languages.GetValueOrDefault(source.Language) + 1;
            }
        }

        public void AddTerm(List<Source> documents, Predicate<Source> isOwnSide)
        {
            terms++;
            cited += documents.Count;
            ownSide += documents.Count(source => isOwnSide(source));
            original += documents.Count(source => SourceGrades.Of(source) <= SourceGrade.Own);
        }

        public void AddTelling(Language language, bool isDoubting)
        {
            ref var telling = ref language == Language.Ja ? ref japanese : ref english;
            telling = new Telling(telling.Doubting + (isDoubting ? 1 : 0), telling.All + 1);
        }

        public ActorSymmetry Row(string actor) =>
            new(
                actor,
                Events,
                terms,
                citations,
                singleOrigin,
                [.. languages.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)],
                cited,
                ownSide,
                original,
                english,
                japanese
            );
    }
}
