using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for the words of a stance, for what it waits for, and for whose a figure is.</summary>
internal static partial class StatementRules
{
    // Of a language that is written without spaces: about as long as twelve words of another.
    private const int MostCharacters = 40;

    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        foreach (var term in e.Terms)
        {
            Words(e, term, index, found);
            Moot(e, term, index, found);
        }

        foreach (var fact in e.Facts)
        {
            By(e, fact, index, found);
        }
    }

    private static void Words(Event e, Term term, DatasetIndex index, Findings found)
    {
        if (term.Words is not { } words)
        {
            return;
        }

        var count = words.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (count > SpokenWords.MostWords || (words.Language is "ja" or "zh" && words.Text.Length > MostCharacters))
        {
            found.Add(
                term.Line,
                "words",
                $"The words of '{term.Id}' are more than {SpokenWords.MostWords}, or {MostCharacters} characters of Japanese or Chinese: a longer piece is its source's.",
                $"「{term.Id}」の本人の言葉が長すぎます。{SpokenWords.MostWords}語、日本語や中国語では{MostCharacters}文字までです。それより長い文章は出典のものです。"
            );
        }

        if (term.SpokenBy is null)
        {
            found.Add(
                term.Line,
                "words",
                $"The words of '{term.Id}' need 'spoken-by': whose they are.",
                $"「{term.Id}」の本人の言葉には、誰の言葉か（spoken-by）が必要です。"
            );
        }

        if (e.Citations.All(citation => citation.Source != words.Cite))
        {
            found.Add(
                term.Line,
                "dangling",
                $"The source '{words.Cite}' of the words of '{term.Id}' is not among the event's citations.",
                $"「{term.Id}」の本人の言葉の出典「{words.Cite}」が、この出来事の引用にありません。"
            );
        }
        else if (index.Sources.TryGetValue(words.Cite, out var source) && source.Language != words.Language)
        {
            found.Add(
                term.Line,
                "words",
                $"The words of '{term.Id}' are in '{words.Language}' and '{words.Cite}' is in '{source.Language}': a translation is nobody's own words.",
                $"「{term.Id}」の本人の言葉は「{words.Language}」で、出典「{words.Cite}」は「{source.Language}」です。訳された言葉は本人の言葉ではありません。"
            );
        }
    }

    private static void Moot(Event e, Term term, DatasetIndex index, Findings found)
    {
        if (term.Moot is not { } moot)
        {
            return;
        }

        if (moot.Event == e.Id)
        {
            found.Add(
                term.Line,
                "moot",
                $"What makes '{term.Id}' moot is another event than the one that states it.",
                $"「{term.Id}」の意味を失わせたのは、その立場を示した出来事とは別の出来事のはずです。"
            );
        }
        else if (
            found.Refers(term.Line, moot.Event, index.Events)
            && index.Events.SpanOf(index.Events.Find(moot.Event)!.Value).Latest < e.Date.Span.Earliest
        )
        {
            found.Add(
                term.Line,
                "moot",
                $"'{moot.Event}' is earlier and cannot make '{term.Id}' moot.",
                $"「{moot.Event}」はそれより前なので、「{term.Id}」の意味を失わせることはできません。"
            );
        }
    }

    private static void By(Event e, Fact fact, DatasetIndex index, Findings found)
    {
        if (fact.By.Count == 0)
        {
            found.Add(
                fact.Line,
                "by",
                $"The figure '{fact.Id}' needs 'by': who proposed, counted or claimed it.",
                $"数字「{fact.Id}」には、誰の数字か（by）が必要です。"
            );
        }

        if (WhoseInEnglish().IsMatch(fact.What.En) || WhoseInJapanese().IsMatch(fact.What.Ja))
        {
            found.Add(
                fact.Line,
                "by",
                $"The label of '{fact.Id}' says whose the figure is: that stands in 'by', and the label says what it counts.",
                $"「{fact.Id}」の説明に、誰の数字かが書かれています。それは「by」に書き、説明には何の数字かだけを書きます。"
            );
        }

        foreach (var by in fact.By.Where(by => !index.Actors.ContainsKey(by) && e.Citations.All(citation => citation.Source != by)))
        {
            var near = Nearest.Of(by, index.Actors.Keys.Concat(e.Citations.Select(citation => citation.Source)));
            found.Add(
                fact.Line,
                "dangling",
                $"'{by}' is neither an actor nor a source that the event cites{(near is null ? "." : $"; did you mean '{near}'?")}",
                $"「{by}」は関係者でも、この出来事が引用する出典でもありません。{Findings.Suggestion(near)}"
            );
        }
    }

    [GeneratedRegex(
        @"\baccording to\b|\bby (?:\S+ ){0,3}\S*['’]s? (?:count|account|list)\b|\bas \S+(?: \S+)? (?:reports?|reported|counts?|named?|proposed|announced|put)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WhoseInEnglish();

    [GeneratedRegex("による[。）、]|(?:発表|集計|説明|報道)）")]
    private static partial Regex WhoseInJapanese();
}
