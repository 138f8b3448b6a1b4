using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// An event as the one text that the store holds of it: JSON, its keys and words as the files under <c>data/</c> have them. In which file
/// and on which line it stood belongs to reading and checking and is not in it: read back, the file is empty and lines are 0.
/// </summary>
public static class EventDocument
{
    private static readonly JsonSerializerOptions Options = new(DocumentJson.Default.Options)
    {
        // It stands in no page, so no letter of it need be escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = DocumentJson.Default.WithAddedModifier(LeaveOut),
    };

    private static readonly JsonTypeInfo<Event> OfEvent = Shape<Event>();

    /// <summary>The text of an event; events that say the same have the same text.</summary>
    public static string Write(Event e) => JsonSerializer.Serialize(e, OfEvent);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no such document.</exception>
    public static Event Read(string document) => JsonSerializer.Deserialize(document, OfEvent)! with { File = "" };

    /// <summary>How a type stands in the store's documents.</summary>
    internal static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static void LeaveOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // What is null is not written.
            property.IsRequired = false;
            property.ShouldSerialize = property.Name is "file" or "line" ? static (_, _) => false : property.ShouldSerialize;
        }
    }
}

/// <summary>The shape of the store's documents, made when the program is compiled.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(JsonDate),
        typeof(JsonWord<EventKind>),
        typeof(JsonWord<Standing>),
        typeof(JsonWord<Role>),
        typeof(JsonWord<Stance>),
        typeof(JsonWord<DifferenceAbout>),
        typeof(JsonWord<DifferenceCause>),
        typeof(JsonWord<TruceScope>),
        typeof(JsonWord<TruceEnd>),
        typeof(JsonWord<MeetingForm>),
        typeof(JsonWord<MeetingLevel>),
        typeof(JsonWord<MeetingBetween>),
        typeof(JsonWord<ActorKind>),
        typeof(JsonWord<PartyColour>),
        typeof(JsonWord<ReportOutcome>),
    ]
)]
[JsonSerializable(typeof(Event))]
[JsonSerializable(typeof(VocabularyDocument))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class DocumentJson : JsonSerializerContext;

internal sealed class JsonDate : JsonConverter<EdtfDate>
{
    public override EdtfDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EdtfDate.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, EdtfDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

internal sealed class JsonWord<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumText.Parse<T>(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text());
}
