using CeasefireTracker.Dataset.Model;
using Microsoft.AspNetCore.Routing.Matching;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Lets <c>{lang:language}</c> in a route be <c>en</c> or <c>ja</c> and nothing else.</summary>
// Told that no other first part of an address is a language, the table of routes does not repeat all pages under each of those parts:
// building it took a quarter of what a server's first page waits for.
public sealed class LanguageConstraint : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values.TryGetValue(routeKey, out var value) && value is string text && EnumText.TryParse<Language>(text, out _);

    public bool MatchesLiteral(string parameterName, string literal) => EnumText.TryParse<Language>(literal, out _);
}

/// <summary>Lets <c>{id:slug}</c> in a route be an id and nothing with a dot, so that <c>a.csl.json</c> is never the event
/// <c>a.csl</c>.</summary>
public sealed class SlugConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values.TryGetValue(routeKey, out var value) && value is string text && Slug.IsValid(text);
}
