using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What readers reported, for those who answer: each by itself, or many set aside at once.</summary>
public sealed class ReportsModel(Docket docket, Rights rights) : GuardedPage(rights)
{
    // A list shows how each begins.
    private const int Shown = 160;

    public override string Title => Say("reports.title");

    public override string Section => "reports";

    /// <summary>Those that wait, the longest first.</summary>
    public IReadOnlyList<ReportRow> Open { get; private set; } = [];

    /// <summary>Those that were decided on and are still kept, the newest first.</summary>
    public IReadOnlyList<ReportRow> Decided => docket.Decided();

    /// <summary>The numbers of those that are chosen.</summary>
    public IReadOnlySet<int> Chosen { get; private set; } = new HashSet<int>();

    /// <summary>What was typed as a reason.</summary>
    public string? Reason { get; private set; }

    /// <summary>What was not done, and why, as a key of the words.</summary>
    public string? Problem { get; private set; }

    /// <summary>How a report begins.</summary>
    public static string Beginning(ReportRow report) =>
        report.What.ReplaceLineEndings(" ") is var text && text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), "…");

    /// <param name="all">True to have all chosen that wait, without a script.</param>
    public void OnGet(bool all)
    {
        Open = docket.Open();
        Chosen = all ? Open.Select(report => report.Id).ToHashSet() : Chosen;
    }

    public async Task<IActionResult> OnPostAsideAsync(int[]? id, string? reason)
    {
        var chosen = (id ?? []).ToHashSet();
        if (chosen.Count > 0 && Docket.Reason(reason) is { } why)
        {
            await docket.SetAside(chosen, Person!, why);
            return LocalRedirect(Links.Reports());
        }

        (Open, Chosen, Reason) = (docket.Open(), chosen, reason);
        (Problem, Response.StatusCode) = (
            chosen.Count == 0 ? "reports.aside.none" : "reports.aside.reason",
            StatusCodes.Status400BadRequest
        );
        return Page();
    }

    protected override bool IsFor(Person person) => Rights.CanAnswerReports(person);
}
