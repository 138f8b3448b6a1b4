using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Everybody, for those who invite.</summary>
public sealed class PeopleModel(DeskOptions options, DeskContext state, Passes passes, Accounts accounts, Rights rights, TimeProvider clock)
    : AccountPage(rights, clock)
{
    public IReadOnlyList<PersonRow> Everybody => accounts.All();

    /// <summary>The invitations that nobody has accepted.</summary>
    public IReadOnlyList<PassRow> Open => [.. passes.Open().OrderBy(pass => pass.Email)];

    /// <summary>The invitation that was just made, shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Email { get; private set; }

    /// <inheritdoc cref="Email"/>
    public string? Name { get; private set; }

    /// <summary>The role that was chosen.</summary>
    public DeskRole Role { get; private set; }

    /// <summary>What was not understood of it.</summary>
    public string? Problem { get; private set; }

    public override string Title => Say("people.title");

    public override string Section => "people";

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostInviteAsync(string? email, string? name, DeskRole? role)
    {
        (Email, Name, Role) = (email, name, role ?? DeskRole.Contributor);
        Problem =
            PersonText.Email(email) is null ? Say("email.refused")
            : role is null || !Enum.IsDefined(role.Value) ? Say("role.refused")
            : !string.IsNullOrWhiteSpace(name) && PersonText.Name(name) is null ? Say("name.refused", PersonText.MostOfName)
            : Accounts.Of(state, PersonText.Email(email)!) is { } there ? Say("people.there", there.Name)
            : null;
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Email = PersonText.Email(email)!;
        Link = options.PublicOrigin + Links.Invitation(passes.Invite(Person!.Id, Email, PersonText.Name(name), role!.Value));
        await state.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? email)
    {
        if (passes.Open().FirstOrDefault(pass => pass.Email == email) is { } open)
        {
            passes.Withdraw(Person!.Id, open);
            await state.SaveChangesAsync();
        }

        return LocalRedirect(Links.People());
    }

    protected override bool IsFor(Person person) => Rights.CanManagePeople(person);
}
