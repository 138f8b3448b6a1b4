using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Neighbouring events of one phase in a list, cut into months. An event belongs to the month of its earliest day; one of which no
/// month is known stands under its own date.</summary>
public sealed record Chapter(PhaseRow? Phase, string Anchor, IReadOnlyList<Month> Months)
{
    /// <summary>Cuts a list, keeping its order. A phase or a month may come again if the order lets it.</summary>
    public static IReadOnlyList<Chapter> Of(IReadOnlyList<RecordedEvent> events, Language language)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. Runs(events, e => e.Phase?.Id)
                .Select(run => new Chapter(
                    run[0].Phase,
                    Unique(run[0].Phase?.Id ?? "none"),
                    [
                        .. Runs(run, e => IsOfNoMonth(e) ? e.Event.Date.ToString() : MonthOf(e))
                            .Select(month => new Month(Unique($"m{MonthOf(month[0])}"), Title(month[0], language), month)),
                    ]
                )),
        ];

        string Unique(string wanted)
        {
            var anchor = wanted;
            for (var number = 2; !anchors.Add(anchor); number++)
            {
                anchor = FormattableString.Invariant($"{wanted}-{number}");
            }

            return anchor;
        }
    }

    private static string MonthOf(RecordedEvent e) =>
        e.Event.Date.Span.Earliest is { } day ? FormattableString.Invariant($"{day:yyyy-MM}") : "unknown";

    private static bool IsOfNoMonth(RecordedEvent e) => e.Event.Date.Precision > DatePrecision.Month;

    private static string Title(RecordedEvent e, Language language) =>
        IsOfNoMonth(e) ? DateWords.Describe(e.Event.Date, language)
        : e.Event.Date.Span.Earliest is { } day ? language.Say("date.month", day)
        : language.Say("month.unknown");

    private static List<List<RecordedEvent>> Runs(IEnumerable<RecordedEvent> events, Func<RecordedEvent, string?> key)
    {
        var runs = new List<List<RecordedEvent>>();
        foreach (var e in events)
        {
            if (runs.Count == 0 || key(runs[^1][0]) != key(e))
            {
                runs.Add([]);
            }

            runs[^1].Add(e);
        }

        return runs;
    }
}

/// <summary>Neighbouring events of one month, or of one date that has none.</summary>
public sealed record Month(string Anchor, string Title, IReadOnlyList<RecordedEvent> Events);
