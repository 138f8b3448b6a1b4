using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One report of a reader: answered by a draft, or set aside with a reason.</summary>
public sealed class ReaderReportModel(Docket docket, Rights rights) : GuardedPage(rights)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostOfReason = 500;

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

    public IActionResult OnPostAnswer(bool corrects) =>
        Report.State == ReportState.Open && !HasDraft ? LocalRedirect(Links.Draft(docket.Answer(Report, Person!, corrects).Id)) : Decided();

    public IActionResult OnPostAside(string? reason)
    {
        if (Report.State != ReportState.Open)
        {
            return Decided();
        }

        if (PlainText.Of(reason) is not { Length: > 0 and <= MostOfReason } why)
        {
            (Reason, Problem, Response.StatusCode) = (reason, "reports.aside.reason", StatusCodes.Status400BadRequest);
            return Page();
        }

        docket.SetAside(Report, Person!, why);
        return LocalRedirect(Links.Reports());
    }

    public IActionResult OnPostReopen()
    {
        if (Report.State == ReportState.SetAside)
        {
            docket.Reopen(Report, Person!);
        }

        return LocalRedirect(Links.Reports(Report.Id));
    }

    public IActionResult OnPostForget()
    {
        if (Report.Reply is not null)
        {
            docket.Forget(Report, Person!);
        }

        return LocalRedirect(Links.Reports(Report.Id));
    }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (context.Result is not null)
        {
            return;
        }

        if (RouteData.Values["id"] is string text && int.TryParse(text, out var id) && docket.Find(id) is { } report)
        {
            Report = report;
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // Two editors decided at one moment.
        if (context.Exception is DbUpdateConcurrencyException)
        {
            (context.ExceptionHandled, context.Result) = (true, StatusCode(StatusCodes.Status409Conflict));
        }
    }

    protected override bool IsFor(Person person) => Rights.CanAnswerReports(person);

    private StatusCodeResult Decided() => StatusCode(StatusCodes.Status409Conflict);
}
