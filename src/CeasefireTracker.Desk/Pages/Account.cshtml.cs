using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One's own account: what one is called, and by what one comes in.</summary>
public sealed class AccountModel(
    DeskContext state,
    UserManager<PersonRow> users,
    Passes passes,
    Accounts accounts,
    Rights rights,
    TimeProvider clock
) : AccountPage(rights, clock)
{
    public PersonRow Row { get; private set; } = null!;

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public int CodesLeft { get; private set; }

    /// <summary>Their sessions, the newest first.</summary>
    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    /// <summary>New codes, shown this once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>A name that was typed and is none.</summary>
    public string? TypedName { get; private set; }

    /// <summary>What was not done, and why.</summary>
    public string? Problem { get; private set; }

    public override string Title => Say("account.title");

    public override string Section => "account";

    public async Task OnGetAsync(string? problem)
    {
        Problem = problem is "last-way" or "passkey" ? Say("account." + problem) : null;
        Row = state.People.Find(Person!.Id)!;
        Passkeys = [.. await users.GetPasskeysAsync(Row)];
        CodesLeft = passes.CodesLeft(Row.Id);
        Sessions = [.. state.Sessions.Where(session => session.PersonId == Row.Id).OrderByDescending(session => session.Began)];
    }

    public async Task<IActionResult> OnPostNameAsync(string? name)
    {
        if (PersonText.Name(name) is { } fit)
        {
            await accounts.Rename(state.People.Find(Person!.Id)!, fit);
            return LocalRedirect(Links.Account());
        }

        await OnGetAsync(null);
        (TypedName, Problem) = (name, Say("name.refused", PersonText.MostOfName));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        Codes = passes.Codes(state.People.Find(Person!.Id)!);
        await state.SaveChangesAsync();
        await OnGetAsync(null);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string? id)
    {
        await state.Sessions.Where(session => session.Id == id && session.PersonId == Person!.Id).ExecuteDeleteAsync();
        return LocalRedirect(Links.Account());
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await accounts.SignOutEverywhere(Person!, state.People.Find(Person!.Id)!);
        return LocalRedirect(Links.SignIn());
    }
}
