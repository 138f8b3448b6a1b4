using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for leads. That they are true is not looked at: nobody has read them at their source.</summary>
internal static class LeadRules
{
    public static void Check(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Leads, lead => lead.Id, lead => lead.Line, "The lead", "手がかり");
        foreach (var lead in index.Dataset.Leads)
        {
            if (index.Events.Find(lead.Id) is not null)
            {
                found.Add(
                    lead.Line,
                    "lead",
                    $"'{lead.Id}' is an event by now: the lead has done its work and can go.",
                    $"「{lead.Id}」はすでに出来事になっています。手がかりは役目を終えたので削除できます。"
                );
            }

            foreach (var actor in lead.Actors)
            {
                found.Refers(lead.Line, "actor", actor, index.Actors);
            }

            if (lead.Seen.Count == 0)
            {
                found.Add(
                    lead.Line,
                    "missing",
                    $"The lead '{lead.Id}' needs 'seen': where it was reported.",
                    $"手がかり「{lead.Id}」に、どこで伝えられたか（seen）が必要です。"
                );
            }

            foreach (var report in lead.Seen)
            {
                if (report.Url is { } url && SourceAddress.Refusal(url) is { } refusal)
                {
                    found.Add(report.Line, "address", $"The address '{url}' {refusal.En}.", $"アドレス「{url}」{refusal.Ja}。");
                }
            }
        }
    }
}
