using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Keeps what is typed in a form while it is typed, and answers with what the rules say of the draft as it stands.</summary>
public sealed class KeepModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights) : DraftPage(state, book, record, rights)
{
    public IActionResult OnGet(int part) => LocalRedirect(Links.Part(Draft.Id, part));

    public IActionResult OnPost(int part)
    {
        if (Working.Content.Part(part) is not { Into: null } found || !Rights.CanWrite(Person!, Draft))
        {
            return NotFound();
        }

        // A clash is for a page to show.
        var typing = new Typing(Working, found, Request.Form);
        if (typing.Clashes.Count > 0)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Book.Type(Draft, Person!, typing.Content, Working.Base, typing.Known);
        // Not what another tab wrote, which this page does not show: sent again without it, it would look as if it were taken back.
        return new JsonResult(new Kept(typing.Sent, Problems(typing.Content, part)));
    }

    private IReadOnlyList<ToldProblem> Problems(DraftContent content, int part) =>
        [.. DraftCheck.Of(Record, content).Select(problem => ToldProblem.Of(this, problem, part))];

    /// <summary>What a form is told.</summary>
    /// <param name="Was">What the page holds, which the next sending begins with.</param>
    /// <param name="Problems">What is wrong with the whole draft.</param>
    private sealed record Kept(JsonObject Was, IReadOnlyList<ToldProblem> Problems);
}
