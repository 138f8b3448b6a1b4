using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The programs that may hand in drafts, for those who give and take their tokens.</summary>
public sealed class ProgramsModel(DeskContext state, Programs programs, Rights rights, TimeProvider clock) : AccountPage(rights, clock)
{
    public IReadOnlyList<KnownProgram> All => programs.All();

    /// <summary>The token that was just given, shown this once.</summary>
    public string? Token { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Name { get; private set; }

    /// <summary>For how many days, as it was chosen.</summary>
    public int Days { get; private set; } = 90;

    /// <summary>What was not understood of it.</summary>
    public string? Problem { get; private set; }

    public override string Title => Say("programs.title");

    public override string Section => "programs";

    public string NameOf(string person) => state.NameOf(person);

    public int Waiting(KnownProgram program) => programs.Waiting(program.Row.Id);

    public IActionResult OnGet() => Page();

    public IActionResult OnPostGive(string? name, int days)
    {
        (Name, Days) = (name, days);
        Problem =
            PersonText.Name(name) is null ? Say("name.refused", PersonText.MostOfName)
            : !Programs.Lives.Contains(days) ? Say("programs.days.refused")
            : null;
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Name = PersonText.Name(name)!;
        Token = programs.Give(Person!.Id, Name, days);
        state.SaveChanges();
        return Page();
    }

    public IActionResult OnPostTake(string? program)
    {
        programs.Take(Person!.Id, program ?? "");
        state.SaveChanges();
        return LocalRedirect(Links.Programs());
    }

    protected override bool IsFor(Person person) => Rights.CanManagePrograms(person);
}
