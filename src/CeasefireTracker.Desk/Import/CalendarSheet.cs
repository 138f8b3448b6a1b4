using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace CeasefireTracker.Desk.Import;

/// <summary>A calendar (RFC 5545): a row for each time that an entry took place. A time that another entry moves or calls off is that
/// entry's.</summary>
public static class CalendarSheet
{
    // What comes more often is a habit and no event.
    private const int MostTimes = 100;

    // A file may stand within an entry.
    private const int LongestOther = 1000;

    // What is taken by its meaning, and what an entry says of itself and not of what happened.
    private static readonly string[] NotNamed =
    [
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "SUMMARY",
        "DESCRIPTION",
        "URL",
        "CATEGORIES",
        "LOCATION",
        "STATUS",
        "DTSTAMP",
        "CREATED",
        "LAST-MODIFIED",
        "SEQUENCE",
        "CLASS",
        "TRANSP",
        "PRIORITY",
    ];

    public static ImportSheet Read(string text)
    {
        var parts = CalendarPart.Of(text);
        if (parts.Count == 0 && !text.Contains("BEGIN:" + CalendarPart.Calendar, StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableException(new Said("file.no-calendar"));
        }

        if (parts.Count > ImportSheet.MostRows)
        {
            throw new UnreadableException(new Said("file.rows", ImportSheet.MostRows));
        }

        var entries = parts.Where(part => part.Name != CalendarPart.Zone).Select(part => (Part: part, Event: Loaded(part))).ToList();
        var named = entries
            .Where(entry => entry.Event is not null && entry.Part.Said("UID") is not null)
            .ToLookup(entry => entry.Event!.Uid ?? "", entry => entry.Event!, StringComparer.Ordinal);
        var place = 0;
        return ImportSheet.Of(
            entries.SelectMany(entry => Rows(entry.Part, entry.Event, named)).Select(row => row with { Place = ++place })
        );
    }

    private static CalendarEvent? Loaded(CalendarPart part)
    {
        try
        {
            return part is { Name: CalendarPart.Event, IsWhole: true }
                ? CalendarCollection
                    .Load($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{part.Text}END:VCALENDAR\r\n")
                    .SelectMany(calendar => calendar.Events)
                    .FirstOrDefault()
                : null;
        }
        catch (Exception e) when (IsOfReading(e))
        {
            return null;
        }
    }

    // What the library throws at values that it does not understand.
    private static bool IsOfReading(Exception e) =>
        e
            is FormatException
                or ArgumentException
                or InvalidOperationException
                or OverflowException
                or TimeoutException
                or EvaluationException
                or System.Runtime.Serialization.SerializationException;

    private static IReadOnlyList<ImportRow> Rows(CalendarPart part, CalendarEvent? e, ILookup<string, CalendarEvent> named)
    {
        if (part.Name != CalendarPart.Event)
        {
            return [ImportRow.Not(0, passedOver: new Said("row.no-entry", part.Name, part.Said("SUMMARY")))];
        }

        try
        {
            return e is null ? [Unread(part)] : [.. Rows(part, e, part.Said("UID") is null ? null : e.Uid, named)];
        }
        catch (Exception failure) when (IsOfReading(failure))
        {
            return [Unread(part)];
        }
    }

    private static ImportRow Unread(CalendarPart part) =>
        ImportRow.Not(0, refused: new Said("row.entry", part.Line, part.Said("SUMMARY") ?? part.Name));

    /// <param name="uid">Null where it has none: the library makes one up, another at each reading.</param>
    private static IEnumerable<ImportRow> Rows(CalendarPart part, CalendarEvent e, string? uid, ILookup<string, CalendarEvent> named)
    {
        var others = uid is null ? [] : named[uid].Where(other => !ReferenceEquals(other, e)).ToList();
        if (Ended(e, others) is { } ended)
        {
            return [ended];
        }

        if (e.RecurrenceIdentifier is { } replaced)
        {
            return [Row(part, e, [e.Start!], uid is null ? null : $"{uid}/{Text(replaced.StartTime)}")];
        }

        var changed = others.Select(other => other.RecurrenceIdentifier?.StartTime).OfType<CalDateTime>().ToList();
        List<CalDateTime> times;
        try
        {
            times = CalendarTime.Of(e, MostTimes);
        }
        catch (EvaluationException)
        {
            return [ImportRow.Not(0, refused: new Said("row.repeats", e.Summary, MostTimes))];
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return [ImportRow.Not(0, refused: new Said("row.repeats.not", e.Summary))];
        }

        if (times.Count > MostTimes)
        {
            return [ImportRow.Not(0, refused: new Said("row.repeats", e.Summary, MostTimes))];
        }

        times.RemoveAll(time => changed.Exists(other => CalendarTime.IsSame(time, other)));
        return times.Count == 0 ? [ImportRow.Not(0, passedOver: new Said("row.no-time", e.Summary))]
            : e.RecurrenceRule is null ? [Row(part, e, times, uid)]
            : times.Select(time => Row(part, e, [time], uid is null ? null : $"{uid}/{Text(time)}"));
    }

    /// <summary>Why nothing comes of an entry as a whole; null if something may.</summary>
    private static ImportRow? Ended(CalendarEvent e, List<CalendarEvent> others)
    {
        var replaced = e.RecurrenceIdentifier;
        return e.Start is null ? ImportRow.Not(0, refused: new Said("row.no-start", e.Summary))
            : others.Exists(other => other.Sequence > e.Sequence && Equals(other.RecurrenceIdentifier?.StartTime, replaced?.StartTime))
                ? ImportRow.Not(0, passedOver: new Said("row.older", e.Summary))
            : !e.IsActive ? ImportRow.Not(0, passedOver: new Said("row.cancelled", e.Summary))
            // Two rules, a rule of what is taken out, or a change from one time on: the library reads none of them.
            : e.Properties.Count(property => property.Name == "RRULE") > 1
            || e.Properties.Any(property => property.Name == "EXRULE")
            || others.Prepend(e).Any(other => other.RecurrenceIdentifier?.Range == RecurrenceRange.ThisAndFuture)
                ? ImportRow.Not(0, refused: new Said("row.repeats.not", e.Summary))
            : null;
    }

    private static ImportRow Row(CalendarPart part, CalendarEvent e, List<CalDateTime> times, string? uid)
    {
        var (start, told) = (times[0], new List<Said>());
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        Put("id", uid);
        Put("date", Date(part, e, times, told));
        if (CalendarTime.Moment(start) is { } moment)
        {
            Put("at", moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
            if (start.IsUtc)
            {
                told.Add(new Said("row.utc"));
            }
        }
        else if (start.HasTime)
        {
            told.Add(start.TzId is { } zone ? new Said("row.zone", zone) : new Said("row.hour"));
        }

        Put("title", e.Summary);
        Put("summary", e.Description);
        Put("url", e.Url?.OriginalString ?? part.Said("URL"));
        Put("categories", string.Join(';', e.Categories));
        Put("location", e.Location);
        Put("status", e.Status);
        foreach (var other in part.Lines().Where(IsNamed).GroupBy(line => line.Name, line => line.Value))
        {
            var text = string.Join(';', other);
            Put(other.Key.ToLowerInvariant(), text.Length > LongestOther ? text[..LongestOther] + "…" : text);
        }

        return new ImportRow(0, cells) { Told = told };

        void Put(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                cells[name] = value.Trim();
            }
        }
    }

    private static bool IsNamed((string Name, string Value) line) =>
        !NotNamed.Contains(line.Name) && !line.Name.StartsWith("X-", StringComparison.Ordinal);

    /// <summary>The day; of several all, of a span that span.</summary>
    private static string Date(CalendarPart part, CalendarEvent e, List<CalDateTime> times, List<Said> told)
    {
        if (e is { End: null, Duration: null } && (part.Said("DTEND") ?? part.Said("DURATION")) is { } end)
        {
            told.Add(new Said("row.no-end", end));
        }

        var days = times.Select(Text).Distinct().Order(StringComparer.Ordinal).ToList();
        var more = CalendarTime.DaysAfter(e, times[0]);
        if (more > 0 && (times[0].HasTime || days.Count > 1))
        {
            told.Add(new Said("row.days", more + 1));
        }

        return days.Count > 1 ? $"{{{string.Join(',', days)}}}"
            : more > 0 ? $"{days[0]}/{Text(times[0].AddDays(more))}"
            : days[0];
    }

    private static string Text(CalDateTime day) => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
