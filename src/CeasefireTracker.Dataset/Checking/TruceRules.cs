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
            found.Add(truce.Line, "truce", $"An event of kind '{e.Kind.Text()}' is no truce: ceasefire and agreement are.");
        }

        if (truce.AnnouncedBy.Count == 0)
        {
            found.Add(truce.Line, "missing", "The truce needs 'announced-by': nobody announced it.");
        }

        foreach (var actor in truce.AnnouncedBy)
        {
            found.Refers(truce.Line, "actor", actor, index.Actors);
        }

        found.Unique(truce.Answers(), answer => answer.Actor, answer => answer.Line, "The answer of");
        foreach (var answer in truce.Answers())
        {
            found.Refers(answer.Line, "actor", answer.Actor, index.Actors);
            IsNotEarlier(e, answer.Event, answer.Line, "answer", index, found);
        }

        foreach (var answer in truce.DeclinedBy.Where(answer => answer.Conditional))
        {
            found.Add(answer.Line, "truce", "Who declines names no condition: 'conditional' is for those who accept.");
        }

        if (truce.Ended is { } ended)
        {
            Ending(e, truce, ended, index, found);
        }

        found.Unique(truce.Breaches, breach => breach.Fact, breach => breach.Line, "The figure");
        foreach (var breach in truce.Breaches)
        {
            foreach (var actor in new[] { breach.By, breach.Against })
            {
                found.Refers(breach.Line, "actor", actor, index.Actors);
            }

            if (breach.By == breach.Against)
            {
                found.Add(breach.Line, "truce", "Breaches are counted by one side against another.");
            }

            IsNotEarlier(e, breach.Counted().Event, breach.Line, "count", index, found);
        }
    }

    private static void Ending(Event e, Truce truce, TruceEnding ended, DatasetIndex index, Findings found)
    {
        if (ended.On?.Span.Latest < (e.InForce ?? e.Date).Span.Earliest)
        {
            found.Add(truce.Line, "truce", $"The truce cannot end on {ended.On}, before it began.");
        }

        if (ended.Event is { } told)
        {
            IsNotEarlier(e, told, truce.Line, "end", index, found);
        }
        else if (ended.How != TruceEnd.Lapsed)
        {
            found.Add(truce.Line, "truce", $"That the truce was {ended.How.Text()} needs 'event': where it is told.");
        }
        else if (ended.On is null && e.InForce?.Span.Latest is null)
        {
            found.Add(truce.Line, "truce", "That the truce lapsed needs 'event', 'on', or an end of 'in-force'.");
        }
    }

    private static void IsNotEarlier(Event e, string id, int line, string what, DatasetIndex index, Findings found)
    {
        if (found.Refers(line, id, index.Events) && index.Events.SpanOf(index.Events.Find(id)!.Value).Latest < e.Date.Span.Earliest)
        {
            found.Add(line, "truce", $"'{id}' is earlier than the truce and cannot tell of its {what}.");
        }
    }
}
