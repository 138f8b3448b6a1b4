using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>How the data formats say that an address was not understood: problem details (RFC 9457), one entry a value.</summary>
public static class ProblemAnswer
{
    /// <summary>The answer, status 400, in the language of the address.</summary>
    public static IResult Of(IReadOnlyList<FilterProblem> problems, Language language) => Results.Problem(
        type: "/problems/" + TypeOf(problems[0]),
        title: "The address was not understood.",
        statusCode: StatusCodes.Status400BadRequest,
        detail: string.Join(' ', problems.Select(problem => problem.Message.In(language))),
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = problems.Select(problem => new { name = problem.Field, value = problem.Value, reason = problem.Message.In(language) }).ToArray(),
        });

    /// <summary>The answer to an ending that an address does not have, status 404: it lists those that exist.</summary>
    public static IResult UnknownEnding(string ending, IEnumerable<Ending> known, Language language) => Results.Problem(
        type: "/problems/unknown-ending",
        title: "There is no such format.",
        statusCode: StatusCodes.Status404NotFound,
        detail: language.Say("ending.unknown", ending.Length <= 30 ? ending : ending[..30] + "…", string.Join(' ', known.Select(other => other.Suffix))),
        extensions: new Dictionary<string, object?> { ["endings"] = known.Select(other => other.Suffix).ToArray() });

    /// <summary>The answer where an id names nothing, or an event that was withdrawn; status 404.</summary>
    public static IResult Missing(string id, Language language) => Results.Problem(
        type: "/problems/unknown-id",
        title: "There is nothing of this id.",
        statusCode: StatusCodes.Status404NotFound,
        detail: language.Say("data.missing", id.Length <= 80 ? id : id[..80] + "…"));

    /// <summary>The answer to an address that no frame shows, status 404.</summary>
    public static IResult NotEmbeddable(string address, Language language) => Results.Problem(
        type: "/problems/unknown-id",
        title: "There is nothing to embed.",
        statusCode: StatusCodes.Status404NotFound,
        detail: language.Say("oembed.other", address.Length <= 80 ? address : address[..80] + "…"));

    /// <summary>The answer where an address names a version of the data that is not the one it answers with; status 404.</summary>
    public static IResult UnknownVersion(Edition edition) => Results.Problem(
        type: "/problems/unknown-version",
        title: "This dataset is not kept here.",
        statusCode: StatusCodes.Status404NotFound,
        detail: edition.Language.Say("data.other-version", edition.Store.Hash));

    private static string TypeOf(FilterProblem problem) => problem.Field is "from" or "to" or "known-on" or "asof" ? "bad-date" : "bad-value";
}
