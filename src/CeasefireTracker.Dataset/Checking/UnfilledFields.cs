using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// Truces and meetings of which the file does not say what they were. Nothing is wrong with the data then, but the pages that list them
/// leave those out, so these are remarks beside the problems.
/// </summary>
public static class UnfilledFields
{
    /// <summary>A remark for each, by file and line.</summary>
    public static IReadOnlyList<Problem> Of(TrackerDataset dataset)
    {
        var remarks = new List<Problem>();
        foreach (var (_, e) in dataset.Walk("fields"))
        {
            if (Missing(e, dataset.Register) is { } field)
            {
                remarks.Add(
                    new Problem(e.File, e.Line, "unfilled", $"Of kind '{e.Kind.Text()}' and without '{field}': no list of its kind has it.")
                );
            }
        }

        return [.. remarks.OrderBy(remark => remark.File, StringComparer.Ordinal).ThenBy(remark => remark.Line)];
    }

    // A mediation may be an offer that led to no meeting, and an event may tell how another one's truce ended.
    private static string? Missing(Event e, EventRegister events) =>
        e switch
        {
            { Withdrawn: not null } => null,
            { Kind: EventKind.Talks or EventKind.Summit, Meeting: null } => "meeting",
            { Kind: EventKind.Ceasefire, Truce: null } when !events.NamedByTruces.Contains(e.Id) => "truce",
            _ => null,
        };
}
