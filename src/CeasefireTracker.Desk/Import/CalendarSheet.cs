using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace CeasefireTracker.Desk.Import;

/// <summary>A calendar (RFC 5545): a row for each time that an entry took place.</summary>
public static class CalendarSheet
{
    // What comes more often is a habit and no event.
    private const int MostTimes = 100;

    private const int MostUnmatched = 10_000;

    public static ImportSheet Read(string text)
    {
        CalendarCollection calendars;
        try
        {
            calendars = CalendarCollection.Load(text);
        }
        catch (Exception e)
            when (e
                    is FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or System.Runtime.Serialization.SerializationException
            )
        {
            throw new UnreadableException(new Said("file.no-calendar"));
        }

        if (calendars.Count == 0)
        {
            throw new UnreadableException(new Said("file.no-calendar"));
        }

        var place = 0;
        return ImportSheet.Of(
            calendars.SelectMany(calendar => calendar.Events).SelectMany(Rows).Select(row => row with { Place = ++place })
        );
    }

    private static IEnumerable<ImportRow> Rows(CalendarEvent e)
    {
        if (e.Start is not { } start)
        {
            yield return ImportRow.Not(0, refused: new Said("row.no-start", e.Summary));
            yield break;
        }

        if (e.RecurrenceRule is null)
        {
            yield return Row(e, start, e.Uid);
            yield break;
        }

        if (Times(e) is not { } times)
        {
            yield return ImportRow.Not(0, refused: new Said("row.repeats", e.Summary, MostTimes));
            yield break;
        }

        foreach (var time in times)
        {
            yield return Row(e, time, $"{e.Uid}/{Text(time)}");
        }
    }

    /// <summary>When it took place; null if that cannot be told, or is too often.</summary>
    private static List<CalDateTime>? Times(CalendarEvent e)
    {
        try
        {
            // A rule may name days that no year has, and would be looked for for ever.
            var rule = new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostUnmatched };
            var times = e.GetOccurrences(null, rule).Take(MostTimes + 1).Select(time => time.Period.StartTime).ToList();
            return times.Count > MostTimes ? null : times;
        }
        catch (Exception failure) when (failure is EvaluationException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImportRow Row(CalendarEvent e, CalDateTime start, string? uid)
    {
        var told = new List<Said>();
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        Put("id", uid);
        Put("date", Date(e, start, told));
        if (start.HasTime && start.TzId is not null)
        {
            var moment = new DateTimeOffset(start.Value, start.AsUtc == start.Value ? TimeSpan.Zero : start.Value - start.AsUtc);
            Put("at", moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
            if (start.IsUtc)
            {
                told.Add(new Said("row.utc"));
            }
        }
        else if (start.HasTime)
        {
            told.Add(new Said("row.hour"));
        }

        Put("title", e.Summary);
        Put("summary", e.Description);
        Put("url", e.Url?.OriginalString);
        Put("categories", string.Join(';', e.Categories));
        Put("location", e.Location);
        Put("status", e.Status);
        return new ImportRow(0, cells) { Told = told };

        void Put(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                cells[name] = value.Trim();
            }
        }
    }

    /// <summary>The day; of several all, of a span that span: an entry of whole days ends before the day that it names.</summary>
    private static string Date(CalendarEvent e, CalDateTime start, List<Said> told)
    {
        var others = e.RecurrenceDates.GetAllDates().Select(Text).ToList();
        if (others.Count > 0 && e.RecurrenceRule is null)
        {
            return $"{{{string.Join(',', others.Prepend(Text(start)).Distinct().Order(StringComparer.Ordinal))}}}";
        }

        var days = e.End is { } end ? end.Date.DayNumber - e.Start!.Date.DayNumber - (start.HasTime ? 0 : 1) : 0;
        if (days > 0 && start.HasTime)
        {
            told.Add(new Said("row.days", days + 1));
        }

        return days > 0 ? $"{Text(start)}/{Text(start.AddDays(days))}" : Text(start);
    }

    private static string Text(CalDateTime day) => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
