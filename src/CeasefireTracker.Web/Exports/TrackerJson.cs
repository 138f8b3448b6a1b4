using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CeasefireTracker.Web.Exports;

/// <summary>The JSON writers, generated at compile time; camel case, kanji as kanji.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(TimelineJson))]
[JsonSerializable(typeof(SourcesJson))]
[JsonSerializable(typeof(PositionsJson))]
[JsonSerializable(typeof(PositionJson))]
[JsonSerializable(typeof(PositionMoveJson))]
[JsonSerializable(typeof(DisputesJson))]
[JsonSerializable(typeof(LeadsJson))]
[JsonSerializable(typeof(ChangesJson))]
[JsonSerializable(typeof(TermsJson))]
[JsonSerializable(typeof(ActorsJson))]
[JsonSerializable(typeof(IssuesJson))]
[JsonSerializable(typeof(TrucesJson))]
[JsonSerializable(typeof(TalksJson))]
[JsonSerializable(typeof(PhasesJson))]
[JsonSerializable(typeof(BriefJson))]
internal sealed partial class TrackerJson : JsonSerializerContext
{
    static TrackerJson()
    {
        var options = new JsonSerializerOptions(s_defaultOptions) { Encoder = Encoder };
        Default = new TrackerJson(options);
        OneLine = new TrackerJson(new JsonSerializerOptions(options) { WriteIndented = false });
    }

    /// <summary>A value as text; no angle bracket opens in it, whatever a program may take the text for.</summary>
    public static string Text<T>(T value, JsonTypeInfo<T> type) => Harmless(JsonSerializer.Serialize(value, type));

    /// <summary>The same JSON without an angle bracket that opens.</summary>
    public static string Harmless(string json) => json.Replace("<", "\\u003C", StringComparison.Ordinal);

    /// <summary>Addresses and kanji as they are, so that a person can copy them.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The same on one line.</summary>
    public static TrackerJson OneLine { get; }
}

/// <summary>The same for the formats whose names are parted by underscores.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(JsonFeed))]
[JsonSerializable(typeof(OEmbed))]
internal sealed partial class TrackerSnakeJson : JsonSerializerContext
{
    static TrackerSnakeJson() =>
        Default = new TrackerSnakeJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = TrackerJson.Encoder });
}

/// <summary>The same for references: what is not known is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(CslItem))]
internal sealed partial class TrackerCslJson : JsonSerializerContext
{
    static TrackerCslJson() => Default = new TrackerCslJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = TrackerJson.Encoder });
}
