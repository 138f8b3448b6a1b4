using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Import;

/// <summary>Brings the rows of a file to where they go, and accounts for each. What came before is found and nothing is made of it
/// twice, so that an import that was stopped goes on where it was.</summary>
public sealed class Importer
{
    private const int Batch = 200;

    // What every format of ours carries whole.
    private static readonly string[] Compared = ["date", "kind", "standing", "title", "summary"];

    private readonly RecordVersion record;
    private readonly ImportTarget target;
    private readonly RowReader reader;
    private readonly ImportSheet sheet;
    private readonly ImportAnswers answers;
    private readonly DateOnly today;
    private readonly Dictionary<string, string> outside;
    private readonly Dictionary<(string Date, string Title), string> titles;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> documents;
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    public Importer(RecordVersion record, ImportSheet sheet, ImportAnswers answers, ImportTarget target, DateOnly today)
    {
        (this.record, this.sheet, this.answers, this.target, this.today) = (record, sheet, answers, target, today);
        documents = [.. record.Dataset.Sources.Select(source => source.Id)];
        reader = new RowReader(sheet, answers, record.Dataset, documents.Contains);
        var events = record.Dataset.Events.ToList();
        outside = events
            .SelectMany(e => e.AlsoKnownAs, (e, name) => (name, e.Id))
            .DistinctBy(pair => pair.name)
            .ToDictionary(StringComparer.Ordinal);
        titles = events
            .SelectMany(e => new[] { e.Title.En, e.Title.Ja }, (e, title) => (Key: (e.Date.ToString(), RecordNames.Folded(title)), e.Id))
            .DistinctBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key, pair => pair.Id);
    }

    /// <summary>Runs it.</summary>
    /// <param name="isTrial">True if it only says what would come of each row.</param>
    /// <param name="most">How many rows may become something; the rest waits.</param>
    /// <param name="progress">Told how many rows are through.</param>
    public ImportReport Run(bool isTrial = false, int most = int.MaxValue, Action<int>? progress = null)
    {
        var (reports, waiting, unmatched) = (new List<RowReport>(), new List<(Candidate, IReadOnlyList<string>)>(), new List<string>());
        var left = new Dictionary<int, IReadOnlyList<string>>();
        var made = 0;
        foreach (var row in sheet.Rows)
        {
            var (report, candidate) = Of(row, made < most);
            reports.Add(report);
            left[reports.Count - 1] = candidate?.Left ?? [];
            unmatched.AddRange(candidate?.Unmatched ?? []);
            if (report.End == RowEnd.Became)
            {
                made++;
                waiting.Add((candidate!, report.Lacks));
            }

            if (waiting.Count == Batch)
            {
                Put();
                progress?.Invoke(reports.Count);
            }
        }

        Put();
        // A column from which no row takes anything is told of once, and not in each row.
        foreach (var (at, columns) in left)
        {
            reports[at] = reports[at] with { Told = [.. reports[at].Told, .. Listed("row.left", columns.Where(reader.IsUsed))] };
        }

        return new ImportReport(
            reports,
            [
                .. sheet.Told,
                .. Listed("file.no-column", answers.Columns.Keys.Except(sheet.Columns)),
                .. Listed("file.unused", reader.Unused),
            ],
            [
                .. unmatched
                    .CountBy(name => name)
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => (pair.Key, pair.Value)),
            ]
        );

        void Put()
        {
            var rows = Enumerable.Range(0, reports.Count).Where(at => reports[at].End == RowEnd.Became).TakeLast(waiting.Count).ToList();
            foreach (var (at, (what, draft)) in rows.Zip(waiting.Count == 0 || isTrial ? [] : target.Put(waiting)))
            {
                reports[at] = reports[at] with { What = what, Draft = draft };
            }

            waiting.Clear();
        }
    }

    private static IEnumerable<Said> Listed(string key, IEnumerable<string> columns) =>
        columns.ToList() is { Count: > 0 } names ? [new Said(key, string.Join(", ", names))] : [];

    private (RowReport Report, Candidate? Candidate) Of(ImportRow row, bool mayMake)
    {
        if ((row.PassedOver ?? row.Refused) is { } why)
        {
            return (End(row.PassedOver is null ? RowEnd.Refused : RowEnd.PassedOver, "", why), null);
        }

        var candidate = reader.Read(row);
        if (candidate.PassedOver is { } passedOver)
        {
            return (End(RowEnd.PassedOver, "", passedOver), null);
        }

        // Of an id a path is made, and a key of what was brought.
        if ((candidate.Id is { Length: > 0 } id && !Slug.IsValid(id) ? new Said("row.id", id) : candidate.Refused) is { } refused)
        {
            return (End(RowEnd.Refused, "", [refused, .. candidate.Told]), null);
        }

        if (Known(candidate) is { } known)
        {
            // The documents that its draft brings are not to be brought by the next row too.
            Note(candidate.Sources);
            return (End(RowEnd.Already, known.What, known.Told) with { Draft = known.Draft }, null);
        }

        if (candidate.Asked is { } asked)
        {
            return (End(RowEnd.Asked, "", [asked, .. candidate.Told]), null);
        }

        if (!mayMake)
        {
            return (End(RowEnd.Waiting, ""), null);
        }

        candidate = Finished(candidate);
        var lacks = Lacking.Of(PartKind.Event.Fields, candidate.Event);
        Note(candidate);
        return (new RowReport(row.Place, RowEnd.Became, candidate.Id, null, lacks, candidate.Told), candidate);

        RowReport End(RowEnd end, string what, params IReadOnlyList<Said> told) => new(row.Place, end, what, null, [], told);
    }

    /// <summary>What has the row already: an event of the record, a draft of an earlier import, or a row above it.</summary>
    private (string What, int? Draft, IReadOnlyList<Said> Told)? Known(Candidate candidate) =>
        Recorded(candidate) is { } id ? (id, null, Differs(candidate, id))
        : target.Find(candidate) is { } found ? (found.What, found.Draft, [])
        : places.TryGetValue(candidate.Key, out var place) || ids.TryGetValue(candidate.Id, out place)
            ? ("", null, [new Said("row.same", place)])
        : null;

    /// <summary>The event that it is: by its id, by what it is called elsewhere, or by its date and title.</summary>
    private string? Recorded(Candidate candidate)
    {
        var names = Titles(candidate);
        if (candidate.Id.Length > 0 && record.Dataset.Register.Home(candidate.Id) is not null)
        {
            return candidate.Id;
        }

        if (candidate.Outside is { } name)
        {
            if (outside.GetValueOrDefault(name) is { } called)
            {
                return called;
            }

            // Our own slides and calendars call an event by its id, and tell of it on its days.
            var own = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('@', '/')[0].Split("--")[0];
            if (record.Event(own) is { } e && IsOn(e, candidate))
            {
                return own;
            }
        }

        var date = candidate.Event["date"]?.ToString() ?? "";
        return names.Select(title => titles.GetValueOrDefault((date, title))).FirstOrDefault(found => found is not null);
    }

    private static bool IsOn(Event e, Candidate candidate) =>
        candidate.Event["date"]?.ToString() is { } text
        && EdtfDate.TryParse(text, out var date, out _)
        && (e.Date.Span.Overlaps(date.Span) || e.InForce?.Span.Overlaps(date.Span) == true);

    private static List<string> Titles(Candidate candidate) =>
        [
            .. (candidate.Event["title"] as JsonObject ?? [])
                .Select(title => title.Value?.ToString())
                .OfType<string>()
                .Select(RecordNames.Folded)
                .Where(title => title.Length > 0),
        ];

    /// <summary>In which fields a row of ours says otherwise than the event that it is: an import makes events and corrects none.</summary>
    private IReadOnlyList<Said> Differs(Candidate candidate, string id)
    {
        if (candidate.Id.Length == 0 || PartKind.Event.Find(record, id) is not { } known)
        {
            return [];
        }

        var fields = candidate
            .Event.Where(entry => Compared.Contains(entry.Key) && !Fields.Same(entry.Value, known[entry.Key]))
            .Select(entry => entry.Key)
            .ToList();
        return fields.Count == 0 ? [] : [new Said("row.differs", string.Join(", ", fields))];
    }

    /// <summary>With an id that nothing has, the day, and documents that an earlier row brings.</summary>
    private Candidate Finished(Candidate candidate)
    {
        var typed = (JsonObject)candidate.Event.DeepClone();
        var id = candidate.Id.Length > 0 ? candidate.Id : NewId.Of(typed["title"]?["en"]?.ToString() ?? "", candidate.Key, IsTaken);
        typed.Remove("id");
        typed.Insert(0, "id", id);
        typed["added"] ??= PartKind.Text(today);
        var sources = new List<JsonObject>();
        foreach (var source in candidate.Sources)
        {
            var (document, url) = (source["id"]!.ToString(), source["url"]?.ToString());
            if (url is not null && addresses.TryGetValue(url, out var earlier) && earlier != document)
            {
                References.Rename(PartKind.Event.Fields, typed, PartKind.Source.Name, document, earlier);
            }
            else if (!documents.Contains(document))
            {
                sources.Add(source);
            }
        }

        return candidate with
        {
            Event = typed,
            Sources = sources,
        };
    }

    private void Note(Candidate candidate)
    {
        ids[candidate.Id] = candidate.Row.Place;
        places[candidate.Key] = candidate.Row.Place;
        Note(candidate.Sources);
    }

    private void Note(IReadOnlyList<JsonObject> sources)
    {
        foreach (var source in sources)
        {
            documents.Add(source["id"]!.ToString());
            if (source["url"]?.ToString() is { } url)
            {
                addresses.TryAdd(url, source["id"]!.ToString());
            }
        }
    }

    private bool IsTaken(string id) => ids.ContainsKey(id) || target.IsTaken(id) || record.Dataset.Register.Home(id) is not null;
}
