using CeasefireTracker.Web.Exports;
using Microsoft.AspNetCore.OpenApi;

namespace CeasefireTracker.Web.Pages.Data;

/// <summary>The API as its own document describes it, readable without script.</summary>
public sealed class ApiModel([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider) : TrackerPage
{
    public IReadOnlyList<ApiOperation> Operations { get; private set; } = [];

    public IReadOnlyList<ApiSchema> Schemas { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(HttpContext.RequestAborted);
        Operations =
        [
            .. document.Paths.SelectMany(path => path.Value.Operations!.Values, (path, operation) => ApiOperation.Of(path.Key, operation)),
        ];
        Schemas =
        [
            .. document
                .Components!.Schemas!.Where(schema => schema.Value.Properties is { Count: > 0 })
                .Select(schema => ApiSchema.Of(schema.Key, schema.Value)),
        ];
    }
}
