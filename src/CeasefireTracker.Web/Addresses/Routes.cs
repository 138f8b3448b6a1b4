namespace CeasefireTracker.Web.Addresses;

/// <summary>Marks an address whose answers, refusals included, scripts of any site may read.</summary>
public sealed class ReadByAnySite;

/// <summary>Marks an address whose answers are worth keeping whole, because making one takes longer than sending it.</summary>
public sealed class KeptWhole;

/// <summary>How an address that is no page is answered.</summary>
public static class Routes
{
    /// <summary>Maps GET and HEAD alike; HEAD is GET without the body.</summary>
    // A handler with parameters of its own is compiled when the program starts, and the forty of them took a tenth of that time.
    public static IEndpointConventionBuilder MapRead(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<HttpContext, IResult> answer
    ) =>
        routes
            .MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], context => answer(context).ExecuteAsync(context))
            .WithMetadata(answer.Method);

    /// <inheritdoc cref="MapRead(IEndpointRouteBuilder, string, Func{HttpContext, IResult})"/>
    public static IEndpointConventionBuilder MapRead(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<HttpContext, Task<IResult>> answer
    ) =>
        routes
            .MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], async context => await (await answer(context)).ExecuteAsync(context))
            .WithMetadata(answer.Method);

    /// <summary>A part of the request's path by its name in the pattern.</summary>
    public static string Part(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
