using System.Text;
using System.Text.Encodings.Web;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// An unknown name is told to the reader, with the nearest known one, and the page is neither indexed nor cached: every address with an
/// invented name would be one more copy. The page itself is made from the names that are known, and so is made once for all inventions.
/// Other endpoints that carry <see cref="QueryNamesAttribute"/> answer 400.
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
        var others = query.Where(pair => !names.Contains(pair.Key, StringComparer.Ordinal)).ToList();
        var unknown = others.Take(MostNamed).Select(pair => Problem(pair.Key, pair.Value.ToString(), names)).ToList();
        if (others.Skip(MostNamed).ToList() is [var (further, value), ..] untold)
        {
            unknown.Add(
                new FilterProblem(FilterProblem.Shown(further), value.ToString(), Words.Both("filter.unknown-name-more", untold.Count))
            );
        }

        if (unknown.Count == 0)
        {
            return next(context);
        }

        if (!isPage)
        {
            context.Response.Headers.CacheControl = "no-store";
            return Exports.ProblemAnswer.Of(unknown, Links.Of(context, Language.En)).ExecuteAsync(context);
        }

        context.Features.Set(new UnknownNames(unknown, context.Request.QueryString));
        context.Request.QueryString = QueryString.Create(query.Where(pair => names.Contains(pair.Key, StringComparer.Ordinal)));
        return next(context);
    }

    private static IEnumerable<string> Parameters(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { HandlerMethods: { } handlers } page
            ? handlers
                .SelectMany(handler => handler.Parameters)
                .Select(parameter => parameter.BindingInfo?.BinderModelName ?? parameter.Name)
                .Where(name => page.AttributeRouteInfo?.Template?.Contains($"{{{name}", StringComparison.Ordinal) != true)
            : [];

    private static FilterProblem Problem(string name, string value, IEnumerable<string> known)
    {
        var shown = FilterProblem.Shown(name);
        var near = name.Length <= 60 ? Nearest.Of(name, known) : null;
        return new FilterProblem(
            shown,
            value,
            near is null ? Words.Both("filter.unknown-name", shown) : Words.Both("filter.unknown-name-near", shown, near)
        );
    }
}
