using System.Text;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The timeline as a calendar (RFC 5545): whole days, DTEND exclusive and left out where it is the day after; every time of the record
/// comes from the data, so equal data gives equal bytes. A date that is no exact day stands in words before the summary. A set of dates is
/// an entry for each, and the days for which a truce was to hold are an entry of their own. Tentative is only what is reported by one side
/// or denied.
/// </summary>
public static class Icalendar
{
    private const string End = "END:VCALENDAR\r\n";

    // A calendar must hold something (RFC 5545, 3.6), and some programs refuse one that does not; a time zone is not shown to anybody.
    private const string Nothing =
        "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"
        + "END:STANDARD\r\nEND:VTIMEZONE\r\n";

    public static IEnumerable<string> Write(TimelineExport export)
    {
        var edition = export.ExportContext;
        var name = Cleaned(
            edition.SiteName + (export.Filter.IsEverything ? "" : edition.Language.Say("list.colon") + export.Sentence(export.Total))
        );
        var calendar = Calendar(edition);
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("DESCRIPTION", Cleaned(edition.Language.Say("timeline.lead")));
        calendar.Properties.Add(
            new CalendarProperty("URL", new Uri(edition.Whole(edition.Links.Timeline(export.Filter with { After = null }))))
        );
        var interval = new CalendarProperty("REFRESH-INTERVAL", "P1D");
        interval.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(interval);
        calendar.AddProperty("X-PUBLISHED-TTL", "P1D");
        calendar.AddProperty("X-DATASET", edition.Store.Hash);
        return Write(calendar, export.Events(), edition);
    }

    /// <summary>A calendar of one event.</summary>
    public static IEnumerable<string> Write(EventExport export) =>
        Write(Calendar(export.ExportContext), [export.Recorded], export.ExportContext);

    private static Calendar Calendar(ExportContext edition) =>
        new()
        {
            ProductId = $"-//{edition.Site.Authority}//CeasefireTracker//EN",
            Scale = "GREGORIAN",
            Method = "PUBLISH",
        };

    // Entry by entry, because a calendar of a hundred thousand would be held in memory several times over.
    private static IEnumerable<string> Write(Calendar calendar, IEnumerable<RecordedEvent> events, ExportContext edition)
    {
        yield return new CalendarSerializer().SerializeToString(calendar)![..^End.Length];
        var (serializer, isEmpty) = (new EventSerializer(), true);
        foreach (var entry in events.SelectMany(e => Entries(e, edition)))
        {
            isEmpty = false;
            yield return serializer.SerializeToString(entry)!;
        }

        if (isEmpty)
        {
            yield return Nothing;
        }

        yield return End;
    }

    /// <summary>How many entries an event has: one for each part of its date, and of the days for which it was in force.</summary>
    public static int CountOf(Event e) => e.Date.Parts.Count + (e.InForce?.Parts.Count ?? 0);

    private static IEnumerable<CalendarEvent> Entries(RecordedEvent recorded, ExportContext edition)
    {
        var (e, language) = (recorded.Event, edition.Language);
        var before = IsExact(e.Date) ? "" : $"[{Words(e.Date, language)}] ";
        var dated = e.Date.Parts.Select((part, place) => Entry(recorded, edition, PartId.Of(e.Id, place), part, before));
        var inForce = e.InForce is not { } span
            ? []
            : span.Parts.Select(
                (part, place) =>
                    Entry(
                        recorded,
                        edition,
                        PartId.Of(e.Id + "--in-force", place),
                        part,
                        $"[{language.Say("event.in-force", DateWords.Describe(span, language))}] "
                    )
            );
        return dated.Concat(inForce);
    }

    private static CalendarEvent Entry(RecordedEvent recorded, ExportContext edition, string id, DateSpan part, string before)
    {
        var (e, language) = (recorded.Event, edition.Language);
        var address = edition.Whole(edition.Links.Event(e.Id));
        // An open end has no day: the event stands on the one day that is known.
        var (first, last) = (
            part.Earliest ?? part.Latest ?? e.Added,
            part.Earliest is null ? part.Latest ?? e.Added : part.Latest ?? part.Earliest.Value
        );
        var changed = Midnight(e.LastChange());
        return new CalendarEvent
        {
            // Both would be made up, from chance and the clock, if they were left out.
            Uid = $"{id}@{edition.Site.Authority}",
            DtStamp = changed,
            Created = Midnight(e.Added),
            LastModified = changed,
            Sequence = e.Changed.Count,
            Start = new CalDateTime(first),
            End = last > first && last < DateOnly.MaxValue ? new CalDateTime(last.AddDays(1)) : null,
            Summary = Cleaned(before + e.Title.In(language)),
            Description = Cleaned($"{e.Summary.In(language)}\n\n{string.Join('\n', EventNotes.Of(recorded, edition))}\n\n{address}"),
            Url = new Uri(address),
            Categories = [Cleaned(language.Say("kind." + e.Kind.Text()))],
            Status = e.Standing != Standing.Established ? EventStatus.Tentative : EventStatus.Confirmed,
            Transparency = TransparencyType.Transparent,
            Class = "PUBLIC",
        };
    }

    private static bool IsExact(EdtfDate date) =>
        date.Precision == DatePrecision.Day
        && date is { IsApproximate: false, IsUncertain: false, IsOpenEnded: false, Form: EdtfForm.Single or EdtfForm.Interval };

    private static string Words(EdtfDate date, Language language) =>
        date
            is { Form: EdtfForm.Single, Precision: DatePrecision.Month, IsApproximate: false, IsUncertain: false, Span.Earliest: { } first }
        && !date.ToString().Contains('X', StringComparison.Ordinal)
            ? language.Say("date.month", first)
            : DateWords.Describe(date, language);

    private static CalDateTime Midnight(DateOnly day) => new(day, TimeOnly.MinValue, CalDateTime.UtcTzId);

    /// <summary>Without the control characters, which the TEXT values of RFC 5545, 3.3.11 may not hold and the library lets
    /// through.</summary>
    private static string Cleaned(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || !Rune.IsControl(rune))
            {
                cleaned.Append(rune);
            }
        }

        return cleaned.ToString();
    }
}
