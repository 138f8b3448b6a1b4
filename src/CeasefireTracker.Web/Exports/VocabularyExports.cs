using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Exports;

/// <summary>The actors as JSON, version 1: documented keys are only ever added.</summary>
public sealed record ActorsJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<ListedActorJson> Actors
);

/// <summary>Somebody of the talks.</summary>
public sealed record ListedActorJson(
    string Id,
    string Url,
    string Kind,
    bool Party,
    TextJson Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<MandateJson> SpeaksFor,
    IReadOnlyList<string> Members,
    IReadOnlyList<OfficeJson> Offices,
    string? Wikidata
);

/// <summary>For whom somebody spoke, both days inclusive; null is open.</summary>
public sealed record MandateJson(string For, string? Rank, DateOnly? From, DateOnly? Until);

/// <summary>An office that somebody held, both days inclusive; null is open.</summary>
public sealed record OfficeJson(TextJson Title, DateOnly? From, DateOnly? Until);

/// <summary>Everybody in whose names the search finds something, in the order of their file.</summary>
public sealed record ActorsExport(ExportContext ExportContext, string Search = "")
{
    /// <summary>Every name that an address of theirs may have.</summary>
    public static readonly IReadOnlyList<Filter> Filters = [NameFilter.Search];

    public int Total => Actors.Count();

    private IEnumerable<ActorRow> Actors
    {
        get
        {
            var search = new NameSearch(Search);
            return ExportContext.Store.Vocabulary.Actors.Values.Where(actor => search.Finds(actor.Names()));
        }
    }

    public IEnumerable<string> Json()
    {
        var edition = ExportContext;
        var body = new ActorsJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(edition.Links.Actors(Search)),
            Total,
            [
                .. Actors.Select(actor => new ListedActorJson(
                    actor.Id,
                    edition.Whole(edition.Links.Actor(actor.Id)),
                    actor.Kind.Text(),
                    actor.Party,
                    TextJson.Of(actor.Name)!,
                    actor.Aliases,
                    [.. actor.SpeaksFor.Select(mandate => new MandateJson(mandate.For, mandate.Rank?.Text(), mandate.From, mandate.To))],
                    actor.Members,
                    [.. actor.Offices.Select(office => new OfficeJson(TextJson.Of(office.Title)!, office.From, office.To))],
                    actor.Wikidata
                )),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.ActorsJson) + "\n"];
    }

    public IEnumerable<string> Csv()
    {
        using var csv = new CsvLines();
        yield return csv.Head(
            "id",
            "kind",
            "party",
            "name_en",
            "name_ja",
            "aliases",
            "speaks_for",
            "wikidata",
            "members",
            "url",
            "dataset"
        );
        foreach (var actor in Actors)
        {
            yield return csv.Word(actor.Id)
                .Word(actor.Kind.Text())
                .Yes(actor.Party)
                .Text(actor.Name.En)
                .Text(actor.Name.Ja)
                .Texts(actor.Aliases)
                .Words(actor.SpeaksFor.Select(mandate => mandate.For).Distinct())
                .Word(actor.Wikidata)
                .Words(actor.Members)
                .Word(ExportContext.Whole(ExportContext.Links.Actor(actor.Id)))
                .Word(ExportContext.Store.Hash)
                .End();
        }
    }
}

/// <summary>The issues as JSON, version 1: documented keys are only ever added.</summary>
public sealed record IssuesJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<IssueJson> Issues
);

/// <summary>A question of the talks, and the answers on which stances are taken.</summary>
public sealed record IssueJson(
    string Id,
    string Url,
    TextJson Label,
    TextJson Definition,
    TextJson Example,
    IReadOnlyList<OptionJson> Options
);

/// <param name="SeeAlso">The options of other issues on the same matter, <c>issue.option</c>.</param>
/// <param name="Several">True if it holds several texts, so that no stance on it replaces another.</param>
public sealed record OptionJson(string Id, TextJson Label, IReadOnlyList<string> SeeAlso, bool Several);

/// <summary>Every issue with its options, in the order of their file.</summary>
public sealed record IssuesExport(ExportContext ExportContext)
{
    public int Total => Issues.Count();

    /// <summary>How many options there are, a line of the table each.</summary>
    public int Options => Issues.Sum(issue => issue.Options.Count);

    private IEnumerable<IssueRow> Issues => ExportContext.Store.Vocabulary.Issues.Values;

    public IEnumerable<string> Json()
    {
        var edition = ExportContext;
        var body = new IssuesJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(edition.Links.Issues()),
            Total,
            [
                .. Issues.Select(issue => new IssueJson(
                    issue.Id,
                    edition.Whole(edition.Links.Issue(issue.Id)),
                    TextJson.Of(issue.Label)!,
                    TextJson.Of(issue.Definition)!,
                    TextJson.Of(issue.Example)!,
                    [
                        .. issue.Options.Select(option => new OptionJson(
                            option.OptionId,
                            TextJson.Of(option.Label)!,
                            option.SeeAlso,
                            option.Several
                        )),
                    ]
                )),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.IssuesJson) + "\n"];
    }

    public IEnumerable<string> Csv()
    {
        using var csv = new CsvLines();
        yield return csv.Head(
            "issue",
            "option",
            "label_en",
            "label_ja",
            "definition_en",
            "definition_ja",
            "example_en",
            "example_ja",
            "option_en",
            "option_ja",
            "see_also",
            "several",
            "url",
            "dataset"
        );
        foreach (var (issue, option) in Issues.SelectMany(issue => issue.Options, (issue, option) => (issue, option)))
        {
            yield return csv.Word(issue.Id)
                .Word(option.OptionId)
                .Text(issue.Label.En)
                .Text(issue.Label.Ja)
                .Text(issue.Definition.En)
                .Text(issue.Definition.Ja)
                .Text(issue.Example.En)
                .Text(issue.Example.Ja)
                .Text(option.Label.En)
                .Text(option.Label.Ja)
                .Words(option.SeeAlso)
                .Yes(option.Several)
                .Word(ExportContext.Whole(ExportContext.Links.Issue(issue.Id)))
                .Word(ExportContext.Store.Hash)
                .End();
        }
    }
}
