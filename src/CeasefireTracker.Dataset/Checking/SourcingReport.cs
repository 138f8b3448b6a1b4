using System.Globalization;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What the claims of one year and side rest on.</summary>
/// <param name="Claims">Stances and figures; what only a contradicted source reports is left out.</param>
/// <param name="ByGrade">The documents cited for them, counted once a claim, in the order of <see cref="SourceGrade"/>.</param>
/// <param name="RetoldOnly">Claims that are cited to reposts and digests alone.</param>
/// <param name="Undated">Those of the documents whose day of publication is not known.</param>
/// <param name="ReadWhole">Those of the documents that somebody of the tracker has read from beginning to end.</param>
public sealed record Sourcing(int Claims, IReadOnlyList<int> ByGrade, int RetoldOnly, int Undated, int ReadWhole);

/// <summary>
/// Counts what claims rest on, by the year of the event and by side: a party, with who speaks for it on that day, or everybody else. A
/// claim of several sides counts for each, and once for all.
/// </summary>
public sealed class SourcingReport(TrackerDataset dataset)
{
    /// <summary>Stands for all years, and for all sides.</summary>
    public const string All = "all";

    /// <summary>The side of whoever neither is a party nor speaks for one.</summary>
    public const string Others = "others";

    private readonly Dictionary<string, Actor> actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Source> sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
    private readonly SortedDictionary<string, Dictionary<string, Counts>> years = new(StringComparer.Ordinal);
    private readonly List<string> retoldOnly = [];

    /// <summary>The claims that rest on reposts and digests alone, <c>event-id#claim-id</c>.</summary>
    public IReadOnlyList<string> RetoldOnly => retoldOnly;

    /// <summary>The report of a whole dataset; withdrawn events are left out.</summary>
    public static SourcingReport Of(TrackerDataset dataset)
    {
        var report = new SourcingReport(dataset);
        foreach (var (_, e) in dataset.Walk("counting").Where(one => one.Event.Withdrawn is null))
        {
            report.Add(e);
        }

        return report;
    }

    /// <summary>The figures of a year and a side; either may be <see cref="All"/>.</summary>
    public Sourcing Row(string year, string side) => (Found(year, side) ?? new Counts()).Row();

    /// <summary>The report as text for a terminal.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "year  side          claims  primary   own  copy  repost  digest  retold-only  undated  read-whole";
        foreach (var year in years.Keys)
        {
            foreach (var side in Sides().Where(side => Found(year, side) is not null))
            {
                var row = Row(year, side);
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{year,-6}{side,-14}{row.Claims,6}{row.ByGrade[0],9}{row.ByGrade[1],6}{row.ByGrade[2],6}{row.ByGrade[3],8}{row.ByGrade[4],8}{row.RetoldOnly,13}{row.Undated,9}{row.ReadWhole,12}"
                );
            }
        }

        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture, $"claims on reposts and digests alone: {retoldOnly.Count}");
        foreach (var claim in retoldOnly)
        {
            yield return $"  {claim}";
        }
    }

    private void Add(Event e)
    {
        foreach (var term in e.Terms.Where(term => term.Counts))
        {
            Claim(e, term.Id, term.Cite, term.Actors);
        }

        foreach (var fact in e.Facts)
        {
            Claim(e, fact.Id, fact.Cite, fact.By);
        }
    }

    private void Claim(Event e, string id, IReadOnlyList<string> cite, IEnumerable<string> holders)
    {
        var cited = cite.Select(source => sources[source]).ToList();
        var isRetold = cited.TrueForAll(SourceGrades.IsRetelling);
        if (isRetold)
        {
            retoldOnly.Add($"{e.Id}#{id}");
        }

        var year = FormattableString.Invariant($"{e.Date.Span.Earliest ?? e.Date.Span.Latest:yyyy}");
        foreach (var side in holders.SelectMany(holder => SidesOf(holder, e)).Append(All).Distinct(StringComparer.Ordinal))
        {
            Of(year, side).Add(cited, isRetold);
            Of(All, side).Add(cited, isRetold);
        }
    }

    private IEnumerable<string> SidesOf(string holder, Event e)
    {
        // A source may stand where an actor does: whose figure it is.
        var parties = actors.TryGetValue(holder, out var actor)
            ? actor
                .SpeaksFor.Where(mandate => mandate.Covers(e.Date.Span))
                .Select(mandate => mandate.For)
                .Prepend(holder)
                .Where(id => actors[id].Party)
                .ToList()
            : [];
        return parties.Count > 0 ? parties : [Others];
    }

    private IEnumerable<string> Sides() => dataset.Actors.Where(actor => actor.Party).Select(actor => actor.Id).Append(Others).Append(All);

    private Counts? Found(string year, string side) => years.TryGetValue(year, out var sides) ? sides.GetValueOrDefault(side) : null;

    private Counts Of(string year, string side)
    {
        var sides = years.TryGetValue(year, out var known) ? known : years[year] = new Dictionary<string, Counts>(StringComparer.Ordinal);
        return sides.TryGetValue(side, out var counts) ? counts : sides[side] = new Counts();
    }

    private sealed class Counts
    {
        private readonly int[] byGrade = new int[Enum.GetValues<SourceGrade>().Length];
        private int claims;
        private int retoldOnly;
        private int undated;
        private int readWhole;

        public void Add(List<Source> cited, bool isRetold)
        {
            claims++;
            retoldOnly += isRetold ? 1 : 0;
            undated += cited.Count(source => source.Published is null);
            readWhole += cited.Count(source => source.Checked == Checked.Full);
            cited.ForEach(source => byGrade[(int)SourceGrades.Of(source)]++);
        }

        public Sourcing Row() => new(claims, [.. byGrade], retoldOnly, undated, readWhole);
    }
}
