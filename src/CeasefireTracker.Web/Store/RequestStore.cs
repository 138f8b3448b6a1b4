namespace CeasefireTracker.Web.Store;

/// <summary>Finds the store of a request.</summary>
public static class RequestStore
{
    /// <summary>The store that this request reads.</summary>
    /// <exception cref="InvalidOperationException">The request was given none.</exception>
    public static OpenStore Store(this HttpContext context) =>
        context.Features.Get<OpenStore>() ?? throw new InvalidOperationException("The request has no store.");
}
