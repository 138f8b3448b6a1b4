using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Tests.Writing;

/// <summary>What a record says, wherever it stands: told by its properties alone, so that it knows nothing of the description of
/// fields.</summary>
public static class Said
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new Dates(), new JsonStringEnumConverter() } };

    public static string By<T>(T record)
    {
        var node = JsonSerializer.SerializeToNode(record, Options)!;
        Strip(node);
        return node.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Strip(item);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var place in new[] { "File", "FileLine" })
            {
                map.Remove(place);
            }

            // The one line under a site's name is a text; any other is where a record stands.
            if (map["Line"] is JsonValue)
            {
                map.Remove("Line");
            }

            foreach (var (_, value) in map)
            {
                Strip(value);
            }
        }
    }

    private sealed class Dates : JsonConverter<EdtfDate>
    {
        public override EdtfDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, EdtfDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
