using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The timeline for TimelineJS 3. Each slide brings its date in words and an ASCII name: left to itself the program writes a day and a
/// weekday for a month in Japanese, and a random name for a headline without ASCII.
/// </summary>
public static class TimelineJs
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static IEnumerable<string> Write(TimelineExport export)
    {
        var before = $"{{\"dataset\": \"{export.Edition.Store.Hash}\", \"scale\": \"human\", \"events\": [\n";
        foreach (var e in export.Events())
        {
            yield return before + TrackerJson.Text(Slide(e, export.Edition), TrackerTimelineJs.Default.TimelineJsSlide);
            before = ",\n";
        }

        yield return before == ",\n" ? "\n]}\n" : before + "]}\n";
    }

    private static TimelineJsSlide Slide(EventRow e, Edition edition)
    {
        var language = edition.Language;
        var (first, last) = (e.Earliest ?? e.Latest ?? e.Added, e.Earliest is null ? null : e.Latest);
        var isMonth = e.Date is { Form: EdtfForm.Single, Precision: DatePrecision.Month };
        var isYear = e.Date is { Form: EdtfForm.Single, Precision: DatePrecision.Year };
        var sources = string.Join(language.Say("list.comma"), e.Citations.Select(citation => Html.Encode(citation.Source.Publisher.Name.In(language))).Distinct());
        var (start, end) = (Date(first), last > first ? Date(last.Value) : null);
        return new TimelineJsSlide(
            start, end == start ? null : end,
            DateWords.Describe(e.Date, language), e.Id, language.Say("kind." + e.Kind.Text()),
            new TimelineJsText(
                Html.Encode(e.Title.In(language)),
                $"<p>{Html.Encode(e.Summary.In(language))}</p><p><a href=\"{Html.Encode(edition.Whole(edition.Links.Event(e.Id)))}\">{Html.Encode(language.Say("event.citations"))}</a>{Html.Encode(language.Say("list.colon"))}{sources}</p>"));

        TimelineJsDate Date(DateOnly day) => new(day.Year, isYear ? null : day.Month, isYear || isMonth ? null : day.Day);
    }
}

public sealed record TimelineJsSlide(TimelineJsDate StartDate, TimelineJsDate? EndDate, string DisplayDate, string UniqueId, string Group, TimelineJsText Text);

/// <summary>A date without hours; what is not known is left out.</summary>
public sealed record TimelineJsDate(int Year, int? Month, int? Day);

/// <summary>HTML, both.</summary>
public sealed record TimelineJsText(string Headline, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TimelineJsSlide))]
internal sealed partial class TrackerTimelineJs : JsonSerializerContext
{
    static TrackerTimelineJs() => Default = new TrackerTimelineJs(new JsonSerializerOptions(s_defaultOptions) { Encoder = TrackerJson.Encoder });
}
