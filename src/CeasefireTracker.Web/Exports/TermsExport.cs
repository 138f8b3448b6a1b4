using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>The stances as JSON, version 1: documented keys are only ever added.</summary>
public sealed record TermsJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<HeldTermJson> Terms
);

/// <summary>One stance of one holder.</summary>
/// <param name="Side">The party whose word it was; null if it was no party's.</param>
/// <param name="From">The first day on which it stood as a position, inclusive; null if it never did.</param>
/// <param name="Until">The last one; null while it stands.</param>
/// <param name="End">Why it no longer stands.</param>
/// <param name="EndedBy">The stance that replaced or withdrew it, <c>event-id#term-id</c>.</param>
public sealed record HeldTermJson(
    PositionEventJson Event,
    string Issue,
    string Option,
    TextJson OptionText,
    string Holder,
    string? Side,
    string? SpokenBy,
    IReadOnlyList<string> StatedFor,
    string Stance,
    TextJson Detail,
    bool Counts,
    IReadOnlyList<string> Cite,
    IReadOnlyList<string> Only,
    string? Holds,
    string? Ends,
    DateOnly? From,
    DateOnly? Until,
    string? End,
    string? EndedBy,
    MootJson? Moot
);

/// <summary>The stances that a format writes: a line each for whoever holds one, with what does not count, which says so.</summary>
public sealed record TermsExport(ExportContext ExportContext, PositionFilter Filter)
{
    /// <summary>The names of an address that are read.</summary>
    public static readonly IReadOnlyList<Filter> Filters = [Facet.Actor, Facet.Issue];

    private readonly Lazy<IReadOnlyList<HeldTerm>> stances = new(() => HeldTerm.All(ExportContext.Store, Filter, ExportContext.Stop));

    /// <summary>Every stance, in the order of the events.</summary>
    public IReadOnlyList<HeldTerm> Stances() => stances.Value;

    public IEnumerable<string> Json()
    {
        var (edition, store) = (ExportContext, ExportContext.Store);
        var body = new TermsJson(
            "1",
            store.Hash,
            store.RecordedUpTo,
            edition.Whole(edition.Links.Terms(Filter)),
            Stances().Count,
            [.. Stances().TakeUntil(edition.Stop).Select(Json)]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.TermsJson) + "\n"];
    }

    /// <param name="lines">The table's format; it is disposed of.</param>
    public IEnumerable<string> Table(TableLines lines)
    {
        using (lines)
        {
            yield return lines.Head(
                "event",
                "term",
                "edtf",
                "earliest",
                "latest",
                "event_en",
                "event_ja",
                "standing",
                "issue",
                "issue_en",
                "issue_ja",
                "option",
                "option_en",
                "option_ja",
                "holder",
                "holder_en",
                "holder_ja",
                "side",
                "spoken_by",
                "stated_for",
                "stance",
                "detail_en",
                "detail_ja",
                "counts",
                "cite",
                "only",
                "holds",
                "ends",
                "from",
                "until",
                "end",
                "ended_by",
                "moot_event",
                "url",
                "dataset"
            );
            foreach (var held in Stances())
            {
                yield return Line(lines, held);
            }
        }
    }

    private string Line(TableLines lines, HeldTerm held)
    {
        var (edition, vocabulary) = (ExportContext, ExportContext.Store.Vocabulary);
        var (e, term) = (held.Stated.Event, held.Stated.Term);
        var (issue, holder) = (vocabulary.Issues[term.Issue], vocabulary.Actors[held.Holder]);
        var option = issue.Option(term.Option).Label;
        return lines
            .Word(e.Id)
            .Word(term.Id)
            .Date(e.Date)
            .Day(e.Date.Span.Earliest)
            .Day(e.Date.Span.Latest)
            .Text(e.Title.En)
            .Text(e.Title.Ja)
            .Word(e.Standing.Text())
            .Word(issue.Id)
            .Text(issue.Label.En)
            .Text(issue.Label.Ja)
            .Word(term.Option)
            .Text(option.En)
            .Text(option.Ja)
            .Word(holder.Id)
            .Text(holder.Name.En)
            .Text(holder.Name.Ja)
            .Word(held.Side)
            .Word(term.SpokenBy)
            .Words(term.Actors)
            .Word(term.Stance.Text())
            .Text(term.Detail.En)
            .Text(term.Detail.Ja)
            .Yes(held.Counts)
            .Words(term.Cite)
            .Words(term.OnlyReportedBy)
            .Date(term.Holds)
            .Word(term.Ends)
            .Day(held.From)
            .Day(held.Until)
            .Word(held.Last?.End?.Text())
            .Word(Address(held.Last?.EndedBy))
            .Word(term.Moot?.Event)
            .Word(edition.Whole(edition.Links.Term(e.Id, term.Id)))
            .Word(edition.Store.Hash)
            .End();
    }

    private HeldTermJson Json(HeldTerm held)
    {
        var (edition, e, term) = (ExportContext, held.Stated.Event, held.Stated.Term);
        return new HeldTermJson(
            PositionEventJson.Of(e, term, edition.Origin, edition.Links),
            term.Issue,
            term.Option,
            TextJson.Of(edition.Store.Vocabulary.Issues[term.Issue].Option(term.Option).Label)!,
            held.Holder,
            held.Side,
            term.SpokenBy,
            term.Actors,
            term.Stance.Text(),
            TextJson.Of(term.Detail)!,
            held.Counts,
            term.Cite,
            term.OnlyReportedBy,
            term.Holds?.ToString(),
            term.Ends,
            held.From,
            held.Until,
            held.Last?.End?.Text(),
            Address(held.Last?.EndedBy),
            MootJson.Of(term.Moot)
        );
    }

    private static string? Address(StatedTerm? stated) => stated is null ? null : $"{stated.Event.Id}#{stated.Term.Id}";
}
