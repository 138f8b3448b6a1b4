using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>A difference must be about something of its event, and must differ from it.</summary>
internal static class DifferenceRules
{
    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        foreach (var citation in e.Citations)
        {
            found.Unique(
                citation.Differs,
                difference => $"{difference.About.Text()} {difference.Of} {difference.Value}",
                difference => difference.Line,
                "The difference",
                "食い違い"
            );
            foreach (var difference in citation.Differs)
            {
                Check(e, citation, difference, index, found);
            }
        }
    }

    private static void Check(Event e, Citation citation, Difference difference, DatasetIndex index, Findings found)
    {
        if (difference.Of is null != difference.About is DifferenceAbout.Date or DifferenceAbout.Occurrence)
        {
            found.Add(
                difference.Line,
                "differs",
                difference.Of is null
                    ? $"A difference about a {difference.About.Text()} needs 'of': which one."
                    : $"A difference about a {difference.About.Text()} has no 'of'.",
                difference.Of is null ? "何についての食い違いか、「of」で示してください。" : "この種類の食い違いに「of」は要りません。"
            );
            return;
        }

        switch (difference.About)
        {
            case DifferenceAbout.Date:
                if (!EdtfDate.TryParse(difference.Value, out var date, out var error))
                {
                    found.Add(
                        difference.Line,
                        "date",
                        $"value \"{difference.Value}\": {error.Message(Language.En)}",
                        $"値「{difference.Value}」：{error.Message(Language.Ja)}"
                    );
                }
                else if (date.Equals(e.Date))
                {
                    Same(difference, found);
                }

                break;
            case DifferenceAbout.Occurrence:
                Word<Standing>(difference, found);
                if (difference.Value == e.Standing.Text())
                {
                    Same(difference, found);
                }

                break;
            case DifferenceAbout.Role:
                found.Refers(difference.Line, "actor", difference.Of!, index.Actors);
                if (difference.Value != "none")
                {
                    Word<Role>(difference, found);
                }

                if (e.Actors.Any(actor => actor.Actor == difference.Of && actor.Role.Text() == difference.Value && actor.Counts))
                {
                    Same(difference, found);
                }

                break;
            case DifferenceAbout.Term:
                Term(e, citation, difference, found);
                break;
            case DifferenceAbout.Fact:
                var fact = e.Facts.FirstOrDefault(fact => fact.Id == difference.Of);
                if (fact is null)
                {
                    found.Add(
                        difference.Line,
                        "dangling",
                        $"The event has no figure '{difference.Of}'.",
                        $"この出来事に数字「{difference.Of}」はありません。"
                    );
                }
                else if (fact.Value == difference.Value)
                {
                    Same(difference, found);
                }

                break;
            case DifferenceAbout.Relation:
                Relation(e, difference, index, found);
                break;
        }
    }

    private static void Term(Event e, Citation citation, Difference difference, Findings found)
    {
        var term = e.Terms.FirstOrDefault(term => term.Id == difference.Of);
        if (term is null)
        {
            found.Add(
                difference.Line,
                "dangling",
                $"The event has no term '{difference.Of}'.",
                $"この出来事に立場「{difference.Of}」はありません。"
            );
        }
        else if (
            !term.OnlyReportedBy.Contains(citation.Source) && (difference.Value == term.Stance.Text() || difference.Value == term.Option)
        )
        {
            Same(difference, found);
        }
    }

    private static void Relation(Event e, Difference difference, DatasetIndex index, Findings found)
    {
        IReadOnlyList<string>? placed = difference.Of switch
        {
            "responds-to" => e.RespondsTo,
            "revises" => e.Revises,
            "part-of" => e.PartOf is null ? [] : [e.PartOf],
            _ => null,
        };
        if (placed is null)
        {
            found.Add(
                difference.Line,
                "differs",
                $"'{difference.Of}' is no relation; it is one of responds-to, revises, part-of.",
                $"「{difference.Of}」は関係の名前ではありません。responds-to、revises、part-ofのどれかです。"
            );
        }
        else if (placed.Contains(difference.Value))
        {
            Same(difference, found);
        }
        else if (difference.Value != "none")
        {
            found.Refers(difference.Line, difference.Value, index.Events);
        }
    }

    private static void Word<T>(Difference difference, Findings found)
        where T : struct, Enum
    {
        if (!EnumText.TryParse<T>(difference.Value, out _))
        {
            found.Add(
                difference.Line,
                "word",
                $"'{difference.Value}' is not one of {string.Join(", ", EnumText.All<T>())}.",
                $"「{difference.Value}」は使えません。{string.Join("、", EnumText.All<T>())}のどれかです。"
            );
        }
    }

    private static void Same(Difference difference, Findings found) =>
        found.Add(
            difference.Line,
            "differs",
            $"'{difference.Value}' does not differ from how the event is placed.",
            $"「{difference.Value}」はこの出来事の記述と同じで、食い違いになりません。"
        );
}
