using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for one event and what it refers to.</summary>
internal static class EventRules
{
    public static void Check(Event e, DatasetIndex index, ICollection<Problem> problems)
    {
        var found = new Findings(e.File, problems);
        Identity(e, index, found);
        Words(e, found);
        TitleRules.Check(e, index, found);
        Actors(e, index, found);
        Terms(e, index, found);
        Facts(e, found);
        StatementRules.Check(e, index, found);
        TruceRules.Check(e, index, found);
        MeetingRules.Check(e, index, found);
        CitationRules.Check(e, index, found);
        RelationRules.Check(e, index, found);
        DifferenceRules.Check(e, index, found);
    }

    private static void Identity(Event e, DatasetIndex index, Findings found)
    {
        // A line of NDJSON names its id itself, and one file holds every year.
        var isFile = e.File.EndsWith(".md", StringComparison.Ordinal);
        if (isFile && !Slug.IsValid(e.Id))
        {
            found.Add(
                0,
                "id",
                $"The file name '{e.Id}' is not an id: lower-case words and numbers joined by hyphens, at most {Slug.MaxLength} characters.",
                $"ファイル名「{e.Id}」はIDになりません。英小文字と数字をハイフンでつなぎ、{Slug.MaxLength}文字以内にします。"
            );
        }

        var folder = FormattableString.Invariant($"data/events/{e.Date.Span.Earliest ?? e.Date.Span.Latest:yyyy}/");
        if (isFile && !e.File.StartsWith(folder, StringComparison.Ordinal))
        {
            found.Add(0, "folder", $"An event of this date belongs in {folder}.", $"この日付の出来事は{folder}に置きます。");
        }

        if (e.Collections.Count == 0 || e.Collections.Any(collection => !Slug.IsValid(collection)))
        {
            found.Add(
                e.Line,
                "collection",
                "An event belongs to at least one collection, named like an id.",
                "出来事は少なくとも一つのまとまり（IDの形の名前）に属します。"
            );
        }

        foreach (var collection in e.Collections)
        {
            found.Refers(e.Line, "collection", collection, index.Collections);
        }

        foreach (var name in e.AlsoKnownAs.Where(name => !OutsideId.IsValid(name)))
        {
            found.Add(
                e.Line,
                "also-known-as",
                $"'{name}' is not scheme:id, such as pax:1234, with a scheme like an id and no spaces.",
                $"「{name}」は scheme:id の形（例：pax:1234）ではありません。scheme は ID の形で、空白は使えません。"
            );
        }

        if (e.KnownFrom <= e.Date.Span.Earliest)
        {
            found.Add(
                e.Line,
                "known-from",
                "'known-from' is for what became public later than it happened.",
                "「known-from」は、起きた日より後に公になったものに使います。"
            );
        }
    }

    private static void Words(Event e, Findings found)
    {
        Length(e.Title.En, 8, 120, "The English title", "英語の題名");
        Length(e.Title.Ja, 4, 70, "The Japanese title", "日本語の題名");
        Length(e.Summary.En, 40, 800, "The English summary", "英語の要約");
        Length(e.Summary.Ja, 20, 400, "The Japanese summary", "日本語の要約");
        foreach (
            var (what, name, text) in new[]
            {
                ("title", "題名", e.Title),
                ("summary", "要約", e.Summary),
                ("narrative", "詳しい経緯", e.Narrative),
            }
        )
        {
            if (text is not null && text.Ja.Length > 0 && CountJapanese(text.Ja) == 0)
            {
                found.Add(
                    e.Line,
                    "language",
                    $"The Japanese {what} is not written in Japanese.",
                    $"日本語の{name}が日本語で書かれていません。"
                );
            }

            if (text is not null && CountJapanese(text.En) > text.En.Length / 4)
            {
                found.Add(e.Line, "language", $"The English {what} is written in Japanese.", $"英語の{name}が日本語で書かれています。");
            }
        }

        void Length(string text, int least, int most, string what, string name)
        {
            if (text.Length > 0 && (text.Length < least || text.Length > most))
            {
                found.Add(
                    e.Line,
                    "length",
                    $"{what} has {text.Length} characters; {least} to {most} are sane.",
                    $"{name}が{text.Length}文字あります。{least}～{most}文字が適当です。"
                );
            }
        }
    }

