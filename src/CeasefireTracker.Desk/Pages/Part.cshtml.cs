using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The form of one record of a draft. Whatever is pressed, what was typed is kept first.</summary>
public sealed class PartModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights) : DraftPage(state, book, record, rights)
{
    public DraftPart Part { get; private set; } = null!;

    public PartKind Kind => PartKind.Of(Part.Kind);

    /// <summary>True if its problems are to be shown: not while somebody fills in an empty form.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>What the last button came to, as the end of a key of the words; null for nothing.</summary>
    public string? Told { get; private set; }

    public IReadOnlyList<PlacedProblem> Problems => field ??= IsChecked ? Check(Working.Content) : [];

    public IEnumerable<PartClash> Clashes => Working.Clashes.Where(clash => clash.Part == Part.Key);

    /// <summary>Where one goes on writing after the last button; empty for nowhere.</summary>
    public string At { get; private set; } = "";

    /// <summary>True if the address that is to be cited is none.</summary>
    public bool IsAddressRefused =>
        Told == Pressed.Refused || (Part.Address is { Url: { Length: > 0 } url } && PastedAddress.Normal(url) is null);

    public FormView Form => field ??= FormView.Of(this, Part, Problems, Clashes, At);

    public IActionResult OnGet(int part, string? told = null, string? at = null)
    {
        if (Working.Content.Part(part) is not { } found)
        {
            return NotFound();
        }

        (Part, Told, At) = (found, told, at ?? "");
        IsChecked =
            Draft.Latest > 0 || found.Was is not null || told is "check" or "saved" or "reason" or "clash" || Working.Clashes.Count > 0;
        return Page();
    }

    public IActionResult OnPost(int part, string? why)
    {
        if (Working.Content.Part(part) is not { } found)
        {
            return NotFound();
        }

        if (!Rights.CanWrite(Person!, Draft) || found.Into is not null)
        {
            return Forbid();
        }

        var pressed = Pressed.Of(Working, found, Request.Form, Record);
        Book.Type(Draft, Person!, pressed.Content, Working.Base, pressed.Clashes);
        var told = pressed.Told == Pressed.Save ? Save(why) : pressed.Told;
        return LocalRedirect(Links.Pressed(Draft.Id, part, told, pressed.Place));
    }

    private string Save(string? why) =>
        string.IsNullOrWhiteSpace(why) ? "reason"
        : Book.Save(Draft, Person!, why.Trim()) ? "saved"
        : "clash";
}
