using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Somebody else's account, or one's own, for those who invite.</summary>
public sealed class MemberModel(DeskOptions options, DeskContext state, Passes passes, Accounts accounts, Rights rights, TimeProvider clock)
    : AccountPage(rights, clock)
{
    public PersonRow Row { get; private set; } = null!;

    public int PasskeyCount => state.Set<IdentityUserPasskey<string>>().Count(passkey => passkey.UserId == Row.Id);

    public int CodesLeft => passes.CodesLeft(Row.Id);

    /// <summary>The link that was just made, shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>What was not done, and why.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page's own address.</summary>
    public string Here => Links.Member(Row.Id);

    public override string Title => Row.Name;

    public override string Section => "people";

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostRoleAsync(DeskRole? role) =>
        role is null || !Enum.IsDefined(role.Value) ? Refuse("role.refused")
        : await accounts.ChangeRole(Person!, Row, role.Value) ? LocalRedirect(Here)
        : Refuse("person.last");

    public async Task<IActionResult> OnPostLinkAsync()
    {
        Link = options.PublicOrigin + Links.SignIn(passes.Link(Person!.Id, Row));
        await state.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await accounts.SignOutEverywhere(Person!, Row);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? sure) =>
        sure != "yes" ? Refuse("person.remove.unsure")
        : await accounts.Remove(Person!, Row) ? LocalRedirect(Links.People())
        : Refuse("person.last");

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (context.Result is null)
        {
            Row = state.People.Find(RouteData.Values["id"])!;
            context.Result = Row?.Role is null ? NotFound() : null;
        }
    }

    protected override bool IsFor(Person person) => Rights.CanManagePeople(person);

    private IActionResult Refuse(string key)
    {
        (Problem, Response.StatusCode) = (Say(key), StatusCodes.Status400BadRequest);
        return Page();
    }
}
