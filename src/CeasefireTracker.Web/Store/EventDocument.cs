using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// An event as the one text that the store holds of it: JSON, its keys and words as the files under <c>data/</c> have them. In which file and on which
/// line it stood belongs to reading and checking and is not in it: read back, the file is empty and lines are 0.
/// </summary>
public static class EventDocument
{
    private static readonly JsonTypeInfo<Event> Shape = (JsonTypeInfo<Event>)new JsonSerializerOptions(EventJsonContext.Default.Options)
    {
        // It stands in no page, so no letter of it need be escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = EventJsonContext.Default.WithAddedModifier(LeaveOutOrigin),
    }.GetTypeInfo(typeof(Event));

    /// <summary>The text of an event; events that say the same have the same text.</summary>
    public static string Write(Event e) => JsonSerializer.Serialize(e, Shape);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no such document.</exception>
    public static Event Read(string document) => JsonSerializer.Deserialize(document, Shape)! with { File = "" };

    private static void LeaveOutOrigin(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.Name is "file" or "line"))
        {
            property.ShouldSerialize = static (_, _) => false;
        }
    }
}

/// <summary>The shape of an event's document, made when the program is compiled.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(JsonDate), typeof(JsonWord<EventKind>), typeof(JsonWord<Standing>), typeof(JsonWord<Role>), typeof(JsonWord<Stance>),
        typeof(JsonWord<DifferenceAbout>), typeof(JsonWord<DifferenceCause>),
    ])]
[JsonSerializable(typeof(Event))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class EventJsonContext : JsonSerializerContext;

internal sealed class JsonDate : JsonConverter<EdtfDate>
{
    public override EdtfDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => EdtfDate.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, EdtfDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class JsonWord<T> : JsonConverter<T> where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => EnumText.Parse<T>(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text());
}
