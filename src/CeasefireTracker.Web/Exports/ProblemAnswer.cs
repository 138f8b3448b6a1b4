using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>How the data formats say that an address was not understood: problem details (RFC 9457), one entry a value.</summary>
public static class ProblemAnswer
{
    private static readonly IReadOnlySet<string> Dates = TimelineFilter
        .Filters.Concat(PositionFilter.Filters)
        .OfType<DateFilter>()
        .Select(filter => filter.Name)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The answer, status 400, in the language of the address.</summary>
    public static IResult Of(IReadOnlyList<FilterProblem> problems, Links links) =>
        Results.Problem(
            type: links.Problem(TypeOf(problems[0])),
            title: "The address was not understood.",
            statusCode: StatusCodes.Status400BadRequest,
            detail: string.Join(' ', problems.Select(problem => problem.Message.In(links.Language))),
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = problems
                    .Select(problem => new
                    {
                        name = problem.Field,
                        value = problem.Value,
                        reason = problem.Message.In(links.Language),
                    })
                    .ToArray(),
            }
        );

    /// <summary>The answer to an ending that an address does not have, status 404: it lists those that exist.</summary>
    /// <param name="near">The same address with the nearest ending; null if none is near.</param>
    public static IResult UnknownEnding(string ending, IEnumerable<Ending> known, Links links, string? near)
    {
        var detail = links.Language.Say("ending.unknown", Shown(ending, 30), string.Join(' ', known.Select(other => other.Suffix)));
        return NotFound(
            "unknown-ending",
            "There is no such format.",
            detail,
            links,
            near,
            ("endings", known.Select(other => other.Suffix).ToArray())
        );
    }

    /// <summary>The answer where an id names nothing, or an event that was withdrawn; status 404.</summary>
    /// <param name="near">The address of the event of the nearest id; null if none is near.</param>
    public static IResult Missing(string id, Links links, string? near) =>
        NotFound("unknown-id", "There is nothing of this id.", links.Language.Say("data.missing", Shown(id, 80)), links, near);

    /// <summary>The answer to an address of data at which there is nothing, status 404.</summary>
    public static IResult UnknownAddress(string path, Links links, string? near) =>
        NotFound(
            "unknown-address",
            "There is nothing at this address.",
            links.Language.Say("data.unknown-address", Shown(path, 80)),
            links,
            near
        );

    /// <summary>The answer to a name that no file of the data has, status 404.</summary>
    public static IResult UnknownFile(string path, ExportContext edition) =>
        NotFound(
            "unknown-file",
            "There is no such file.",
            edition.Language.Say("data.unknown-file", Shown(path, 80), edition.Links.Newest(".sqlite"), edition.Links.Newest(".zip")),
            edition.Links,
            NearAddress.OfFile(path, edition)
        );

    /// <summary>The answer to an address that no frame shows, status 404.</summary>
    public static IResult NotEmbeddable(string address, Links links) =>
        Results.Problem(
            type: links.Problem("unknown-id"),
            title: "There is nothing to embed.",
            statusCode: StatusCodes.Status404NotFound,
            detail: links.Language.Say("oembed.other", address.Length <= 80 ? address : address[..80] + "…")
        );

    /// <summary>The answer where an address names a version of the data that is not the one it answers with; status 404.</summary>
    /// <param name="near">The address of the version that is served, where that is another address.</param>
    public static IResult UnknownVersion(ExportContext edition, string? near = null) =>
        NotFound(
            "unknown-version",
            "This dataset is not kept here.",
            edition.Language.Say("data.other-version", edition.Store.Hash, edition.Links.Whole(edition.Store.Hash, ".sqlite")),
            edition.Links,
            near
        );

    private static IResult NotFound(
        string type,
        string title,
        string detail,
        Links links,
        string? near,
        params (string Name, object Value)[] more
    ) =>
        Results.Problem(
            type: links.Problem(type),
            title: title,
            statusCode: StatusCodes.Status404NotFound,
            detail: near is null ? detail : $"{detail} {links.Language.Say("data.near", near)}",
            extensions: more.Concat(near is null ? [] : [("near", near)]).ToDictionary(pair => pair.Item1, object? (pair) => pair.Item2)
        );

    private static string Shown(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    private static string TypeOf(FilterProblem problem) => !problem.IsOfName && Dates.Contains(problem.Field) ? "bad-date" : "bad-value";
}
