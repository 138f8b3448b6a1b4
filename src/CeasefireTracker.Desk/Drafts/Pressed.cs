using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What came of a button of a form.</summary>
/// <param name="Content">The draft with what the form sent, and what the button did to it.</param>
/// <param name="Clashes">What others wrote in the same places, as far as it is not settled.</param>
/// <param name="IsNew">True if some of it was not known before: then the button did nothing else.</param>
/// <param name="Told">What to tell of it, as the end of a key of the words.</param>
/// <param name="Place">Where one goes on writing; empty for nowhere.</param>
public sealed record Pressed(DraftContent Content, IReadOnlyList<PartClash> Clashes, bool IsNew, string Told, string Place)
{
    /// <summary>The name of the buttons.</summary>
    public const string Command = "command";

    /// <summary>Takes what a form sent, and does what its button says.</summary>
    public static Pressed Of(WorkingCopy working, DraftPart part, IFormCollection sent, RecordVersion record)
    {
        var typing = new Typing(working, part, sent);
        if (typing.Clashes.Count > 0)
        {
            return new Pressed(typing.Content, typing.Clashes, true, "clash", "");
        }

        var (command, content) = (sent[Command].ToString(), Naming.Of(typing.Content, typing.Content.Part(part.Key)!, record));
        var now = content.Part(part.Key)!;
        return command == "paste"
            ? Paste(working, content, now, sent, record)
            : Taken(working, content, now, command) ?? Edit(working, content, now, command);
    }

    private static Pressed Paste(WorkingCopy working, DraftContent content, DraftPart part, IFormCollection sent, RecordVersion record)
    {
        var (pasted, told, place) = Pasting.Into(content, part, record, sent["address"].ToString(), sent["published"].ToString().Trim());
        return new Pressed(pasted, working.Clashes, false, told, place);
    }

    private static Pressed? Taken(WorkingCopy working, DraftContent content, DraftPart part, string command)
    {
        const string Take = "take:";
        if (
            !command.StartsWith(Take, StringComparison.Ordinal)
            || working.Clashes.FirstOrDefault(other => other.Part == part.Key && other.Clash.Place == command[Take.Length..])
                is not { } clash
        )
        {
            return null;
        }

        var typed = (JsonObject)part.Typed.DeepClone();
        Fields.Put(typed, clash.Clash.Place, clash.Clash.Theirs);
        return new Pressed(
            content.With(part with { Typed = typed }),
            [.. working.Clashes.Where(other => other != clash)],
            false,
            "check",
            clash.Clash.Place
        );
    }

    private static Pressed Edit(WorkingCopy working, DraftContent content, DraftPart part, string command)
    {
        var typed = (JsonObject)part.Typed.DeepClone();
        var place = Edits.Do(typed, command);
        var told = command.Contains(':', StringComparison.Ordinal) ? "edited" : "check";
        return new Pressed(content.With(part with { Typed = typed }), working.Clashes, false, told, place);
    }
}
