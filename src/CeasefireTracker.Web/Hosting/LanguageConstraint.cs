using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Lets <c>{lang:language}</c> in a route be <c>en</c> or <c>ja</c> and nothing else.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string text && EnumText.TryParse<Language>(text, out _);
}
