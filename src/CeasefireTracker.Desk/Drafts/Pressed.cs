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

    /// <summary>The button that makes a revision: what was typed still has to become one.</summary>
    public const string Save = "save";

    /// <summary>The button that stands for Enter in any field.</summary>
    public const string Enter = "enter";

    /// <summary>That the address to be cited is none.</summary>
    public const string Refused = "no-address";

    private const string Take = "take:";

    /// <summary>What the button of a clash says that takes the other's words.</summary>
    /// <param name="number">The how manieth of those at one place it is, from 0.</param>
    public static string ToTake(PartClash clash, int number) =>
        FormattableString.Invariant($"{Take}{clash.Clash.Place}") + (number == 0 ? "" : FormattableString.Invariant($":{number}"));

    /// <summary>Takes what a form sent, and does what its button says.</summary>
    public static Pressed Of(WorkingCopy working, DraftPart part, IFormCollection sent, RecordVersion record)
    {
        var typing = new Typing(working, part, sent);
        if (typing.Clashes.Count > 0)
        {
            return new Pressed(typing.Content, [.. typing.Known, .. typing.Clashes], true, "clash", "");
        }

        var (command, content) = (sent[Command].ToString(), Naming.Of(typing.Content, typing.Content.Part(part.Key)!, record));
        var now = content.Part(part.Key)!;
        // An address that only waits for its button is not to be lost by saving, nor by Enter.
        var (isSave, waits) = (command == Save, now.Address is { Url.Length: > 0 });
        if (command == "paste" || (waits && (isSave || command == Enter)))
        {
            var (address, published) = now.Address ?? new TypedAddress("", "");
            var (pasted, told, place) = Pasting.Into(content, now, record, address, published);
            return new Pressed(pasted, typing.Known, false, isSave && told != Refused ? Save : told, place);
        }

        return isSave ? new Pressed(content, typing.Known, false, Save, "") : Changed(content, now, typing.Known, command);
    }

    private static Pressed Changed(DraftContent content, DraftPart part, IReadOnlyList<PartClash> clashes, string command)
    {
        var typed = (JsonObject)part.Typed.DeepClone();
        var taken = Taken(part, clashes, command);
        var (place, told) = (taken?.Clash.Place, "check");
        if (taken is not null)
        {
            Fields.Put(typed, taken.Clash.Place, taken.Clash.Theirs);
        }
        else
        {
            place = Edits.Do(typed, command);
            told = command.Contains(':', StringComparison.Ordinal) ? "edited" : "check";
        }

        return new Pressed(
            content.With(part with { Typed = typed }),
            [.. clashes.Where(clash => clash != taken).Select(clash => clash.After(part, typed)).OfType<PartClash>()],
            false,
            told,
            place!
        );
    }

    private static PartClash? Taken(DraftPart part, IReadOnlyList<PartClash> clashes, string command) =>
        command.StartsWith(Take, StringComparison.Ordinal)
            ? clashes
                .Where(clash => clash.Part == part.Key && clash.Clash.Place.Length > 0)
                .GroupBy(clash => clash.Clash.Place)
                .SelectMany(here => here.Index())
                .FirstOrDefault(clash => ToTake(clash.Item, clash.Index) == command)
                .Item
            : null;
}
