using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a reference manager calls a document.</summary>
public enum ReferenceType
{
    Newspaper,
    WebPage,
}

/// <summary>A date of publication, as exact as it is known: the day and the month may be missing.</summary>
public sealed record DateParts(int Year, int? Month, int? Day)
{
    /// <summary>The date for reference managers, which know no approximate dates and no spans; null where not even the year is
    /// known.</summary>
    public static DateParts? Of(EdtfDate? date) =>
        date?.Span is { Earliest: { } first, Latest: { } last } span && first.Year == last.Year
            ? new DateParts(first.Year, first.Month == last.Month ? first.Month : null, span.IsOneDay ? first.Day : null)
            : null;

    public static DateParts Of(DateOnly day) => new(day.Year, day.Month, day.Day);
}

/// <summary>A document as reference managers hold it.</summary>
/// <param name="Key">ASCII, lasting.</param>
/// <param name="Author">A body, never a person: who speaks in a document, or the agency whose report a paper repeats; null where none is
/// named.</param>
/// <param name="Container">The paper, agency or site that it stands on.</param>
/// <param name="Accessed">The day on which the tracker first cited it; null for our own pages, whose address names a version.</param>
public sealed record Reference(
    string Key,
    ReferenceType Type,
    string Title,
    string? Author,
    string Container,
    DateParts? Issued,
    string? Url,
    string Language,
    DateOnly? Accessed,
    string Note
)
{
    /// <summary>A cited document.</summary>
    public static Reference Of(SourceRow source, DateOnly cited, ExportContext edition) =>
        new(
            source.Id,
            source.Tier == SourceTier.News ? ReferenceType.Newspaper : ReferenceType.WebPage,
            source.Title ?? $"[{source.Description!.In(edition.Language)}]",
            source.Tier == SourceTier.News ? source.Origin?.Name.In(edition.Language) : source.Publisher.Name.In(edition.Language),
            source.Publisher.Name.In(edition.Language),
            DateParts.Of(source.Published),
            source.Url,
            source.Language,
            source.Url is null ? null : cited,
            string.Join(
                ' ',
                new[] { source.NoUrl?.In(edition.Language), edition.Language.Say("cite.via", edition.Store.Hash) }.OfType<string>()
            )
        );

    /// <summary>The page of an event, in the version of the data that is served now.</summary>
    public static Reference Of(Event e, ExportContext edition) =>
        Own(
            "ceasefire-" + e.Id,
            e.Title.In(edition.Language),
            edition.Links.Event(e.Id) + "?v=" + edition.Store.Hash,
            e.LastChange(),
            edition
        );

    /// <summary>A view of the timeline, in the version of the data that is served now.</summary>
    public static Reference OfTimeline(ExportContext edition, TimelineFilter filter, string title)
    {
        var address = edition.Links.Timeline(filter with { After = null });
        return Own(
            "ceasefire-timeline",
            title,
            $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}v={edition.Store.Hash}",
            edition.Store.ChangedOn,
            edition
        );
    }

    /// <summary>Any other page, as it stands today.</summary>
    /// <param name="address">Its address without origin.</param>
    public static Reference Of(string title, string address, ExportContext edition) =>
        Own("ceasefire-page", title, address, edition.Store.ChangedOn, edition);

    /// <summary>The documents that a selection cites, each once, in the order of the events.</summary>
    public static IEnumerable<Reference> CitedBy(TimelineExport export)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return export
            .EventsAlone()
            .SelectMany(e => e.Cited)
            .Where(source => seen.Add(source.Id))
            .Select(source => Of(source, export.ExportContext.Store.FirstCited(source.Id), export.ExportContext));
    }

    private static Reference Own(string key, string title, string address, DateOnly changed, ExportContext edition)
    {
        var site = edition.SiteName;
        return new Reference(
            key,
            ReferenceType.WebPage,
            title,
            edition.Site.Responsible?.In(edition.Language) ?? site,
            site,
            DateParts.Of(changed),
            edition.Whole(address),
            edition.Language.Text(),
            null,
            edition.Language.Say("cite.version", edition.Store.Hash)
        );
    }
}
