using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The timeline as a calendar (RFC 5545): whole days, DTEND exclusive and left out where it is the day after; every time of the record
/// comes from the data, so equal data gives equal bytes. A date that is no exact day stands in words before the summary.
/// </summary>
public static class Icalendar
{
    private const int MostOctets = 75;

    public static IEnumerable<string> Write(TimelineExport export)
    {
        var edition = export.Edition;
        var name = edition.Language.Say("site.name") + (export.Filter.IsEverything ? "" : edition.Language.Say("list.colon") + export.Sentence(export.Total));
        yield return Lines(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            $"PRODID:-//{edition.Site.Authority}//CeasefireTracker//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:" + Escaped(name),
            "X-WR-CALNAME:" + Escaped(name),
            "DESCRIPTION:" + Escaped(edition.Language.Say("timeline.lead")),
            "URL:" + edition.Whole(edition.Links.Timeline(export.Filter with { After = null })),
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
            "X-DATASET:" + edition.Store.Hash);
        foreach (var e in export.Events())
        {
            yield return Event(e, edition);
        }

        yield return Lines("END:VCALENDAR");
    }

    /// <summary>A calendar of one event.</summary>
    public static IEnumerable<string> Write(EventExport export) =>
    [
        Lines("BEGIN:VCALENDAR", "VERSION:2.0", $"PRODID:-//{export.Edition.Site.Authority}//CeasefireTracker//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
        Event(export.Event, export.Edition),
        Lines("END:VCALENDAR"),
    ];

    private static string Event(EventRow e, Edition edition)
    {
        var language = edition.Language;
        var address = edition.Whole(edition.Links.Event(e.Id));
        // An open end has no day: the event stands on the one day that is known.
        var (first, last) = (e.Earliest ?? e.Latest ?? e.Added, e.Earliest is null ? e.Latest ?? e.Added : e.Latest ?? e.Earliest.Value);
        var changed = e.LastChange().ToString("yyyyMMdd'T000000Z'", CultureInfo.InvariantCulture);
        return Lines(
        [
            "BEGIN:VEVENT",
            $"UID:{e.Id}@{edition.Site.Authority}",
            "DTSTAMP:" + changed,
            "CREATED:" + e.Added.ToString("yyyyMMdd'T000000Z'", CultureInfo.InvariantCulture),
            "LAST-MODIFIED:" + changed,
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{e.Changes.Count}"),
            "DTSTART;VALUE=DATE:" + Day(first),
            .. last > first && last < DateOnly.MaxValue ? ["DTEND;VALUE=DATE:" + Day(last.AddDays(1))] : Array.Empty<string>(),
            "SUMMARY:" + Escaped((IsExact(e.Date) ? "" : $"[{Words(e.Date, language)}] ") + e.Title.In(language)),
            "DESCRIPTION:" + Escaped($"{e.Summary.In(language)}\n\n{address}"),
            "URL:" + address,
            "CATEGORIES:" + Escaped(language.Say("kind." + e.Kind.Text())),
            e.Disputes.Count > 0 || e.Standing != Standing.Established ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "CLASS:PUBLIC",
            "END:VEVENT",
        ]);
    }

    private static bool IsExact(EdtfDate date) =>
        date is { Precision: DatePrecision.Day, IsApproximate: false, IsUncertain: false, IsOpenEnded: false, Form: EdtfForm.Single or EdtfForm.Interval };

    private static string Words(EdtfDate date, Language language) =>
        date is { Form: EdtfForm.Single, Precision: DatePrecision.Month, IsApproximate: false, IsUncertain: false, Span.Earliest: { } first } && !date.ToString().Contains('X', StringComparison.Ordinal)
            ? first.ToString(language == Language.Ja ? "yyyy年M月" : "MMMM yyyy", language.Culture())
            : DateWords.Describe(date, language);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The TEXT value of RFC 5545, 3.3.11; control characters are left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string Lines(params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            Fold(line, text);
        }

        return text.ToString();
    }

    // At 75 octets of UTF-8 and never inside a character; the space that begins a folded line counts.
    private static void Fold(string line, StringBuilder text)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            octets += rune.Utf8SequenceLength;
            text.Append(rune);
        }

        text.Append("\r\n");
    }
}
