using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One report of a reader: answered by a draft, or set aside with a reason.</summary>
public sealed class ReaderReportModel(Docket docket, Rights rights) : GuardedPage(rights)
{
    public override string Title => Say("reports.number", Report.Id);

    public override string Section => "reports";

    public ReportRow Report { get; private set; } = null!;

    /// <summary>The event that it is about; null if it is about none of the record.</summary>
    public string? Event => docket.EventOf(Report);

    public bool HasDraft => docket.HasDraft(Report);

    /// <summary>What was typed as a reason and is none.</summary>
    public string? Reason { get; private set; }

    /// <summary>What was not done, and why, as a key of the words.</summary>
    public string? Problem { get; private set; }

    /// <summary>True of what may be opened by following a link that a stranger gave.</summary>
    public static bool IsAddress(string text) => SourceAddress.Refusal(text) is null;

    public async Task<IActionResult> OnPostAnswerAsync(bool corrects) =>
        await docket.Answer(Report.Id, Person!, corrects) is { Draft: { } draft } begun && begun.IsOf(Person!)
            ? LocalRedirect(Links.Draft(draft))
            : Quicker();

    public async Task<IActionResult> OnPostAsideAsync(string? reason)
    {
        if (Docket.Reason(reason) is { } why)
        {
            return await docket.SetAside([Report.Id], Person!, why) > 0 ? LocalRedirect(Links.Reports()) : Quicker();
        }

        (Reason, Problem, Response.StatusCode) = (reason ?? "", "reports.aside.reason", StatusCodes.Status400BadRequest);
        return Page();
    }

    public async Task<IActionResult> OnPostReopenAsync() => await docket.Reopen(Report.Id, Person!) ? Back() : Quicker();

    public async Task<IActionResult> OnPostForgetAsync() => await docket.Forget(Report.Id, Person!) ? Back() : Quicker();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (context.Result is null && !Found())
        {
            context.Result = NotFound();
        }
    }

    protected override bool IsFor(Person person) => Rights.CanAnswerReports(person);

    private bool Found()
    {
        var found = int.TryParse(RouteData.Values["id"] as string, out var id) ? docket.Find(id) : null;
        Report = found ?? Report;
        return found is not null;
    }

    private LocalRedirectResult Back() => LocalRedirect(Links.Reports(Report.Id));

    // Somebody decided at the same moment: shown is how it stands now.
    private IActionResult Quicker()
    {
        (Problem, Response.StatusCode) = ("reports.quicker", StatusCodes.Status409Conflict);
        return Found() ? Page() : NotFound();
    }
}
