using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of <c>site.yml</c>: the one list by which it is read, written and filled in.</summary>
public static class SiteFields
{
    private static readonly Shape<EventCollection> Collection = new(
        "collections",
        (_, line) => new EventCollection("", new("", ""), line),
        ["id"],
        onOneLine: true
    )
    {
        { "id", Kinds.Id, c => c.Id, (c, v) => c with { Id = v }, "The id that events name.", "出来事の側に書くID。" },
        { "name", Kinds.Phrase, c => c.Name, (c, v) => c with { Name = v }, "What readers see.", "読者に示す名前。" },
    };

    private static readonly Shape<FoundingArticle> Article = new("founding-article", (_, line) => new FoundingArticle("", "", [], [], line))
    {
        {
            "source",
            Kinds.One(RecordKind.Source),
            a => a.Source,
            (a, v) => a with { Source = v },
            "The document with which the record began.",
            "この年表の元になった文書。"
        },
        {
            "collection",
            Kinds.One(RecordKind.Collection),
            a => a.Collection,
            (a, v) => a with { Collection = v },
            "The collection of the events that it tells.",
            "その文書が伝える出来事のまとまり。"
        },
        {
            "text",
            Kinds.Phrases,
            a => a.Text,
            (a, v) => a with { Text = v },
            "What it is and where it differs: paragraphs.",
            "どのような文書で、どこが異なるか（段落ごと）。"
        },
        {
            "left",
            Kinds.Phrases,
            a => a.Left,
            (a, v) => a with { Left = v },
            "What it says that is on no timeline, and why.",
            "年表に載せなかったことと、その理由。"
        },
    };

    /// <summary>The fields of the site's profile.</summary>
    public static Shape<SiteProfile> Site { get; } =
        new("The site", (_, line) => SiteProfile.Unread with { FileLine = line })
        {
            { "name", Kinds.Phrase, s => s.Name, (s, v) => s with { Name = v }, "What the site is called.", "サイトの名前。" },
            { "line", Kinds.Phrase, s => s.Line, (s, v) => s with { Line = v }, "One line under its name.", "名前の下に添える一行。" },
            { "title", Kinds.Phrase, s => s.Title, (s, v) => s with { Title = v }, "The heading of the timeline.", "年表の見出し。" },
            {
                "subject",
                Kinds.Phrase,
                s => s.Subject,
                (s, v) => s with { Subject = v },
                "What the record is about, as a phrase within a sentence.",
                "何の年表か（文中で使う句）。"
            },
            {
                "search-example",
                Kinds.Phrase,
                s => s.SearchExample,
                (s, v) => s with { SearchExample = v },
                "Words that somebody would search for.",
                "検索語の例。"
            },
            {
                "licence",
                Kinds.OptionalPhrase,
                s => s.Licence,
                (s, v) => s with { Licence = v },
                "Under which terms the data may be used.",
                "データの利用条件。"
            },
            {
                "truce-issue",
                Kinds.OptionalOne(RecordKind.Issue),
                s => s.TruceIssue,
                (s, v) => s with { TruceIssue = v },
                "The issue on which each party's latest word is told first of all.",
                "冒頭に各当事者の最新の発言を示す争点。"
            },
            {
                "collections",
                Kinds.Maps(Collection),
                s => s.Collections,
                (s, v) => s with { Collections = v },
                "The sets of events that readers can choose.",
                "読者が選べる出来事のまとまり。"
            },
            {
                "founding-article",
                Kinds.Map(Article),
                s => s.FoundingArticle,
                (s, v) => s with { FoundingArticle = v },
                "The document with which the record began.",
                "この年表の元になった文書。"
            },
        };
}
