using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Filters;

/// <summary>What the values of a name may be, in the words of JSON Schema.</summary>
public static class Schemas
{
    /// <summary>One of these words.</summary>
    public static OpenApiSchema Words(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    /// <summary>Several of these.</summary>
    public static OpenApiSchema Many(OpenApiSchema one) => new() { Type = JsonSchemaType.Array, Items = one };
}
