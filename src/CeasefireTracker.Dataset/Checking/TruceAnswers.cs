using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>Whether what truces say of other events stands there: known only when every event has passed.</summary>
internal sealed class TruceAnswers(DatasetIndex index)
{
    private readonly Dictionary<string, Told> told = new(StringComparer.Ordinal);
    private readonly List<(string File, Truce Truce)> truces = [];

    /// <summary>Notes an event that passes, if a truce names it, and the truce if it has one.</summary>
    public void Note(Event e)
    {
        if (index.Events.NamedByTruces.Contains(e.Id))
        {
            told.TryAdd(e.Id, new Told([.. e.Actors.SelectMany(part => WithPrincipals(part, e))], [.. e.Facts.Select(fact => fact.Id)]));
        }

        if (e.Truce is { } truce)
        {
            truces.Add((e.File, truce));
        }
    }

    /// <summary>A problem for each answer and each figure that is not there.</summary>
    public void Check(ProblemList problems)
    {
        foreach (var (file, truce) in truces)
        {
            var found = new Findings(file, problems);
            foreach (var answer in truce.Answers())
            {
                if (told.TryGetValue(answer.Event, out var named) && !named.Actors.Contains(answer.Actor))
                {
                    found.Add(
                        answer.Line,
                        "truce",
                        $"'{answer.Event}' names neither '{answer.Actor}' nor anybody who speaks for it: their answer to the truce cannot stand there.",
                        $"「{answer.Event}」には「{answer.Actor}」も、それを代弁する者も出てきません。停戦への答えはそこにはないはずです。"
                    );
                }
            }

            foreach (var breach in truce.Breaches)
            {
                var (e, figure) = breach.Counted();
                if (figure.Length == 0 || (told.TryGetValue(e, out var named) && !named.Facts.Contains(figure)))
                {
                    found.Add(
                        breach.Line,
                        "dangling",
                        $"There is no figure '{breach.Fact}'; it is written event-id#fact-id.",
                        $"数字「{breach.Fact}」はありません。「出来事のID#数字のID」の形で書きます。"
                    );
                }
            }
        }
    }

    private IEnumerable<string> WithPrincipals(EventActor part, Event e) =>
        index.Actors.TryGetValue(part.Actor, out var actor)
            ? actor.SpeaksFor.Where(mandate => mandate.Covers(e.Date.Span)).Select(mandate => mandate.For).Prepend(part.Actor)
            : [part.Actor];

    private sealed record Told(HashSet<string> Actors, HashSet<string> Facts);
}
