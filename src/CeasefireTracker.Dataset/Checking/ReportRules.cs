namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for settled reports.</summary>
internal static class ReportRules
{
    public static void Check(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Reports, report => report.Id, report => report.Line, "The report", "指摘");
        foreach (var report in index.Dataset.Reports)
        {
            // The event may have gone into another since; its id leads there.
            foreach (var id in report.Events.Where(id => index.Events.Home(id) is null))
            {
                found.Refers(report.Line, id, index.Events);
            }
        }
    }
}
