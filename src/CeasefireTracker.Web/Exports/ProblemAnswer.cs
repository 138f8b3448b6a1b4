using CeasefireTracker.Dataset.Model;
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

    private static string TypeOf(FilterProblem problem) => problem.Field is "from" or "to" ? "bad-date" : "bad-value";
}
