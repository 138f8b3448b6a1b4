using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Exports;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Pages.Data;

/// <summary>One data address.</summary>
/// <param name="Names">The names that its query takes, with the words that are allowed where there are few.</param>
/// <param name="Schema">The shape of what it answers, or null if that is no JSON of ours.</param>
public sealed record ApiOperation(
    string Id,
    string Path,
    string Page,
    string MediaType,
    string Reach,
    string? Schema,
    IReadOnlyList<(string Name, string Words)> Names
)
{
    public static ApiOperation Of(string path, OpenApiOperation operation)
    {
        var (mediaType, content) = operation.Responses!["200"].Content!.First();
        var page = operation.OperationId!.Split('-')[0];
        var suffix = operation.OperationId[page.Length..].Replace('-', '.');
        var reach =
            DataList.All.FirstOrDefault(offer => offer.Name == page)?.Endings.FirstOrDefault(ending => ending.Suffix == suffix)?.Reach
            ?? Exports.Reach.Whole;
        return new ApiOperation(
            operation.OperationId,
            path,
            page,
            mediaType,
            reach.Text(),
            (content.Schema as OpenApiSchemaReference)?.Reference.Id,
            [
                .. operation
                    .Parameters!.Where(parameter => parameter.In == ParameterLocation.Query)
                    .Select(parameter => (parameter.Name!, Words(parameter.Schema))),
            ]
        );
    }

    private static string Words(IOpenApiSchema? schema) =>
        string.Join(' ', ((schema?.Items ?? schema)?.Enum ?? []).Select(word => word.ToString()));
}

/// <summary>The shape of an answer.</summary>
public sealed record ApiSchema(string Name, IReadOnlyList<(string Name, string Type, string? Refers)> Properties)
{
    public static ApiSchema Of(string name, IOpenApiSchema schema) =>
        new(name, [.. schema.Properties!.Select(property => (property.Key, Type(property.Value), Refers(property.Value)))]);

    private static string? Refers(IOpenApiSchema schema) =>
        (
            schema as OpenApiSchemaReference
            ?? schema.Items as OpenApiSchemaReference
            ?? schema.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault()
        )
            ?.Reference
            .Id;

    private static string Type(IOpenApiSchema schema) =>
        Refers(schema) is { } other
            ? schema.Items is null
                ? other
                : other + "[]"
            : string.Join(
                ' ',
                new[]
                {
                    schema.Type?.ToString().ToLowerInvariant() + (schema.Items is null ? "" : "[]"),
                    schema.Format,
                    schema.Pattern,
                }.OfType<string>()
            );
}
