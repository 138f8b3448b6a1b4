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
        Citations(e, index, found);
        Relations(e, index, found);
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
                $"The file name '{e.Id}' is not an id: lower-case words and numbers joined by hyphens, at most {Slug.MaxLength} characters."
            );
        }

        var folder = FormattableString.Invariant($"data/events/{e.Date.Span.Earliest ?? e.Date.Span.Latest:yyyy}/");
        if (isFile && !e.File.StartsWith(folder, StringComparison.Ordinal))
        {
            found.Add(0, "folder", $"An event of this date belongs in {folder}.");
        }

        if (e.Collections.Count == 0 || e.Collections.Any(collection => !Slug.IsValid(collection)))
        {
            found.Add(e.Line, "collection", "An event belongs to at least one collection, named like an id.");
        }

        foreach (var collection in e.Collections)
        {
            found.Refers(e.Line, "collection", collection, index.Collections);
        }

        foreach (var name in e.AlsoKnownAs.Where(name => !OutsideId.IsValid(name)))
        {
            found.Add(e.Line, "also-known-as", $"'{name}' is not scheme:id, such as pax:1234, with a scheme like an id and no spaces.");
        }

        if (e.KnownFrom <= e.Date.Span.Earliest)
        {
            found.Add(e.Line, "known-from", "'known-from' is for what became public later than it happened.");
        }
    }

    private static void Words(Event e, Findings found)
    {
        Length(e.Title.En, 8, 120, "The English title");
        Length(e.Title.Ja, 4, 70, "The Japanese title");
        Length(e.Summary.En, 40, 800, "The English summary");
        Length(e.Summary.Ja, 20, 400, "The Japanese summary");
        foreach (var (what, text) in new[] { ("title", e.Title), ("summary", e.Summary), ("narrative", e.Narrative) })
        {
            if (text is not null && text.Ja.Length > 0 && CountJapanese(text.Ja) == 0)
            {
                found.Add(e.Line, "language", $"The Japanese {what} is not written in Japanese.");
            }

            if (text is not null && CountJapanese(text.En) > text.En.Length / 4)
            {
                found.Add(e.Line, "language", $"The English {what} is written in Japanese.");
            }
        }

        void Length(string text, int least, int most, string what)
        {
            if (text.Length > 0 && (text.Length < least || text.Length > most))
            {
                found.Add(e.Line, "length", $"{what} has {text.Length} characters; {least} to {most} are sane.");
            }
        }
    }

    private static void Actors(Event e, DatasetIndex index, Findings found)
    {
        found.Unique(e.Actors, actor => $"{actor.Actor} {actor.Role.Text()}", actor => actor.Line, "The part");
        foreach (var actor in e.Actors)
        {
            found.Refers(actor.Line, "actor", actor.Actor, index.Actors);
            CitedHere(e, actor.OnlyReportedBy, actor.Line, found);
            Explained(e, actor.OnlyReportedBy, DifferenceAbout.Role, actor.Actor, actor.Line, found);
        }

        if (e.Actors.Count == 0)
        {
            found.Add(e.Line, "missing", "The event names no actor.");
        }
    }

    private static void Terms(Event e, DatasetIndex index, Findings found)
    {
        found.Unique(e.Terms, term => term.Id, term => term.Line, "The term");
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
                    $"'{term.Option}' is not an option of '{term.Issue}'; it has {string.Join(", ", index.Issues[term.Issue].Options.Select(option => option.Id))}."
                );
            }

            foreach (var actor in term.Actors.Append(term.SpokenBy).OfType<string>())
            {
                found.Refers(term.Line, "actor", actor, index.Actors);
            }

            if (term.Actors.Count == 0)
            {
                found.Add(term.Line, "missing", $"The term '{term.Id}' is held by nobody.");
            }

            if (term.Actors.Count > 1 != term.Joint)
            {
                found.Add(
                    term.Line,
                    "joint",
                    $"The term '{term.Id}' has {term.Actors.Count} actor(s): several need 'joint: true', one must not have it."
                );
            }

            if (term.Cite.Count == 0)
            {
                found.Add(term.Line, "uncited", $"The term '{term.Id}' cites nothing.");
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
            found.Add(term.Line, "ends", $"The term '{term.Id}' drops something: 'ends' must name it, event-id#term-id.");
        }
    }

    private static void Facts(Event e, Findings found)
    {
        found.Unique(e.Facts, fact => fact.Id, fact => fact.Line, "The figure");
        foreach (var fact in e.Facts)
        {
            if (fact.Cite.Count == 0)
            {
                found.Add(fact.Line, "uncited", $"The figure '{fact.Id}' cites nothing.");
            }

            CitedHere(e, fact.Cite, fact.Line, found);
        }
    }

    private static void Citations(Event e, DatasetIndex index, Findings found)
    {
        found.Unique(e.Citations, citation => citation.Source, citation => citation.Line, "The citation of");
        foreach (var citation in e.Citations)
        {
            found.Refers(citation.Line, "source", citation.Source, index.Sources);
        }

        if (e.Citations.Count == 0)
        {
            found.Add(e.Line, "uncited", "The event cites nothing; nothing is on the timeline without a citation.");
        }
        else if (
            !e.Citations.Any(citation =>
                index.Sources.TryGetValue(citation.Source, out var source)
                && source.Tier is SourceTier.Primary or SourceTier.PrimaryCopy or SourceTier.News
            )
        )
        {
            found.Add(e.Line, "evidence", "The event rests on no primary or news source.");
        }
        else if (e.Standing == Standing.Established && SourceGrades.RestsOnRetellingsAlone(e, index.Sources))
        {
            found.Add(
                e.Line,
                "evidence",
                "Every claim of the event rests on reposts and digests alone: it is 'reported', not 'established'."
            );
        }
    }

    private static void Relations(Event e, DatasetIndex index, Findings found)
    {
        foreach (var id in e.RespondsTo.Concat(e.Revises).Append(e.PartOf).OfType<string>())
        {
            if (id == e.Id)
            {
                found.Add(e.Line, "relation", "The event refers to itself.");
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
                found.Add(e.Line, "forward", $"The event cannot answer or revise '{id}', which is later.");
            }
        }

        var (seen, whole) = (new HashSet<string>(StringComparer.Ordinal) { e.Id }, e.PartOf);
        while (whole is not null && index.Events.Find(whole) is { } parent)
        {
            if (!seen.Add(whole))
            {
                found.Add(e.Line, "cycle", $"'part-of' leads from '{e.Id}' back to '{whole}'.");
                break;
            }

            whole = index.Events.PartOf(parent);
        }
    }

    private static void CitedHere(Event e, IEnumerable<string> sources, int line, Findings found)
    {
        foreach (var source in sources.Where(source => e.Citations.All(citation => citation.Source != source)))
        {
            found.Add(line, "dangling", $"The source '{source}' is not among the event's citations.");
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
                $"'{of}' is reported by '{source}' alone, and its citation has no 'differs' that says why that is not counted."
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
