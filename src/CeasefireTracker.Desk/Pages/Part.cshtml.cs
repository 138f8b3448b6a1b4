using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The form of one record of a draft. Whatever is pressed, what was typed is kept first.</summary>
public sealed class PartModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights) : DraftPage(state, book, record, rights)
{
    private const string NoReason = "reason";

    public DraftPart Part { get; private set; } = null!;

    public PartKind Kind => PartKind.Of(Part.Kind);

    /// <summary>True if its problems are to be shown: not while somebody fills in an empty form.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>What the last button came to, as the end of a key of the words; null for nothing.</summary>
    public string? Told { get; private set; }

    public IReadOnlyList<PlacedProblem> Problems => field ??= IsChecked ? DraftCheck.Of(Record, Working.Content) : [];

    public IEnumerable<PartClash> Clashes => Working.Clashes.Where(clash => clash.Part == Part.Key);

    public FormView Form =>
        field ??= new FormView(
            Language,
            Draft.Id,
            Part,
            new Names(Record, Working.Content, Language),
            Problems.Where(problem => problem.Part == Part.Key).ToLookup(problem => problem.Place, problem => problem.Problem.Message),
            Clashes.ToLookup(clash => clash.Clash.Place),
            State
                .Remarks.Where(remark => remark.DraftId == Draft.Id)
                .AsEnumerable()
                .ToLookup(remark => remark.Place, remark => $"{NameOf(remark.Who)}: {remark.Text}"),
            NameOf
        );

    public IActionResult OnGet(int part, string? told = null)
    {
        if (Working.Content.Part(part) is not { } found)
        {
            return NotFound();
        }

        (Part, Told) = (found, told);
        IsChecked = Draft.Latest > 0 || found.Was is not null || told is not null || Working.Clashes.Count > 0;
        return Page();
    }

    public IActionResult OnPost(int part, string? command, string? why)
    {
        if (Working.Content.Part(part) is not { } found)
        {
            return NotFound();
        }

        if (!Rights.CanWrite(Person!, Draft))
        {
            return Forbid();
        }

        var typing = new Typing(Working, found, Request.Form);
        var (content, clashes) = (typing.Content, typing.Clashes);
        var (told, place) = ("check", "");
        if (clashes.Count == 0)
        {
            (content, clashes, told, place) = Do(command ?? "", typing);
        }

        Book.Type(Draft, Person!, content, Working.Base, clashes);
        if (typing.Clashes.Count == 0 && command == "save")
        {
            told =
                string.IsNullOrWhiteSpace(why) ? NoReason
                : Book.Save(Draft, Person!, why.Trim()) ? "saved"
                : "clash";
        }

        return LocalRedirect(
            $"{Links.Part(Draft.Id, part)}?told={told}{(place.Length == 0 ? "" : "#" + FormView.Prefix + "-" + place.Replace('.', '-'))}"
        );
    }

    /// <summary>Keeps what was typed, and answers with what the next sending begins with.</summary>
    public IActionResult OnPostKeep(int part)
    {
        if (Working.Content.Part(part) is not { } found || !Rights.CanWrite(Person!, Draft))
        {
            return NotFound();
        }

        // A clash is for a page to show.
        var typing = new Typing(Working, found, Request.Form);
        if (typing.Clashes.Count > 0)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Book.Type(Draft, Person!, typing.Content, Working.Base);
        return Content(typing.Content.Part(part)!.Typed.ToJsonString(), "application/json");
    }

    /// <summary>What a button does to what was typed.</summary>
    private (DraftContent Content, IReadOnlyList<PartClash> Clashes, string Told, string Place) Do(string command, Typing typing)
    {
        var (content, part) = (typing.Content, typing.Content.Part(typing.Part.Key)!);
        if (command == "paste")
        {
            var pasted = Pasting.Into(
                content,
                part,
                Record,
                Request.Form["address"].ToString(),
                Request.Form["published"].ToString().Trim()
            );
            return (pasted.Content, Working.Clashes, pasted.Told, pasted.Place);
        }

        var typed = (JsonObject)part.Typed.DeepClone();
        var clash = command.StartsWith("take:", StringComparison.Ordinal)
            ? Working.Clashes.FirstOrDefault(clash => clash.Part == part.Key && clash.Clash.Place == command[5..])
            : null;
        if (clash is not null)
        {
            Fields.Put(typed, clash.Clash.Place, clash.Clash.Theirs);
            return (
                content.With(part with { Typed = typed }),
                [.. Working.Clashes.Where(other => other != clash)],
                "check",
                clash.Clash.Place
            );
        }

        var place = Edits.Do(typed, command);
        return (
            content.With(part with { Typed = typed }),
            Working.Clashes,
            command.Contains(':', StringComparison.Ordinal) ? "edited" : "check",
            place
        );
    }
}
