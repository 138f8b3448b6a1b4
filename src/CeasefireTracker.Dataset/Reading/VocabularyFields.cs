using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of the vocabulary files' records: the one list by which they are read, written and filled in.</summary>
public static class VocabularyFields
{
    private static readonly Shape<Mandate> Mandate = new(
        "speaks-for",
        (_, line) => new Mandate("", null, null, null, line),
        ["for", "from"],
        onOneLine: true
    )
    {
        {
            "for",
            Kinds.One(RecordKind.Actor),
            m => m.For,
            (m, v) => m with { For = v },
            "The actor that this one speaks for.",
            "代弁される者。"
        },
        {
            "rank",
            Kinds.OptionalWord<Rank>(),
            m => m.Rank,
            (m, v) => m with { Rank = v },
            "The head of the state, government or body; a minister; nothing for any other office.",
            "元首・政府や機関の長（head）、閣僚（minister）。ほかの役職は空。"
        },
        {
            "from",
            Kinds.OptionalDay,
            m => m.From,
            (m, v) => m with { From = v },
            "The first day, if it lies within the record.",
            "初日（年表の期間内であれば）。"
        },
        {
            "to",
            Kinds.OptionalDay,
            m => m.To,
            (m, v) => m with { To = v },
            "The last day; nothing while it lasts.",
            "最終日。続いている間は空。"
        },
    };

    private static readonly Shape<Office> Office = new("offices", (_, _) => new Office(new("", ""), null, null), onOneLine: true)
    {
        { "title", Kinds.Phrase, o => o.Title, (o, v) => o with { Title = v }, "What the office is called.", "役職名。" },
        { "from", Kinds.OptionalDay, o => o.From, (o, v) => o with { From = v }, "The first day, if it is known.", "初日（分かる場合）。" },
        {
            "to",
            Kinds.OptionalDay,
            o => o.To,
            (o, v) => o with { To = v },
            "The last day; nothing while it lasts.",
            "最終日。続いている間は空。"
        },
    };

    private static readonly Shape<IssueOption> Option = new(
        "options",
        (_, _) => new IssueOption("", new("", ""), []),
        ["id"],
        onOneLine: true
    )
    {
        {
            "id",
            Kinds.Id,
            o => o.Id,
            (o, v) => o with { Id = v },
            "A short name, unique within the issue.",
            "争点の中で一つだけの短い名前。"
        },
        { "label", Kinds.Phrase, o => o.Label, (o, v) => o with { Label = v }, "The answer in a few words.", "選択肢を短い言葉で。" },
        {
            "see-also",
            Kinds.Codes,
            o => o.SeeAlso,
            (o, v) => o with { SeeAlso = v },
            "Options of other issues under which the same matter is filed, as issue.option; named at one of the two.",
            "同じ事柄を扱うほかの争点の選択肢（issue.option）。どちらか一方に書く。"
        },
        {
            "several",
            Kinds.Flag,
            o => o.Several,
            (o, v) => o with { Several = v },
            "Set if it holds several texts or plans: a stance on one of them takes the place of no other.",
            "複数の文書や案を含むとき。ある文書についての立場は、別の文書についての立場に取って代わらない。"
        },
    };

    private static readonly Shape<PhaseCitation> PhaseCitation = new(
        "citations",
        (_, line) => new PhaseCitation("", line),
        ["source"],
        onOneLine: true
    )
    {
        { "source", Kinds.One(RecordKind.Source), c => c.Source, (c, v) => c with { Source = v }, "The document.", "出典となる文書。" },
    };

