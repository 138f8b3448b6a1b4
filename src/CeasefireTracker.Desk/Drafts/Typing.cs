using System.Text.Json;
using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>
/// What a form sent, brought together with what was typed elsewhere since the form was opened: in another tab, or by another person.
/// </summary>
public sealed class Typing
{
    /// <summary>The name of the input that says what the form began with.</summary>
    public const string Began = "was";

    /// <summary>The name of the input in which the reason of the next revision stands.</summary>
    public const string Why = "why";

    /// <summary>The name of the input in which an address stands that is to be cited, and of the one beside it.</summary>
    public const string Address = "address";

    /// <inheritdoc cref="Address"/>
    public const string Published = "published";

    public Typing(WorkingCopy working, DraftPart part, IFormCollection sent)
    {
        part = Part = part with { Address = AddressIn(sent) };
        working = working with { Content = working.Content with { Why = Fields.Text(sent[Why]) } };
        var kind = PartKind.Of(part.Kind);
        var (was, mine) = (Parsed(sent[Began].ToString()), new Form(sent, "f").Read(kind.Fields));
        Sent = mine;
        if (Fields.Same(was, part.Typed))
        {
            Content = Renamed(working.Content.With(part with { Typed = mine }), part, mine);
            Known = working.Clashes;
            return;
        }

        var (typed, clashes) = FieldMerge.Of(kind.Fields, was, mine, part.Typed);
        Content = working.Content.With(part with { Typed = typed });
        Clashes = [.. clashes.Select(clash => new PartClash(part.Key, clash, null))];
        Known = [.. working.Clashes.Select(clash => clash.After(part, typed)).OfType<PartClash>().Where(known => !Clashes.Any(known.IsAs))];
    }

    /// <summary>The part as it was before.</summary>
    public DraftPart Part { get; }

    /// <summary>What the form sent, and nothing else.</summary>
    public JsonObject Sent { get; }

    /// <summary>The draft with what the form sent.</summary>
    public DraftContent Content { get; }

    /// <summary>Where both wrote in one place.</summary>
    public IReadOnlyList<PartClash> Clashes { get; } = [];

    /// <summary>Where others wrote that is known from before and not settled.</summary>
    public IReadOnlyList<PartClash> Known { get; }

    private static TypedAddress? AddressIn(IFormCollection sent) =>
        (Fields.Text(sent[Address]), Fields.Text(sent[Published])) is var (url, published) && (url ?? published) is not null
            ? new TypedAddress(url ?? "", published ?? "")
            : null;

    // Whoever sends it can only spoil their own typing.
    private static JsonObject? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A new record that got another id is still the one that the other parts mean.</summary>
    private static DraftContent Renamed(DraftContent content, DraftPart part, JsonObject typed)
    {
        var (old, id) = (part.Id, typed["id"]?.ToString() ?? "");
        if (part.Was is not null || old.Length == 0 || id.Length == 0 || old == id)
        {
            return content;
        }

        foreach (var other in content.Parts.Where(other => other.Key != part.Key).ToList())
        {
            var renamed = (JsonObject)other.Typed.DeepClone();
            References.Rename(PartKind.Of(other.Kind).Fields, renamed, part.Kind, old, id);
            content = content.With(other with { Typed = renamed });
        }

        return content;
    }
}