    private static void Actors(Event e, DatasetIndex index, Findings found)
    {
        found.Unique(e.Actors, actor => $"{actor.Actor} {actor.Role.Text()}", actor => actor.Line, "The part", "役割");
        foreach (var actor in e.Actors)
        {
            found.Refers(actor.Line, "actor", actor.Actor, index.Actors);
            CitedHere(e, actor.OnlyReportedBy, actor.Line, found);
            Explained(e, actor.OnlyReportedBy, DifferenceAbout.Role, actor.Actor, actor.Line, found);
        }

        if (e.Actors.Count == 0)
        {
            found.Add(e.Line, "missing", "The event names no actor.", "関わった者が一人も書かれていません。");
        }
    }

    private static void Terms(Event e, DatasetIndex index, Findings found)
    {
        found.Unique(e.Terms, term => term.Id, term => term.Line, "The term", "立場");
        foreach (var term in e.Terms)
        {
            if (
                found.Refers(term.Line, "issue", term.Issue, index.Issues)
                && index.Issues[term.Issue].Options.All(option => option.Id != term.Option)
            )
            {
                found.Add(
                    term.Line,
                    "option",
                    $"'{term.Option}' is not an option of '{term.Issue}'; it has {string.Join(", ", index.Issues[term.Issue].Options.Select(option => option.Id))}.",
                    $"「{term.Option}」は争点「{term.Issue}」の選択肢ではありません。選択肢は{string.Join("、", index.Issues[term.Issue].Options.Select(option => option.Id))}です。"
                );
            }

            foreach (var actor in term.Actors.Append(term.SpokenBy).OfType<string>())
            {
                found.Refers(term.Line, "actor", actor, index.Actors);
            }

            if (term.Actors.Count == 0)
            {
                found.Add(
                    term.Line,
                    "missing",
                    $"The term '{term.Id}' is held by nobody.",
                    $"立場「{term.Id}」をとる者が書かれていません。"
                );
            }

            if (term.Actors.Count > 1 != term.Joint)
            {
                found.Add(
                    term.Line,
                    "joint",
                    $"The term '{term.Id}' has {term.Actors.Count} actor(s): several need 'joint: true', one must not have it.",
                    $"立場「{term.Id}」をとる者は{term.Actors.Count}者です。複数なら共同の立場（joint）とし、一者なら共同としません。"
                );
            }

            if (term.Cite.Count == 0)
            {
                found.Add(term.Line, "uncited", $"The term '{term.Id}' cites nothing.", $"立場「{term.Id}」に引用する出典がありません。");
            }

            CitedHere(e, [.. term.Cite, .. term.OnlyReportedBy], term.Line, found);
            Explained(e, term.OnlyReportedBy, DifferenceAbout.Term, term.Id, term.Line, found);
            Ends(term, found);
        }
    }

    private static void Ends(Term term, Findings found)
    {
        if (term.Stance == Stance.Drops && term.Ends is null)
        {
            found.Add(
                term.Line,
                "ends",
                $"The term '{term.Id}' drops something: 'ends' must name it, event-id#term-id.",
                $"立場「{term.Id}」は撤回を表します。何を撤回するか、「ends」に「出来事のID#立場のID」で書いてください。"
            );
        }
    }

    private static void Facts(Event e, Findings found)
    {
        found.Unique(e.Facts, fact => fact.Id, fact => fact.Line, "The figure", "数字");
        foreach (var fact in e.Facts)
        {
            if (fact.Cite.Count == 0)
            {
                found.Add(fact.Line, "uncited", $"The figure '{fact.Id}' cites nothing.", $"数字「{fact.Id}」に引用する出典がありません。");
            }

            CitedHere(e, fact.Cite, fact.Line, found);
        }
    }

    private static void CitedHere(Event e, IEnumerable<string> sources, int line, Findings found)
    {
        foreach (var source in sources.Where(source => e.Citations.All(citation => citation.Source != source)))
        {
            found.Add(
                line,
                "dangling",
                $"The source '{source}' is not among the event's citations.",
                $"出典「{source}」がこの出来事の引用にありません。"
            );
        }
    }

    /// <summary>What is set aside as reported by some sources alone needs their difference, which says why it is set aside.</summary>
    private static void Explained(Event e, IEnumerable<string> only, DifferenceAbout about, string of, int line, Findings found)
    {
        foreach (
            var source in only.Where(source =>
                !e.Citations.Any(citation =>
                    citation.Source == source && citation.Differs.Any(difference => difference.About == about && difference.Of == of)
                )
            )
        )
        {
            found.Add(
                line,
                "unexplained",
                $"'{of}' is reported by '{source}' alone, and its citation has no 'differs' that says why that is not counted.",
                $"「{of}」は出典「{source}」だけが伝えています。数に入れない理由を、その引用の「differs」に書いてください。"
            );
        }
    }

    private static int CountJapanese(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') ? 1 : 0;
        }

        return count;
    }
}