    /// <summary>The fields of an actor, <c>actors.yml</c>.</summary>
    public static Shape<Actor> Actor { get; } =
        new("An actor", (_, line) => new Actor("", default, null, new("", ""), [], [], [], [], null, line), ["id"])
        {
            {
                "id",
                Kinds.Id,
                a => a.Id,
                (a, v) => a with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            {
                "kind",
                Kinds.Word<ActorKind>(),
                a => a.Kind,
                (a, v) => a with { Kind = v },
                "A person, a state, an organisation or a group.",
                "人物・国家・組織・集団のいずれか。"
            },
            {
                "party",
                Kinds.OptionalWord<PartyColour>(),
                a => a.Colour,
                (a, v) => a with { Colour = v },
                "Of a belligerent: its colour.",
                "交戦当事者の場合、その色。"
            },
            {
                "name",
                Kinds.Phrase,
                a => a.Name,
                (a, v) => a with { Name = v },
                "The name as the tracker writes it.",
                "この年表での表記。"
            },
            {
                "aliases",
                Kinds.Lines,
                a => a.Aliases,
                (a, v) => a with { Aliases = v },
                "Other spellings in any script; search finds by them.",
                "ほかの表記。検索に使われる。"
            },
            {
                "speaks-for",
                Kinds.Maps(Mandate, onOneLine: true),
                a => a.SpeaksFor,
                (a, v) => a with { SpeaksFor = v },
                "Whom this actor speaks for, and when.",
                "誰を、いつ代弁するか。"
            },
            {
                "offices",
                Kinds.Maps(Office),
                a => a.Offices,
                (a, v) => a with { Offices = v },
                "The offices that a person held.",
                "人物が就いていた役職。"
            },
            {
                "members",
                Kinds.Many(RecordKind.Actor),
                a => a.Members,
                (a, v) => a with { Members = v },
                "The members of a group.",
                "集団の構成員。"
            },
            {
                "wikidata",
                Kinds.OptionalCode,
                a => a.Wikidata,
                (a, v) => a with { Wikidata = v },
                "The item's id at Wikidata, where it is certain.",
                "ウィキデータの項目ID（確かな場合）。"
            },
        };

    /// <summary>The fields of an issue, <c>issues.yml</c>.</summary>
    public static Shape<Issue> Issue { get; } =
        new("An issue", (_, line) => new Issue("", new("", ""), new("", ""), new("", ""), [], line), ["id"])
        {
            {
                "id",
                Kinds.Id,
                i => i.Id,
                (i, v) => i with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            { "label", Kinds.Phrase, i => i.Label, (i, v) => i with { Label = v }, "The question in a few words.", "争点を短い言葉で。" },
            {
                "definition",
                Kinds.Prose,
                i => i.Definition,
                (i, v) => i with { Definition = v },
                "What the question is.",
                "何が問われているか。"
            },
            {
                "example",
                Kinds.Prose,
                i => i.Example,
                (i, v) => i with { Example = v },
                "What belongs under it and what does not.",
                "何が入り、何が入らないか。"
            },
            {
                "options",
                Kinds.Maps(Option),
                i => i.Options,
                (i, v) => i with { Options = v },
                "The two to five answers that a stance can be on.",
                "立場の対象となる二つから五つの選択肢。"
            },
        };

    /// <summary>The fields of a publisher, <c>publishers.yml</c>.</summary>
    public static Shape<Publisher> Publisher { get; } =
        new("A publisher", (_, line) => new Publisher("", new("", ""), null, null, null, line), ["id"])
        {
            {
                "id",
                Kinds.Id,
                p => p.Id,
                (p, v) => p with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            { "name", Kinds.Phrase, p => p.Name, (p, v) => p with { Name = v }, "The name in both languages.", "両言語での名称。" },
            {
                "home",
                Kinds.OptionalLine,
                p => p.Home,
                (p, v) => p with { Home = v },
                "The address of its front page.",
                "トップページのアドレス。"
            },
            {
                "state-media",
                Kinds.OptionalOne(RecordKind.Actor),
                p => p.StateMedia,
                (p, v) => p with { StateMedia = v },
                "Of an outlet of news: the state whose government runs it.",
                "報道機関の場合、運営する国家。"
            },
            {
                "government",
                Kinds.OptionalOne(RecordKind.Actor),
                p => p.Government,
                (p, v) => p with { Government = v },
                "Of a public body: the state that it belongs to.",
                "公的機関の場合、属する国家。"
            },
        };

    /// <summary>The fields of a source, <c>sources/*.yml</c>.</summary>
    public static Shape<Source> Source { get; } =
        new(
            "A source",
            (file, line) => new Source("", "", null, null, null, null, null, "", default, default, null, default, [], file, line),
            ["id"]
        )
        {
            {
                "id",
                Kinds.Id,
                s => s.Id,
                (s, v) => s with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            {
                "publisher",
                Kinds.One(RecordKind.Publisher),
                s => s.Publisher,
                (s, v) => s with { Publisher = v },
                "Who published it.",
                "発行者。"
            },
            {
                "url",
                Kinds.OptionalLine,
                s => s.Url,
                (s, v) => s with { Url = v },
                "Its address, http or https.",
                "アドレス（httpまたはhttps）。"
            },
            {
                "no-url",
                Kinds.OptionalProse,
                s => s.NoUrl,
                (s, v) => s with { NoUrl = v },
                "Why it has no address.",
                "アドレスがない理由。"
            },
            {
                "title",
                Kinds.OptionalLine,
                s => s.Title,
                (s, v) => s with { Title = v },
                "Its title, in its own language.",
                "原語での題名。"
            },
            {
                "description",
                Kinds.OptionalProse,
                s => s.Description,
                (s, v) => s with { Description = v },
                "What it is, where nobody has seen its title.",
                "題名が確認できない場合、どのような文書か。"
            },
            {
                "published",
                Kinds.OptionalDate,
                s => s.Published,
                (s, v) => s with { Published = v },
                "When it was published (EDTF).",
                "発行された日（EDTF）。"
            },
            {
                "language",
                Kinds.Code,
                s => s.Language,
                (s, v) => s with { Language = v },
                "The language it is written in (BCP 47).",
                "書かれている言語（BCP 47）。"
            },
            {
                "access",
                Kinds.Word<Access>(),
                s => s.Access,
                (s, v) => s with { Access = v },
                "Who may open its address.",
                "誰が開けるか。"
            },
            {
                "tier",
                Kinds.Word<SourceTier>(),
                s => s.Tier,
                (s, v) => s with { Tier = v },
                "How near it stands to what it reports.",
                "伝える事柄への近さ。"
            },
            {
                "origin",
                Kinds.OptionalOne(RecordKind.Publisher),
                s => s.Origin,
                (s, v) => s with { Origin = v },
                "The publisher whose report it repeats.",
                "転載元の発行者。"
            },
            {
                "checked",
                Kinds.Word<Checked>(),
                s => s.Checked,
                (s, v) => s with { Checked = v },
                "How far somebody of the tracker has read it.",
                "どこまで読んで確かめたか。"
            },
            {
                "also",
                Kinds.Lines,
                s => s.Also,
                (s, v) => s with { Also = v },
                "Other addresses of the same document.",
                "同じ文書のほかのアドレス。"
            },
        };

    /// <summary>The fields of a phase, <c>phases.yml</c>.</summary>
    public static Shape<Phase> Phase { get; } =
        new(
            "A phase",
            (_, line) => new Phase("", null!, new("", ""), new("", ""), [], line),
            ["id"],
            isWhole: phase => phase.Span is not null
        )
        {
            {
                "id",
                Kinds.Id,
                p => p.Id,
                (p, v) => p with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            {
                "span",
                Kinds.Date,
                p => p.Span,
                (p, v) => p with { Span = v! },
                "Its first and last day (EDTF interval); the last may be open.",
                "初日と最終日（EDTFの期間）。最終日は未定でもよい。"
            },
            { "title", Kinds.Phrase, p => p.Title, (p, v) => p with { Title = v }, "What the chapter is called.", "時期の題名。" },
            { "text", Kinds.Prose, p => p.Text, (p, v) => p with { Text = v }, "What happened in it.", "その間に起きたこと。" },
            {
                "citations",
                Kinds.Maps(PhaseCitation, onOneLine: true),
                p => p.Citations,
                (p, v) => p with { Citations = v },
                "The documents that the text rests on.",
                "本文の拠りどころとなる文書。"
            },
        };

    /// <summary>The fields of a word, <c>glossary.yml</c>.</summary>
    public static Shape<GlossaryEntry> GlossaryEntry { get; } =
        new("A word", (_, line) => new GlossaryEntry("", new("", ""), new("", ""), [], line), ["id"])
        {
            {
                "id",
                Kinds.Id,
                g => g.Id,
                (g, v) => g with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            { "term", Kinds.Phrase, g => g.Term, (g, v) => g with { Term = v }, "The word in both languages.", "両言語での語。" },
            { "meaning", Kinds.Prose, g => g.Meaning, (g, v) => g with { Meaning = v }, "What it means here.", "ここでの意味。" },
            {
                "also",
                Kinds.Codes,
                g => g.Also,
                (g, v) => g with { Also = v },
                "Other words for it; search finds them together.",
                "同じ意味のほかの語。検索で一緒に見つかる。"
            },
        };

    /// <summary>The fields of a place, <c>place-names.yml</c>.</summary>
    public static Shape<PlaceName> PlaceName { get; } =
        new("A place", (_, line) => new PlaceName("", [], line), ["id"])
        {
            {
                "id",
                Kinds.Id,
                p => p.Id,
                (p, v) => p with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            {
                "spellings",
                Kinds.Codes,
                p => p.Spellings,
                (p, v) => p with { Spellings = v },
                "Every spelling in use, in any script.",
                "使われているすべての表記。"
            },
        };
}
