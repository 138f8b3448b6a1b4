using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
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
        var before = $"{{\"dataset\": \"{export.ExportContext.Store.Hash}\", \"scale\": \"human\", \"events\": [\n";
        foreach (var slide in export.Events().SelectMany(e => Slides(e, export.ExportContext)))
        {
            yield return before + TrackerJson.Text(slide, TrackerTimelineJs.Default.TimelineJsSlide);
            before = ",\n";
        }

        yield return before == ",\n" ? "\n]}\n" : before + "]}\n";
    }

    /// <summary>A slide for each part of its date.</summary>
    private static IEnumerable<TimelineJsSlide> Slides(RecordedEvent e, ExportContext edition) =>
        e.Event.Date.Parts.Select((part, place) => Slide(e, edition, PartId.Of(e.Id, place), part));

    private static TimelineJsSlide Slide(RecordedEvent recorded, ExportContext edition, string id, DateSpan part)
    {
        var (e, language) = (recorded.Event, edition.Language);
        var (first, last) = (part.Earliest ?? part.Latest ?? e.Added, part.Earliest is null ? null : part.Latest);
        var isWhole = e.Date.Form is EdtfForm.Single or EdtfForm.Set && first.Day == 1;
        var isMonth = isWhole && last == first.AddMonths(1).AddDays(-1);
        var isYear = isWhole && first.Month == 1 && last == first.AddYears(1).AddDays(-1);
        var notes = string.Join("<br>", EventNotes.Of(recorded, edition).Select(Html.Encode));
        var sources = string.Join(
            language.Say("list.comma"),
            recorded.Cited.Select(source => Html.Encode(source.Publisher.Name.In(language))).Distinct()
        );
        var (start, end) = (Date(first), last > first ? Date(last.Value) : null);
        return new TimelineJsSlide(
            start,
            end == start ? null : end,
            DateWords.Describe(e.Date, language),
            id,
            language.Say("kind." + e.Kind.Text()),
            new TimelineJsText(
                Html.Encode(e.Title.In(language)),
                $"<p>{Html.Encode(e.Summary.In(language))}</p><p>{notes}</p><p><a href=\"{Html.Encode(edition.Whole(edition.Links.Event(e.Id)))}\">{Html.Encode(language.Say("event.citations"))}</a>{Html.Encode(language.Say("list.colon"))}{sources}</p>"
            )
        );

        TimelineJsDate Date(DateOnly day) => new(day.Year, isYear ? null : day.Month, isYear || isMonth ? null : day.Day);
    }
}

/// <summary>The whole file.</summary>
public sealed record TimelineJsFile(string Dataset, string Scale, IReadOnlyList<TimelineJsSlide> Events);

public sealed record TimelineJsSlide(
    [property: JsonPropertyName("start_date")] TimelineJsDate StartDate,
    [property: JsonPropertyName("end_date")] TimelineJsDate? EndDate,
    [property: JsonPropertyName("display_date")] string DisplayDate,
    [property: JsonPropertyName("unique_id")] string UniqueId,
    string Group,
    TimelineJsText Text
);

/// <summary>A date without hours; what is not known is left out.</summary>
public sealed record TimelineJsDate(int Year, int? Month, int? Day);

/// <summary>HTML, both.</summary>
public sealed record TimelineJsText(string Headline, string Text);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TimelineJsSlide))]
internal sealed partial class TrackerTimelineJs : JsonSerializerContext
{
    static TrackerTimelineJs() =>
        Default = new TrackerTimelineJs(new JsonSerializerOptions(s_defaultOptions) { Encoder = TrackerJson.Encoder });
}
