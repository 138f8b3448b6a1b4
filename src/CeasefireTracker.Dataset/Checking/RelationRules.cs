using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for the events that an event answers, revises or is part of.</summary>
internal static class RelationRules
{
    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        foreach (var id in e.RespondsTo.Concat(e.Revises).Append(e.PartOf).OfType<string>())
        {
            if (id == e.Id)
            {
                found.Add(e.Line, "relation", "The event refers to itself.", "出来事が自分自身を指しています。");
            }
            else
            {
                found.Refers(e.Line, id, index.Events);
            }
        }

        foreach (var id in e.RespondsTo.Concat(e.Revises))
        {
            if (index.Events.Find(id) is { } earlier && index.Events.SpanOf(earlier).Earliest > e.Date.Span.Latest)
            {
                found.Add(
                    e.Line,
                    "forward",
                    $"The event cannot answer or revise '{id}', which is later.",
                    $"「{id}」はこの出来事より後なので、応答も改訂もできません。"
                );
            }
        }

        var (seen, whole) = (new HashSet<string>(StringComparer.Ordinal) { e.Id }, e.PartOf);
        while (whole is not null && index.Events.Find(whole) is { } parent)
        {
            if (!seen.Add(whole))
            {
                found.Add(
                    e.Line,
                    "cycle",
                    $"'part-of' leads from '{e.Id}' back to '{whole}'.",
                    $"「part-of」が「{e.Id}」から「{whole}」へ戻って循環しています。"
                );
                break;
            }

            whole = index.Events.PartOf(parent);
        }
    }
}
