using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for a truce by itself and for what it refers to; <see cref="TruceAnswers"/> looks into the other
/// events.</summary>
internal static class TruceRules
{
    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        if (e.Truce is not { } truce)
        {
            return;
        }

        // A truce may also be agreed: then its event is the agreement.
        if (e.Kind is not (EventKind.Ceasefire or EventKind.Agreement))
        {
            found.Add(
                truce.Line,
                "truce",
                $"An event of kind '{e.Kind.Text()}' is no truce: ceasefire and agreement are.",
                "この種類の出来事は停戦ではありません。停戦にできるのは「停戦」と「合意」です。"
            );
        }

        if (truce.AnnouncedBy.Count == 0)
        {
            found.Add(
                truce.Line,
                "missing",
                "The truce needs 'announced-by': nobody announced it.",
                "停戦を発表した者（announced-by）が必要です。"
            );
        }

        foreach (var actor in truce.AnnouncedBy)
        {
            found.Refers(truce.Line, "actor", actor, index.Actors);
        }

        found.Unique(truce.Answers(), answer => answer.Actor, answer => answer.Line, "The answer of", "答え");
        foreach (var answer in truce.Answers())
        {
            found.Refers(answer.Line, "actor", answer.Actor, index.Actors);
            IsNotEarlier(e, answer.Event, answer.Line, "answer", index, found);
        }

        foreach (var answer in truce.DeclinedBy.Where(answer => answer.Conditional))
        {
            found.Add(
                answer.Line,
                "truce",
                "Who declines names no condition: 'conditional' is for those who accept.",
                "拒む者に条件はありません。「conditional」は応じる者に使います。"
            );
        }

        if (truce.Ended is { } ended)
        {
            Ending(e, truce, ended, index, found);
        }

        found.Unique(truce.Breaches, breach => breach.Fact, breach => breach.Line, "The figure", "数字");
        foreach (var breach in truce.Breaches)
        {
            foreach (var actor in new[] { breach.By, breach.Against })
            {
                found.Refers(breach.Line, "actor", actor, index.Actors);
            }

            if (breach.By == breach.Against)
            {
                found.Add(
                    breach.Line,
                    "truce",
                    "Breaches are counted by one side against another.",
                    "違反は、一方の側が他方について数えるものです。"
                );
            }

            IsNotEarlier(e, breach.Counted().Event, breach.Line, "count", index, found);
        }
    }

    private static void Ending(Event e, Truce truce, TruceEnding ended, DatasetIndex index, Findings found)
    {
        if (ended.On?.Span.Latest < (e.InForce ?? e.Date).Span.Earliest)
        {
            found.Add(
                truce.Line,
                "truce",
                $"The truce cannot end on {ended.On}, before it began.",
                $"停戦が始まる前の{ended.On}に終わることはありません。"
            );
        }

        if (ended.Event is { } told)
        {
            IsNotEarlier(e, told, truce.Line, "end", index, found);
        }
        else if (ended.How != TruceEnd.Lapsed)
        {
            found.Add(
                truce.Line,
                "truce",
                $"That the truce was {ended.How.Text()} needs 'event': where it is told.",
                "停戦がどう終わったかを伝える出来事（event）が必要です。"
            );
        }
        else if (ended.On is null && e.InForce?.Span.Latest is null)
        {
            found.Add(
                truce.Line,
                "truce",
                "That the truce lapsed needs 'event', 'on', or an end of 'in-force'.",
                "停戦の期限切れには、「event」「on」「in-force」の終わりのどれかが必要です。"
            );
        }
    }

    private static void IsNotEarlier(Event e, string id, int line, string what, DatasetIndex index, Findings found)
    {
        if (found.Refers(line, id, index.Events) && index.Events.SpanOf(index.Events.Find(id)!.Value).Latest < e.Date.Span.Earliest)
        {
            found.Add(
                line,
                "truce",
                $"'{id}' is earlier than the truce and cannot tell of its {what}.",
                $"「{id}」は停戦より前なので、それを伝えることはできません。"
            );
        }
    }
}
