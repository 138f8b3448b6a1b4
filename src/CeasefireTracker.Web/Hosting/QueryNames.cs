using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Web.Hosting;

/// <summary>The names that an address may have after its question mark, besides the parameters of a page's OnGet. A page without this attribute knows no other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryNamesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>True for what reads its whole query and says by itself what it does not know.</summary>
    public bool AnswersForUnknown { get; init; }
}

/// <summary>
/// An unknown name is told to the reader, with the nearest known one, and the page is neither indexed nor cached: every address with an
/// invented name would be one more copy. Other endpoints that carry <see cref="QueryNamesAttribute"/> answer 400.
/// </summary>
public sealed class QueryNames(RequestDelegate next)
{
    private const int MostNamed = 5;

    public Task InvokeAsync(HttpContext context)
    {
        var (query, endpoint) = (context.Request.Query, context.GetEndpoint());
        var isPage = endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        var known = endpoint?.Metadata.GetMetadata<QueryNamesAttribute>();
        if (query.Count == 0 || known is { AnswersForUnknown: true } || (!isPage && known is null))
        {
            return next(context);
        }

        List<string> names = [.. known?.Names ?? [], .. Parameters(endpoint)];
        var unknown = query.Where(pair => !names.Contains(pair.Key, StringComparer.Ordinal))
            .Take(MostNamed).Select(pair => Problem(pair.Key, pair.Value.ToString(), names)).ToList();
        if (unknown.Count == 0)
        {
            return next(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (!isPage)
        {
            return Exports.ProblemAnswer.Of(unknown, Language.En).ExecuteAsync(context);
        }

        context.Features.Set(new UnknownNames(unknown));
        return next(context);
    }

    private static IEnumerable<string> Parameters(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { HandlerMethods: { } handlers } page
            ? handlers.SelectMany(handler => handler.Parameters).Select(parameter => parameter.BindingInfo?.BinderModelName ?? parameter.Name)
                .Where(name => page.AttributeRouteInfo?.Template?.Contains($"{{{name}", StringComparison.Ordinal) != true)
            : [];

    private static FilterProblem Problem(string name, string value, IEnumerable<string> known)
    {
        var shown = name.Length <= 60 ? name : name[..60] + "…";
        var near = name.Length <= 60 ? Nearest.Of(name, known) : null;
        return new FilterProblem(shown, value, near is null ? Words.Both("filter.unknown-name", shown) : Words.Both("filter.unknown-name-near", shown, near));
    }
}

/// <summary>What the layout tells of an address whose names were not all understood.</summary>
public sealed record UnknownNames(IReadOnlyList<FilterProblem> Problems)
{
    /// <summary>The unknown names of a request; none for nearly all.</summary>
    public static IReadOnlyList<FilterProblem> Of(HttpContext context) => context.Features.Get<UnknownNames>()?.Problems ?? [];
}
