using System.Text.Encodings.Web;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Changes;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>A feed, whatever the format: what is new in the record, the newest first. Its days are those of the record, never those of the
/// events.</summary>
/// <param name="Id">A permanent name; so are the entries'.</param>
/// <param name="Page">The address of the page that shows the same, without origin; from it come the feed's own addresses.</param>
/// <param name="Query">The query of these addresses, with its question mark, or nothing.</param>
public sealed record Feed(
    ExportContext ExportContext,
    string Id,
    string Title,
    string Description,
    string Page,
    string Query,
    DateOnly Updated,
    IReadOnlyList<FeedEntry> Entries
)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The most entries of one feed.</summary>
    public const int MostEntries = 100;

    /// <summary>The address of this feed with an ending; without one, of its page.</summary>
    public string Address(string suffix = "") => ExportContext.Whole(Page + suffix + Query);

    /// <summary>The page of the feed in the other language.</summary>
    public string OtherAddress => ExportContext.Whole(ExportContext.Links.In(OtherLanguage, Page)) + Query;

    /// <summary>The language in which this feed is not.</summary>
    public Language OtherLanguage => ExportContext.Language == Language.En ? Language.Ja : Language.En;

    /// <summary>The newest events of a selection.</summary>
    public static Feed Of(TimelineExport export)
    {
        var edition = export.ExportContext;
        var filter = export.Filter.Alone();
        var query = filter.ToQueryString();
        var name = edition.SiteName;
        var events = export.Newest(MostEntries);
        return new Feed(
            edition,
            edition.Tag($"{edition.Language.Text()}/timeline{(query.Length == 0 ? "" : "?" + query)}"),
            filter.IsEverything ? name : $"{name}{edition.Language.Say("list.colon")}{export.Sentence(export.Total)}",
            edition.Language.Say("feed.timeline"),
            edition.Links.Timeline(),
            query.Length == 0 ? "" : "?" + query,
            events.Select(e => e.Event.LastChange()).DefaultIfEmpty(edition.Store.ChangedOn).Max(),
            [.. events.Select(e => Entry(e, edition))]
        );
    }

    /// <summary>The newest changes of the record.</summary>
    public static Feed Of(ChangesExport export)
    {
        var edition = export.ExportContext;
        return new Feed(
            edition,
            edition.Tag($"{edition.Language.Text()}/changes"),
            $"{edition.SiteName}{edition.Language.Say("list.colon")}{edition.Language.Say("changes.title")}",
            edition.Language.Say("changes.lead"),
            edition.Links.Changes(),
            "",
            edition.Store.ChangedOn,
            [.. new ChangeLog(edition.Store, edition.Stop).Read(0, MostEntries).Select(entry => Entry(entry, edition))]
        );
    }

    private static FeedEntry Entry(RecordedEvent recorded, ExportContext edition)
    {
        var (e, language) = (recorded.Event, edition.Language);
        var date = DateWords.Describe(e.Date, language);
        var sources = recorded.Cited.Select(source =>
            $"<li>{Encoded(source.Publisher.Name.In(language))}{Encoded(language.Say("list.colon"))}{Document(source, language)}</li>"
        );
        var narrative = recorded.NarrativeHtml is { } html ? edition.Links.Within(html.In(language), edition.Origin) : null;
        return new FeedEntry(
            edition.Tag($"{language.Text()}/events/{e.Id}"),
            language.Say("feed.entry", e.Title.In(language), date),
            edition.Links.Event(e.Id),
            e.Summary.In(language),
            $"<p><strong>{Encoded(date)}</strong></p>\n<p>{Encoded(e.Summary.In(language))}</p>\n<p>{string.Join("<br>", EventNotes.Of(recorded, edition).Select(Encoded))}</p>\n{narrative}\n<h2>{Encoded(language.Say("event.citations"))}</h2>\n<ul>\n{string.Join('\n', sources)}\n</ul>",
            e.Added,
            e.LastChange(),
            [language.Say("kind." + e.Kind.Text())]
        )
        {
            Mark = new FeedMark(e.Date.ToString(), e.Standing.Text(), recorded.Disputes.Count > 0),
        };
    }

    private static FeedEntry Entry(LogEntry entry, ExportContext edition)
    {
        var language = edition.Language;
        var e = entry.Event;
        var text = entry.What?.In(language) ?? e.Summary.In(language);
        var name =
            entry.Sort == LogSort.Correction ? FormattableString.Invariant($"{entry.Day:yyyy-MM-dd}/{entry.Place}") : entry.Sort.Text();
        return new FeedEntry(
            edition.Tag($"{language.Text()}/changes/{e.Id}/{name}"),
            $"{language.Say("changes." + entry.Sort.Text())}{language.Say("list.colon")}{e.Title.In(language)}",
            edition.Links.Event(e.Id),
            text,
            $"<p>{Encoded(text)}</p>",
            entry.Day,
            entry.Day,
            [language.Say("changes." + entry.Sort.Text())]
        );
    }

    private static string Document(SourceRow source, Language language) =>
        source.Url is { } url
            ? $"<a href=\"{Encoded(url)}\"{Turned(source)}>{Encoded(source.Title ?? source.Description!.In(language))}</a>"
        : Turned(source) is { Length: > 0 } turned ? $"<span{turned}>{Encoded(source.Title!)}</span>"
        : Encoded(source.Title ?? source.Description!.In(language));

    // Only what runs the other way says so: a reader of feeds sets all else by the language of the feed.
    private static string Turned(SourceRow source) =>
        source.Title is not null && Direction.Of(source.Language) is { } direction
            ? $" lang=\"{Encoded(source.Language)}\" dir=\"{direction}\""
            : "";

    private static string Encoded(string text) => Html.Encode(text);
}

/// <summary>One entry of a feed.</summary>
/// <param name="Page">The address of its page, without origin.</param>
/// <param name="Published">The day on which the tracker first had it.</param>
/// <param name="Updated">The day on which its record last changed.</param>
public sealed record FeedEntry(
    string Id,
    string Title,
    string Page,
    string Summary,
    string Html,
    DateOnly Published,
    DateOnly Updated,
    IReadOnlyList<string> Categories
)
{
    /// <summary>Of an event, what programs have to know before they count it; null for a change.</summary>
    public FeedMark? Mark { get; init; }
}

/// <summary>The date, the standing and whether sources differ, in the words of the data.</summary>
public sealed record FeedMark(string Edtf, string Standing, bool Disputed);
