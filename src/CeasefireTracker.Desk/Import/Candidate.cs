using System.Text.Json.Nodes;

namespace CeasefireTracker.Desk.Import;

/// <summary>What a row may become.</summary>
/// <param name="Row">The row that it comes from.</param>
/// <param name="Key">By what the same row is known when it comes again; it has no spaces.</param>
/// <param name="Event">What would be typed for the event.</param>
/// <param name="Sources">What would be typed for the documents that the record does not have.</param>
/// <param name="Told">What was noticed.</param>
public sealed record Candidate(ImportRow Row, string Key, JsonObject Event, IReadOnlyList<JsonObject> Sources, IReadOnlyList<Said> Told)
{
    /// <summary>What it is called in the other set of data, as the record would keep it; null where its row names nothing.</summary>
    public string? Outside { get; init; }

    /// <summary>The names that are no actor's of the record; they stand in the draft as they are.</summary>
    public IReadOnlyList<string> Unmatched { get; init; } = [];

    /// <summary>The columns that have something in its row, and nothing was taken from it: another says the same thing, or what it
    /// belongs to is missing.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Why it is no event at all; null for what may be one.</summary>
    public Said? PassedOver { get; init; }

    /// <summary>Why nothing can come of it; null if something can.</summary>
    public Said? Refused { get; init; }

    /// <summary>What somebody must say first; null for nothing.</summary>
    public Said? Asked { get; init; }

    /// <summary>A mark of its date and titles, by which it is known when it comes out of a file of another name.</summary>
    public string Words =>
        Mark.Of(
            string.Join(
                '\n',
                new[] { Event["date"], Event["title"]?["en"], Event["title"]?["ja"] }.Select(text => RecordNames.Folded($"{text}"))
            )
        );

    public string Id => Event["id"]?.ToString() ?? "";
}
