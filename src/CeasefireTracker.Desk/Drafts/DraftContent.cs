using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>One record of a draft.</summary>
/// <param name="Key">Its number within the draft, from 1; it never changes.</param>
/// <param name="Kind">The name of its <see cref="PartKind"/>.</param>
/// <param name="Was">The id that the record has it under; null for a new one.</param>
/// <param name="Typed">What was typed, right or not, under the names of its fields.</param>
/// <param name="Base">What the record said when <paramref name="Typed"/> was made from it; null for a new one.</param>
/// <param name="Into">Of an event that goes: the id of the one that it goes into, to which its own id will lead; null for all others.</param>
public sealed record DraftPart(int Key, string Kind, string? Was, JsonObject Typed, JsonObject? Base, string? Into = null)
{
    /// <summary>An address that was typed to be cited and is not cited yet; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TypedAddress? Address { get; init; }

    /// <summary>The fields that the file did not fill from which it came, such as <c>title.ja</c>; null for what was written
    /// here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Lacks { get; init; }

    /// <summary>What it will say: nothing, if it goes.</summary>
    [JsonIgnore]
    public JsonObject? Will => Into is null ? Typed : null;

    /// <summary>The id that it has or shall have.</summary>
    public string Id => Typed["id"]?.ToString() ?? "";

    /// <summary>What it is called in one language, as far as somebody has said.</summary>
    public string Name(Language language)
    {
        var name = Typed["title"] ?? Typed["name"] ?? Typed["label"] ?? Typed["term"] ?? Typed["what"];
        var text = name is JsonObject both ? both[language.Text()]?.ToString() : name?.ToString();
        return string.IsNullOrWhiteSpace(text) ? Id : text;
    }
}

/// <summary>An address as it stands in the field from which it is to be cited.</summary>
/// <param name="Published">When its document was published, as it was typed.</param>
public sealed record TypedAddress(string Url, string Published);

/// <summary>Everything that a draft says.</summary>
/// <param name="Parts">Its records, in the order in which they were put in.</param>
/// <param name="Told">What readers shall be told of a change to something that they have seen; empty where nothing was said.</param>
/// <param name="Last">The highest number that any part has had, those that were taken out included: none is given twice.</param>
public sealed record DraftContent(IReadOnlyList<DraftPart> Parts, LocalizedText Told, int Last = 0)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was typed as the reason of the next revision; null for nothing. A revision has its reason beside what it
    /// says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }

    /// <summary>Nothing.</summary>
    public static DraftContent Empty { get; } = new([], new LocalizedText("", ""));

    /// <inheritdoc cref="DraftContent(IReadOnlyList{DraftPart}, LocalizedText, int)" path="/param[@name='Last']"/>
    public int Last { get; init; } = Parts.Select(part => part.Key).Append(Last).Max();

    /// <summary>What it is called in one language; null as long as nobody has said.</summary>
    public string? Name(Language language) => Parts.Select(part => part.Name(language)).FirstOrDefault(name => name.Length > 0);

    /// <summary>The part with a number; null if there is none.</summary>
    public DraftPart? Part(int key) => Parts.FirstOrDefault(part => part.Key == key);

    /// <summary>The same with a part in place of the one with its number, or at the end.</summary>
    public DraftContent With(DraftPart part) =>
        this with
        {
            Parts = Part(part.Key) is null ? [.. Parts, part] : [.. Parts.Select(other => other.Key == part.Key ? part : other)],
            Last = Math.Max(Last, part.Key),
        };

    /// <summary>The part that is the same record as one of another state of the draft; null if there is none.</summary>
    // Drafts of earlier days may have given a number twice.
    public DraftPart? SameAs(DraftPart part) => Part(part.Key) is { } same && same.Kind == part.Kind ? same : null;

    /// <summary>The same with a part at the end, under a number of its own.</summary>
    public DraftContent Renumbered(DraftPart part) => With(part with { Key = Last + 1 });

    /// <summary>The same without a record.</summary>
    public DraftContent Without(DraftPart part) => this with { Parts = [.. Parts.Where(other => other != SameAs(part))] };

    /// <summary>The same with one more part.</summary>
    public DraftContent Add(PartKind kind, string? was, JsonObject typed, JsonObject? before) =>
        Renumbered(new DraftPart(0, kind.Name, was, typed, before));

    /// <summary>What a revision has of it: without what holds no text, and without what only waits for its button.</summary>
    public DraftContent Pruned() =>
        this with
        {
            Parts = [.. Parts.Select(part => part with { Typed = (JsonObject?)Fields.Pruned(part.Typed) ?? [], Address = null })],
            Why = null,
        };

    public static DraftContent Read(string json) => JsonSerializer.Deserialize<DraftContent>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);
}
