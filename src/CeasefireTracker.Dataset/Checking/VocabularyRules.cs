using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for actors, issues, publishers, phases, the glossary and the names of places.</summary>
internal static class VocabularyRules
{
    private const int MostIssues = 24;

    // A spelling is looked for inside words too, because Japanese has no spaces; a short one would be found everywhere.
    private const int ShortestSpelling = 3;

    public static void Check(DatasetIndex index, ICollection<Problem> problems)
    {
        SiteRules.Check(index, problems);
        Actors(index, new Findings("data/actors.yml", problems));
        Issues(index, new Findings("data/issues.yml", problems));
        Publishers(index, new Findings("data/publishers.yml", problems));
        SourceRules.Check(index, problems);
        Phases(index, new Findings("data/phases.yml", problems));
        Glossary(index.Dataset.Glossary, new Findings("data/glossary.yml", problems));
        PlaceNames(index.Dataset.PlaceNames, new Findings("data/place-names.yml", problems));
        LeadRules.Check(index, new Findings("data/leads.yml", problems));
        SeenRules.Check(index, new Findings("data/seen.yml", problems));
        ReportRules.Check(index, new Findings("data/reports.yml", problems));
    }

    /// <summary>A problem for each source that nothing rests on.</summary>
    public static void Unused(DatasetIndex index, IReadOnlySet<string> citedByEvents, ICollection<Problem> problems)
    {
        var citedByPhases = index
            .Dataset.Phases.SelectMany(phase => phase.Citations.Select(citation => citation.Source))
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var source in index.Dataset.Sources.Where(source => !citedByEvents.Contains(source.Id) && !citedByPhases.Contains(source.Id))
        )
        {
            problems.Add(
                new Problem(
                    source.File,
                    source.Line,
                    "unused",
                    $"Nothing cites the source '{source.Id}'.",
                    $"出典「{source.Id}」を引用しているものがありません。"
                )
            );
        }
    }

    private static void Actors(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Actors, actor => actor.Id, actor => actor.Line, "The actor", "関係者");
        foreach (var actor in index.Dataset.Actors)
        {
            foreach (var mandate in actor.SpeaksFor)
            {
                found.Refers(mandate.Line, "actor", mandate.For, index.Actors);
                if (mandate.For == actor.Id)
                {
                    found.Add(
                        mandate.Line,
                        "speaks-for",
                        $"'{actor.Id}' speaks for itself without saying so.",
                        $"「{actor.Id}」が自分自身を代弁することは、書くまでもありません。"
                    );
                }

                if (mandate.From > mandate.To)
                {
                    found.Add(
                        mandate.Line,
                        "speaks-for",
                        $"The mandate of '{actor.Id}' ends before it begins.",
                        $"「{actor.Id}」が代弁する期間が、始まる前に終わっています。"
                    );
                }
            }

            foreach (var member in actor.Members)
            {
                found.Refers(actor.Line, "actor", member, index.Actors);
            }

            if (actor.Members.Count > 0 && actor.Kind is not (ActorKind.Group or ActorKind.Organisation))
            {
                found.Add(
                    actor.Line,
                    "members",
                    $"'{actor.Id}' has members but is neither a group nor an organisation.",
                    $"「{actor.Id}」に構成員がいますが、集団でも組織でもありません。"
                );
            }

            if (
                actor.Wikidata is { } item
                && (
                    item.Length < 2
                    || item[0] != 'Q'
                    || !item.AsSpan(1).ContainsAnyInRange('0', '9')
                    || item.AsSpan(1).ContainsAnyExceptInRange('0', '9')
                )
            )
            {
                found.Add(
                    actor.Line,
                    "wikidata",
                    $"'{item}' is not a Wikidata item such as Q7747.",
                    $"「{item}」はQ7747のようなウィキデータの項目IDではありません。"
                );
            }
        }
    }

    private static void Issues(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Issues, issue => issue.Id, issue => issue.Line, "The issue", "争点");
        if (index.Dataset.Issues.Count > MostIssues)
        {
            found.Add(
                0,
                "issues",
                $"There are {index.Dataset.Issues.Count} issues; nobody keeps more than {MostIssues} apart.",
                $"争点が{index.Dataset.Issues.Count}件あります。{MostIssues}件より多いと見分けられません。"
            );
        }

        foreach (var issue in index.Dataset.Issues)
        {
            found.Unique(issue.Options, option => option.Id, _ => issue.Line, "The option", "選択肢");
            if (issue.Options.Count is < 2 or > 5)
            {
                found.Add(
                    issue.Line,
                    "options",
                    $"'{issue.Id}' has {issue.Options.Count} options; an issue has two to five.",
                    $"「{issue.Id}」の選択肢は{issue.Options.Count}件です。争点の選択肢は2～5件です。"
                );
            }

            foreach (var option in issue.Options)
            {
                SeeAlso(index, issue, option, found);
            }
        }
    }

    private static void SeeAlso(DatasetIndex index, Issue issue, IssueOption option, Findings found)
    {
        var here = new OptionAddress(issue.Id, option.Id);
        found.Unique(option.SeeAlso, other => other, _ => issue.Line, "The other option", "ほかの選択肢");
        foreach (var other in option.SeeAlso)
        {
            var there = OptionAddress.Parse(other);
            var named = index.Issues.GetValueOrDefault(there.Issue)?.Options.FirstOrDefault(known => known.Id == there.Option);
            if (named is null)
            {
                found.Add(
                    issue.Line,
                    "see-also",
                    $"'{here}' names '{other}', and there is no such option; it is written issue.option.",
                    $"「{here}」が挙げる「{other}」という選択肢はありません。「争点.選択肢」の形で書きます。"
                );
            }
            else if (there.Issue == issue.Id)
            {
                found.Add(
                    issue.Line,
                    "see-also",
                    $"'{here}' names '{other}', which is of the same issue and seen beside it anyway.",
                    $"「{here}」が挙げる「{other}」は同じ争点の選択肢で、もともと並んで表示されます。"
                );
            }
            else if (string.CompareOrdinal(here.ToString(), other) > 0 && named.SeeAlso.Contains(here.ToString()))
            {
                found.Add(
                    issue.Line,
                    "see-also",
                    $"'{here}' and '{other}' name each other; once is enough, it holds both ways.",
                    $"「{here}」と「{other}」が互いを挙げています。片方に書けば足ります。"
                );
            }
        }
    }

    private static void Publishers(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Publishers, publisher => publisher.Id, publisher => publisher.Line, "The publisher", "発行者");
        foreach (var publisher in index.Dataset.Publishers)
        {
            if (publisher.Home is { } home && SourceAddress.Refusal(home) is { } refusal)
            {
                found.Add(publisher.Line, "address", $"The address {home} {refusal.En}.", $"アドレス {home} {refusal.Ja}。");
            }

            foreach (var state in new[] { publisher.StateMedia, publisher.Government }.OfType<string>())
            {
                found.Refers(publisher.Line, "actor", state, index.Actors);
            }
        }
    }

    private static void Phases(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Phases, phase => phase.Id, phase => phase.Line, "The phase", "時期");
        Phase? before = null;
        foreach (var phase in index.Dataset.Phases)
        {
            foreach (var citation in phase.Citations)
            {
                found.Refers(citation.Line, "source", citation.Source, index.Sources);
            }

            if (phase.Citations.Count == 0)
            {
                found.Add(phase.Line, "uncited", $"The phase '{phase.Id}' cites nothing.", $"時期「{phase.Id}」に引用する出典がありません。");
            }

            if (before is not null && before.Span.Span.Latest?.AddDays(1) != phase.Span.Span.Earliest)
            {
                found.Add(
                    phase.Line,
                    "phase-span",
                    $"The phase '{phase.Id}' must begin on the day after '{before.Id}' ends: every day belongs to one phase.",
                    $"時期「{phase.Id}」は「{before.Id}」が終わった翌日に始まらなければなりません。どの日も一つの時期に属します。"
                );
            }

            before = phase;
        }
    }

    private static void Glossary(IReadOnlyList<GlossaryEntry> words, Findings found)
    {
        found.Unique(words, word => word.Id, word => word.Line, "The word", "語");
        found.Unique(
            words.SelectMany(word => word.Also, (word, also) => (word.Line, Also: also)),
            pair => pair.Also.ToLowerInvariant(),
            pair => pair.Line,
            "The other word",
            "ほかの語"
        );
        foreach (
            var (word, also) in words
                .SelectMany(word => word.Also, (word, also) => (word, also))
                .Where(pair => pair.also.Length < ShortestSpelling)
        )
        {
            found.Add(
                word.Line,
                "also",
                $"'{also}' has fewer than {ShortestSpelling} characters and would be found inside other words.",
                $"「{also}」は{ShortestSpelling}文字に満たないため、ほかの語の中でも見つかってしまいます。"
            );
        }
    }

    private static void PlaceNames(IReadOnlyList<PlaceName> places, Findings found)
    {
        found.Unique(places, place => place.Id, place => place.Line, "The place", "地名");
        found.Unique(
            places.SelectMany(place => place.Spellings, (place, spelling) => (place.Line, Spelling: spelling)),
            pair => pair.Spelling.ToLowerInvariant(),
            pair => pair.Line,
            "The spelling",
            "表記"
        );
        foreach (var place in places)
        {
            if (place.Spellings.Count < 2)
            {
                found.Add(
                    place.Line,
                    "spellings",
                    $"'{place.Id}' needs two spellings or more: a place with one is found without standing here.",
                    $"「{place.Id}」には表記が二つ以上必要です。一つだけの地名は、ここに書かなくても見つかります。"
                );
            }

            foreach (var spelling in place.Spellings.Where(spelling => spelling.Length < ShortestSpelling))
            {
                found.Add(
                    place.Line,
                    "spellings",
                    $"'{spelling}' has fewer than {ShortestSpelling} characters and would be found inside other words.",
                    $"「{spelling}」は{ShortestSpelling}文字に満たないため、ほかの語の中でも見つかってしまいます。"
                );
            }
        }
    }
}
