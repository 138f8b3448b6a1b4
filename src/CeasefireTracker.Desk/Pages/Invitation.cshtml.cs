using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Accepts an invitation: asks for a name, makes the account, signs in, and shows the first recovery codes.</summary>
[AllowAnonymous]
[EnableRateLimiting(Doors.Policy)]
public sealed class InvitationModel(Passes passes, Accounts accounts, Session session, TimeProvider clock) : DeskPage
{
    /// <summary>Why it cannot be accepted.</summary>
    public string? Refused { get; private set; }

    public string Email { get; private set; } = "";

    public string? Name { get; private set; }

    public DeskRole Role { get; private set; }

    public bool IsNameRefused { get; private set; }

    /// <summary>The codes, shown this once; null until it is accepted.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public override string Title => Say("invitation.title");

    public void OnGet(string code)
    {
        if (Find(code) is { } row)
        {
            Name = row.Name;
        }
    }

    public async Task<IActionResult> OnPostAsync(string code, string? name)
    {
        if (Find(code) is not { } row)
        {
            return Page();
        }

        if (PersonText.Name(name) is not { } fit)
        {
            (Name, IsNameRefused, Response.StatusCode) = (name, true, StatusCodes.Status400BadRequest);
        }
        else if (await accounts.Join(row, fit) is var (person, codes))
        {
            await session.Begin(person, "invitation");
            Codes = codes;
        }
        else
        {
            Refuse(new Pass(PassState.Used, row));
        }

        return Page();
    }

    private PassRow? Find(string code)
    {
        var pass = passes.Find(PassKind.Invitation, code);
        if (pass is not { State: PassState.Good, Row: { } row })
        {
            Refuse(pass);
            return null;
        }

        (Email, Role) = (row.Email!, row.Role!.Value);
        return row;
    }

    private void Refuse(Pass pass) => (Refused, Response.StatusCode) = (PassWords.Refusal(Language, pass, clock), PassWords.Status(pass));
}
