using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What readers reported, for those who answer.</summary>
public sealed class ReportsModel(Docket docket, Rights rights) : GuardedPage(rights)
{
    // A list shows how each begins.
    private const int Shown = 160;

    public override string Title => Say("reports.title");

    public override string Section => "reports";

    /// <summary>By what is to be done: a key of the words.</summary>
    public IEnumerable<(string Key, IReadOnlyList<ReportRow> Reports)> Groups() =>
        [("reports.open", docket.Open()), ("reports.decided", docket.Decided())];

    /// <summary>How a report begins.</summary>
    public static string Beginning(ReportRow report) =>
        report.What.ReplaceLineEndings(" ") is var text && text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), "…");

    protected override bool IsFor(Person person) => Rights.CanAnswerReports(person);
}
