using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for a meeting: of which events it may be told, and that the event's actors bear out between whom it
/// was.</summary>
internal static class MeetingRules
{
    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        if (e.Meeting is not { } meeting)
        {
            return;
        }

        // What came of a meeting may be its event: an agreement or a proposal.
        if (e.Kind is not (EventKind.Talks or EventKind.Summit or EventKind.Mediation or EventKind.Agreement or EventKind.Proposal))
        {
            found.Add(
                meeting.Line,
                "meeting",
                $"An event of kind '{e.Kind.Text()}' is no meeting: talks, summit and mediation are, and what an agreement or a proposal came out of.",
                "この種類の出来事は会談ではありません。会談にできるのは、協議・首脳会談・仲介と、合意や提案のもとになったものです。"
            );
        }

        if (meeting is { Form: MeetingForm.Call, Place: not null })
        {
            found.Add(meeting.Line, "meeting", "A call has no place.", "電話会談に場所はありません。");
        }

        var sides = new SortedSet<string>(e.Met.SelectMany(Sides), StringComparer.Ordinal);
        if (meeting.Between == MeetingBetween.Direct && sides.Count < 2)
        {
            found.Add(
                meeting.Line,
                "meeting",
                "A direct meeting needs both sides among those who took part.",
                "直接の会談では、参加者に双方の当事者が必要です。"
            );
        }

        if (meeting.Between == MeetingBetween.OneSide && sides.Count > 1)
        {
            found.Add(
                meeting.Line,
                "meeting",
                $"{string.Join(" and ", sides)} took part, so this was no meeting of one side.",
                $"{string.Join("と", sides)}が参加しているので、一方だけとの会談ではありません。"
            );
        }

        if (meeting.Between == MeetingBetween.Mediated && e.Met.All(part => Sides(part).Any()))
        {
            found.Add(
                meeting.Line,
                "meeting",
                "A mediated meeting needs somebody who belongs to no side among those who took part.",
                "仲介による会談では、どちらの側にも属さない参加者が必要です。"
            );
        }

        if (meeting.Between == MeetingBetween.Mediated && sides.Count == 0)
        {
            found.Add(
                meeting.Line,
                "meeting",
                "A mediated meeting needs one side at least among those who were there; whoever was there and answered has both parts, "
                    + "participant and respondent.",
                "仲介による会談では、少なくとも一方の当事者が同席している必要があります。同席して回答した者には、participantとrespondentの両方を書きます。"
            );
        }

        IEnumerable<string> Sides(EventActor part) =>
            index.Actors.TryGetValue(part.Actor, out var actor)
                ? actor
                    .SpeaksFor.Where(mandate => mandate.Covers(e.Date.Span))
                    .Select(mandate => mandate.For)
                    .Prepend(part.Actor)
                    .Where(id => index.Actors.TryGetValue(id, out var side) && side.Party)
                : [];
    }
}
