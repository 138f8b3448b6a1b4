using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Begins a draft that brings two events together.</summary>
public sealed class MergeModel(DraftBook book, LiveRecord record, Rights rights, OtherDesks others) : DeskPage
{
    public override string Title => Say("merge.title");

    public override string Section => "drafts";

    public RecordVersion Record => field ??= record.Now();

    /// <summary>What was typed: the event that stays, and the one that goes.</summary>
    public string? Stays { get; private set; }

    /// <inheritdoc cref="Stays"/>
    public string? Goes { get; private set; }

    /// <summary>What was not understood of it.</summary>
    public string? Problem { get; private set; }

    public IActionResult OnPost(string? stays, string? goes)
    {
        if (!rights.CanBegin(Person!))
        {
            return Forbid();
        }

        others.Refresh();
        (Stays, Goes) = (stays, goes);
        var (kept, gone) = (Find(stays), Find(goes));
        Problem =
            kept is null ? Say("drafts.missing", Stays)
            : gone is null ? Say("drafts.missing", Goes)
            : JsonNode.DeepEquals(kept, gone) ? Say("merge.same")
            : null;
        if (Problem is null)
        {
            return LocalRedirect(Links.Draft(book.Begin(Person!, Merging.Of(Record, kept!, gone!)).Id));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private JsonObject? Find(string? typed) => PartKind.Event.Find(Record, EventAddress.IdIn(typed));
}
