using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Lets <c>{lang:language}</c> in a route be <c>en</c> or <c>ja</c> and nothing else.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values.TryGetValue(routeKey, out var value) && value is string text && EnumText.TryParse<Language>(text, out _);
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
