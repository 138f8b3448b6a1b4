using System.Text;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>One event as Markdown, to paste into notes: what happened, who says so, where they differ.</summary>
public static class EventMarkdown
{
    public static IEnumerable<string> Write(EventExport export)
    {
        var (edition, recorded) = export;
        var (e, language) = (recorded.Event, edition.Language);
        var text = new StringBuilder();
        text.Append("# ").Append(Escaped(e.Title.In(language))).Append("\n\n");
        text.Append("**")
            .Append(Escaped(DateWords.Describe(e.Date, language)))
            .Append("** · ")
            .Append(Escaped(language.Say("kind." + e.Kind.Text())))
            .Append(" · `")
            .Append(e.Date)
            .Append("`\n\n");
        text.Append("- ").AppendJoin("\n- ", EventNotes.OfTheWhole(e, language).Select(Escaped)).Append("\n\n");
        text.Append(Escaped(e.Summary.In(language))).Append("\n\n");
        if (e.Narrative is { } narrative)
        {
            text.Append(SafeMarkdown.Of(narrative.In(language)).Trim()).Append("\n\n");
        }

        Section("event.actors", Parts.Of(e).Select(part => Escaped(EventNotes.Part(part, edition))));
        Section("event.terms", e.Terms.Where(term => term.Counts).Select(term => Term(term, edition)));
        Section("event.facts", e.Facts.Select(fact => Escaped(EventNotes.Figure(fact, language))));
        var words = new DisputeWords(edition.Store.Vocabulary, language);
        Section(
            "event.disputes",
            recorded.Disputes.Select(dispute =>
                string.Join(
                    language.Say("list.semicolon"),
                    dispute
                        .Reports.Select(report =>
                            Escaped(
                                language.Say(
                                    "dispute.says",
                                    recorded.Sources[report.Source].Publisher.Name.In(language),
                                    words.Value(recorded, dispute, report.Value)
                                )
                            )
                        )
                        .Prepend(Escaped($"{words.About(recorded, dispute)}{language.Say("list.colon")}{words.Placed(recorded, dispute)}"))
                )
            )
        );
        Section("event.citations", e.Citations.Select(citation => Citation(citation, recorded.Sources[citation.Source], language)));
        Section(
            "event.changes",
            e.Changed.Select(change =>
                $"{DateWords.Describe(EdtfDate.FromDay(change.Date), language)}{language.Say("list.colon")}{Escaped(change.What.In(language))}"
            )
        );
        text.Append("---\n\n").Append(Escaped(CitationText.Chicago(Reference.Of(e, edition)))).Append('\n');
        return [text.ToString()];

        void Section(string key, IEnumerable<string> lines)
        {
            var list = lines.ToList();
            if (list.Count > 0)
            {
                text.Append("## ").Append(Escaped(language.Say(key))).Append("\n\n- ").AppendJoin("\n- ", list).Append("\n\n");
            }
        }
    }

    private static string Term(Term term, ExportContext edition)
    {
        var (language, vocabulary) = (edition.Language, edition.Store.Vocabulary);
        var actors = string.Join(
            language.Say("list.and"),
            term.Actors.Select(id => vocabulary.Actors.TryGetValue(id, out var actor) ? actor.Name.In(language) : id)
        );
        return Escaped(
            $"{actors} {language.Say("stance." + term.Stance.Text())}{language.Say("list.colon")}{term.Detail.In(language)} ({vocabulary.Issues[term.Issue].Label.In(language)})"
        );
    }

    private static string Citation(Citation citation, SourceRow source, Language language)
    {
        var title = Escaped(source.Title ?? source.Description!.In(language));
        var document = source.Url is { } url ? $"[{title}](<{url.Replace(">", "%3E", StringComparison.Ordinal)}>)" : title;
        var published = source.Published is { } date ? DateWords.Describe(date, language) : language.Say("source.undated");
        return $"{Escaped(source.Publisher.Name.In(language))}{language.Say("list.comma")}{document}{language.Say("list.comma")}{Escaped(published)}{language.Say("list.stop")}{Escaped(citation.Supports.In(language))}";
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = "\\`*_[]<>#|~".Contains(c, StringComparison.Ordinal)
                ? escaped.Append('\\').Append(c)
                : escaped.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return escaped.ToString();
    }
}
