using System.Linq.Expressions;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Sources;

/// <summary>
/// The record as one source tells it, or all documents of one publisher: the events for which it is cited, under the dates that it reports.
/// Where several of a publisher's documents are cited for one event, the one published last has the word on the date.
/// </summary>
public sealed class Telling
{
    private readonly OpenStore store;
    private readonly Document? document;
    private readonly Dictionary<int, DateDisagreement> moves;

    private Telling(OpenStore store, string teller, IReadOnlyList<Document> documents, TrackerContext context)
    {
        (this.store, Teller, document, Documents) = (
            store,
            teller,
            documents.Count == 1 ? documents[0] : null,
            documents.Select(source => source.Id).ToHashSet(StringComparer.Ordinal)
        );
        var published = documents.ToDictionary(
            source => source.Id,
            source => PublicDay.Of(source.Published) ?? DateOnly.MinValue,
            StringComparer.Ordinal
        );
        var ids = Documents.ToList();
        var cited = context
            .Citations.Where(citation => ids.Contains(citation.SourceId) && citation.Event.Ordinal != null)
            .Select(citation => new
            {
                Ordinal = citation.Event.Ordinal!.Value,
                citation.SourceId,
                citation.Place,
            })
            .AsEnumerable()
            .GroupBy(citation => citation.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.OrderBy(citation => published[citation.SourceId]).ThenBy(citation => citation.Place).Last().SourceId
            );
        Events = BitSet.Of(store.Index.Count, cited.Keys);
        moves = context
            .Disputes.Where(dispute => dispute.About == DifferenceAbout.Date && dispute.Event.Ordinal != null)
            .SelectMany(
                dispute => dispute.Reports.Where(report => ids.Contains(report.SourceId)),
                (dispute, report) =>
                    new
                    {
                        dispute.Event,
                        dispute.Place,
                        Report = report,
                    }
            )
            .OrderBy(move => move.Event.Ordinal)
            .ThenBy(move => move.Place)
            .ThenBy(move => move.Report.Place)
            .Select(move => new
            {
                Ordinal = move.Event.Ordinal!.Value,
                move.Event.Id,
                move.Event.Title,
                move.Event.Date,
                move.Report.SourceId,
                move.Report.Value,
            })
            .AsEnumerable()
            .Where(move => cited[move.Ordinal] == move.SourceId)
            .DistinctBy(move => move.Ordinal)
            .ToDictionary(
                move => move.Ordinal,
                move => new DateDisagreement(move.Ordinal, move.Id, move.Title, move.Date, EdtfDate.Parse(move.Value))
            );
    }

    /// <summary>The id of the source or the publisher.</summary>
    public string Teller { get; }

    /// <summary>The name by which readers know it: the publisher's, with the day where one document tells.</summary>
    public string Name(Language language)
    {
        var publisher = store.Vocabulary.Publishers[document?.PublisherId ?? Teller].Name.In(language);
        return document?.Published is { } published && document.Id == Teller
            ? language.Say("telling.document", publisher, DateWords.Describe(published, language))
            : publisher;
    }

    /// <summary>The ids of its documents.</summary>
    public IReadOnlySet<string> Documents { get; }

    /// <summary>The events that it tells.</summary>
    public BitSet Events { get; }

    /// <summary>The events for which it gives another date than the record does, in the order of the record.</summary>
    public IEnumerable<DateDisagreement> Moves => moves.Values.OrderBy(move => move.Ordinal);

    /// <summary>Reads what a source, or else a publisher, of this id tells; null if there is neither.</summary>
    public static Telling? Of(OpenStore store, string teller)
    {
        using var context = store.Context();
        var documents = Read(source => source.Id == teller);
        if (documents.Count == 0 && store.Vocabulary.Publishers.ContainsKey(teller))
        {
            documents = Read(source => source.PublisherId == teller);
        }

        return documents.Count == 0 && !store.Vocabulary.Publishers.ContainsKey(teller)
            ? null
            : new Telling(store, teller, documents, context);

        List<Document> Read(Expression<Func<SourceRow, bool>> which) =>
            [.. context.Sources.Where(which).Select(source => new Document(source.Id, source.PublisherId, source.Published))];
    }

    /// <summary>The record as the article tells it from which it began; null where there is no such article.</summary>
    public static Telling? Founding(OpenStore store) =>
        store.Once(static store => store.Site.FoundingArticle is { } article ? Of(store, article.Source) : null);

    /// <summary>The other date that it gives an event, or null if it gives none.</summary>
    public DateDisagreement? MoveOf(int ordinal) => moves.GetValueOrDefault(ordinal);

    /// <summary>The days of an event as it tells them.</summary>
    public DateSpan Days(int ordinal) => MoveOf(ordinal)?.Told.Span ?? store.Index.Days(ordinal);

    /// <summary>The events that it tells of a span of days.</summary>
    public BitSet Overlapping(DateSpan span)
    {
        var placed = store.Index.Overlapping(span);
        return BitSet.Of(
            store.Index.Count,
            Events.Ordinals().Where(ordinal => MoveOf(ordinal)?.Told.Parts.Any(part => part.Overlaps(span)) ?? placed.Contains(ordinal))
        );
    }

    /// <summary>Events in the order in which it tells them.</summary>
    public IReadOnlyList<int> InOrder(BitSet events, SortOrder? sort)
    {
        List<int> ordered =
        [
            .. events
                .Ordinals()
                .OrderBy(ordinal => Days(ordinal) is var days ? days.Earliest ?? days.Latest : null)
                .ThenBy(ordinal => ordinal),
        ];
        if (sort == SortOrder.Newest)
        {
            ordered.Reverse();
        }

        return ordered;
    }

    /// <summary>An event as it tells it: its date, its parts, its stances, its figures and what it answers.</summary>
    public RecordedEvent Retell(RecordedEvent e) => Retelling.Of(e, this, store.Vocabulary);

    private sealed record Document(string Id, string PublisherId, EdtfDate? Published);
}

/// <summary>An event for which a source gives another date.</summary>
/// <param name="Placed">The date by which the record places it.</param>
/// <param name="Told">The date that the source gives.</param>
public sealed record DateDisagreement(int Ordinal, string EventId, LocalizedText Title, EdtfDate Placed, EdtfDate Told)
{
    /// <summary>True if no day fits both dates; else the source is only less exact, or more.</summary>
    public bool IsElsewhere => !Placed.Parts.Any(placed => Told.Parts.Any(told => told.Overlaps(placed)));

    /// <summary>How far the source moves it; nothing where both dates can be one day.</summary>
    public DateShift Shift => IsElsewhere ? DateShift.Between(Placed, Told) : default;
}
