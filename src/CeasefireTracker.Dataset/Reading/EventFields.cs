using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of an event: the one list by which its files are read, written and filled in.</summary>
public static class EventFields
{
    internal const string Narrative = "narrative";

    private static readonly Shape<EventActor> Actor = new(
        "actors",
        (_, line) => new EventActor("", default, [], line),
        ["actor"],
        onOneLine: true
    )
    {
        { "actor", Kinds.One(RecordKind.Actor), a => a.Actor, (a, v) => a with { Actor = v }, "Who took part.", "関わった者。" },
        { "role", Kinds.Word<Role>(), a => a.Role, (a, v) => a with { Role = v }, "What they did in it.", "その中での役割。" },
        {
            "only",
            Kinds.Many(RecordKind.Source),
            a => a.OnlyReportedBy,
            (a, v) => a with { OnlyReportedBy = v },
            "If only a contradicted source reports it: that source. It is shown and never counted as fact.",
            "反証のある出典だけが伝える場合、その出典。表示はするが、事実には数えない。"
        },
    };

    private static readonly Shape<Moot> Moot = new("moot", (_, _) => new Moot("", new("", "")))
    {
        {
            "event",
            Kinds.One(RecordKind.Event),
            m => m.Event,
            (m, v) => m with { Event = v },
            "The event with which its deadline, place or occasion was over.",
            "期限・場所・機会が失われた出来事。"
        },
        {
            "why",
            Kinds.Prose,
            m => m.Why,
            (m, v) => m with { Why = v },
            "Why there is nothing left to wait for.",
            "待つべきものがなくなった理由。"
        },
    };

    private static readonly Shape<SpokenWords> Words = new("words", (_, _) => new SpokenWords("", "", "", "", ""), onOneLine: true)
    {
        {
            "text",
            Kinds.Line,
            w => w.Text,
            (w, v) => w with { Text = v },
            "The speaker's own phrase, twelve words at most.",
            "話し手自身の言葉。12語まで。"
        },
        {
            "language",
            Kinds.Code,
            w => w.Language,
            (w, v) => w with { Language = v },
            "The language in which it was spoken (BCP 47).",
            "話された言語（BCP 47）。"
        },
        { "en", Kinds.Line, w => w.En, (w, v) => w with { En = v }, "What it means, in English.", "英語での意味。" },
        { "ja", Kinds.Line, w => w.Ja, (w, v) => w with { Ja = v }, "What it means, in Japanese.", "日本語での意味。" },
        {
            "cite",
            Kinds.One(RecordKind.Source),
            w => w.Cite,
            (w, v) => w with { Cite = v },
            "The source that quotes it.",
            "この言葉を引用している出典。"
        },
    };

    private static readonly Shape<Term> Term = new(
        "terms",
        (_, line) => new Term("", "", "", [], false, null, default, new("", ""), [], [], null, null, null, null, line),
        ["id"]
    )
    {
        {
            "id",
            Kinds.Id,
            t => t.Id,
            (t, v) => t with { Id = v },
            "A short name, unique within the event.",
            "出来事の中で一つだけの短い名前。"
        },
        {
            "issue",
            Kinds.One(RecordKind.Issue),
            t => t.Issue,
            (t, v) => t with { Issue = v },
            "The question on which a stance is taken.",
            "立場が示された争点。"
        },
        {
            "option",
            Kinds.One(RecordKind.Option),
            t => t.Option,
            (t, v) => t with { Option = v },
            "The answer that the stance is on.",
            "争点のうち、立場の対象となる選択肢。"
        },
        {
            "actors",
            Kinds.Many(RecordKind.Actor),
            t => t.Actors,
            (t, v) => t with { Actors = v },
            "Who holds it: one, or several if it is a joint stance.",
            "その立場をとる者。共同の立場でない限り一者。"
        },
        {
            "joint",
            Kinds.Flag,
            t => t.Joint,
            (t, v) => t with { Joint = v },
            "Set if several hold it together.",
            "複数の者が共同で示した立場であるとき。"
        },
        {
            "spoken-by",
            Kinds.OptionalOne(RecordKind.Actor),
            t => t.SpokenBy,
            (t, v) => t with { SpokenBy = v },
            "The person whose words they were.",
            "実際に述べた人物。"
        },
        {
            "stance",
            Kinds.Word<Stance>(),
            t => t.Stance,
            (t, v) => t with { Stance = v },
            "How they stand to the option.",
            "その選択肢に対する立場。"
        },
        {
            "detail",
            Kinds.Prose,
            t => t.Detail,
            (t, v) => t with { Detail = v },
            "What exactly was said, in your own words.",
            "述べられた内容。自分の言葉で書く。"
        },
        {
            "moot",
            Kinds.Map(Moot),
            t => t.Moot,
            (t, v) => t with { Moot = v },
            "Set if its day, place or occasion is over, although nobody withdrew it.",
            "撤回されないまま、期日・場所・機会が過ぎたとき。"
        },
        {
            "cite",
            Kinds.Many(RecordKind.Source),
            t => t.Cite,
            (t, v) => t with { Cite = v },
            "The sources that say so.",
            "そう伝えている出典。"
        },
        {
            "words",
            Kinds.Map(Words),
            t => t.Words,
            (t, v) => t with { Words = v },
            "The speaker's own phrase, where a cited source quotes it.",
            "出典が引用している、話し手自身の言葉。"
        },
        {
            "only",
            Kinds.Many(RecordKind.Source),
            t => t.OnlyReportedBy,
            (t, v) => t with { OnlyReportedBy = v },
            "If only contradicted sources report it: those sources. It is shown and never counted as fact.",
            "反証のある出典だけが伝える場合、その出典。表示はするが、事実には数えない。"
        },
        {
            "holds",
            Kinds.OptionalDate,
            t => t.Holds,
            (t, v) => t with { Holds = v },
            "The span for which it was stated, if it was stated for one (EDTF).",
            "期間を限って示された場合、その期間（EDTF）。"
        },
        {
            "ends",
            Kinds.OptionalOne(RecordKind.Term),
            t => t.Ends,
            (t, v) => t with { Ends = v },
            "The earlier stance that it withdraws, event-id#term-id.",
            "これによって撤回される以前の立場（event-id#term-id）。"
        },
    };

    private static readonly Shape<Fact> Fact = new("facts", (_, line) => new Fact("", new("", ""), null, "", [], [], line), ["id"])
    {
        {
            "id",
            Kinds.Id,
            f => f.Id,
            (f, v) => f with { Id = v },
            "A short name, unique within the event.",
            "出来事の中で一つだけの短い名前。"
        },
        { "what", Kinds.Prose, f => f.What, (f, v) => f with { What = v }, "What the figure counts or measures.", "数字が何を表すか。" },
        { "unit", Kinds.OptionalCode, f => f.Unit, (f, v) => f with { Unit = v }, "Its unit, if it has one.", "単位（あれば）。" },
        { "value", Kinds.Line, f => f.Value, (f, v) => f with { Value = v }, "The figure, as the tracker uses it.", "この年表が採る値。" },
        {
            "by",
            Kinds.Many(RecordKind.ActorOrSource),
            f => f.By,
            (f, v) => f with { By = v },
            "Whose figure it is: who proposed, counted or claimed it.",
            "誰の数字か（提案・集計・主張した者）。"
        },
        {
            "cite",
            Kinds.Many(RecordKind.Source),
            f => f.Cite,
            (f, v) => f with { Cite = v },
            "The sources that give it.",
            "その数字を伝えている出典。"
        },
    };

    private static readonly Shape<Difference> Difference = new(
        "differs",
        (_, line) => new Difference(default, null, "", default, new("", ""), line),
        ["about", "of"]
    )
    {
        {
            "about",
            Kinds.Word<DifferenceAbout>(),
            d => d.About,
            (d, v) => d with { About = v },
            "The point in which it differs.",
            "何について食い違うか。"
        },
        {
            "of",
            Kinds.OptionalCode,
            d => d.Of,
            (d, v) => d with { Of = v },
            "The actor, term, relation or fact it is about; nothing for a date or an occurrence.",
            "対象となる者・立場・関係・数字。日付や有無については空。"
        },
        { "value", Kinds.Line, d => d.Value, (d, v) => d with { Value = v }, "What this source says instead.", "この出典が伝える値。" },
        {
            "why",
            Kinds.Word<DifferenceCause>(),
            d => d.Why,
            (d, v) => d with { Why = v },
            "Why it differs, as far as can be told.",
            "食い違いの理由（分かる範囲で）。"
        },
        { "note", Kinds.Prose, d => d.Note, (d, v) => d with { Note = v }, "The difference in a sentence.", "食い違いを一文で。" },
    };

    private static readonly Shape<Citation> Citation = new(
        "citations",
        (_, line) => new Citation("", new("", ""), null, [], line),
        ["source"]
    )
    {
        { "source", Kinds.One(RecordKind.Source), c => c.Source, (c, v) => c with { Source = v }, "The document.", "出典となる文書。" },
        {
            "supports",
            Kinds.Prose,
            c => c.Supports,
            (c, v) => c with { Supports = v },
            "What exactly it supports.",
            "その文書が何を裏付けるか。"
        },
        {
            "locator",
            Kinds.OptionalLine,
            c => c.Locator,
            (c, v) => c with { Locator = v },
            "Where in it, such as a paragraph.",
            "文書中の箇所（段落など）。"
        },
        {
            "differs",
            Kinds.Maps(Difference),
            c => c.Differs,
            (c, v) => c with { Differs = v },
            "Each point in which it says otherwise than the event as placed.",
            "この年表の記述と食い違う点。"
        },
    };

    private static readonly Shape<Change> Change = new("changed", (_, _) => new Change(default, new("", "")), ["date"])
    {
        { "date", Kinds.Day, c => c.Date, (c, v) => c with { Date = v }, "The day of the correction.", "訂正した日。" },
        {
            "what",
            Kinds.Prose,
            c => c.What,
            (c, v) => c with { What = v },
            "What readers had seen, and what they see now.",
            "以前の記述と、改めた記述。"
        },
    };

    private static readonly Shape<Withdrawal> Withdrawal = new("withdrawn", (_, _) => new Withdrawal(default, new("", "")))
    {
        { "date", Kinds.Day, w => w.Date, (w, v) => w with { Date = v }, "The day on which it was withdrawn.", "取り下げた日。" },
        { "why", Kinds.Prose, w => w.Why, (w, v) => w with { Why = v }, "Why it should not have been here.", "取り下げた理由。" },
    };

    /// <summary>
    /// The fields of an event's front matter. Its id is the name of its file and its narrative stands in two files; a line of NDJSON has
    /// both besides (<see cref="Line"/>).
    /// </summary>
    public static Shape<Event> Event { get; } =
        new("The event", Blank, isWhole: e => e.Date is not null)
        {
            {
                "date",
                Kinds.Date,
                e => e.Date,
                (e, v) => e with { Date = v! },
                "When it happened, not when it was reported (EDTF); of a truce, when it was announced.",
                "起きた日（EDTF）。報道の日ではない。停戦は発表の日。"
            },
            {
                "order",
                Kinds.Number,
                e => e.Order,
                (e, v) => e with { Order = v },
                "The place among events of one day, from 1.",
                "同じ日の出来事の中での順番（1から）。"
            },
            {
                "at",
                Kinds.OptionalMoment,
                e => e.At,
                (e, v) => e with { At = v },
                "The hour with its offset, where both are known.",
                "時刻と時差（どちらも分かる場合）。"
            },
            {
                "in-force",
                Kinds.OptionalDate,
                e => e.InForce,
                (e, v) => e with { InForce = v },
                "Of a truce: the days on which it was to hold (EDTF).",
                "停戦の場合、効力を持つとされた期間（EDTF）。"
            },
            {
                "date-note",
                Kinds.OptionalProse,
                e => e.DateNote,
                (e, v) => e with { DateNote = v },
                "What must be known about the date, such as hours elsewhere.",
                "日付についての注記（現地時間など）。"
            },
            { "kind", Kinds.Word<EventKind>(), e => e.Kind, (e, v) => e with { Kind = v }, "What it is.", "出来事の種類。" },
            {
                "standing",
                Kinds.Word<Standing>(),
                e => e.Standing,
                (e, v) => e with { Standing = v },
                "Whether it happened, as far as the sources tell.",
                "実際に起きたか（出典から分かる範囲で）。"
            },
            {
                "collections",
                Kinds.Many(RecordKind.Collection),
                e => e.Collections,
                (e, v) => e with { Collections = v },
                "The sets in which readers find it.",
                "どのまとまりに入るか。"
            },
            {
                "added",
                Kinds.Day,
                e => e.Added,
                (e, v) => e with { Added = v },
                "The day on which the tracker first had it.",
                "この年表に加えた日。"
            },
            {
                "known-from",
                Kinds.OptionalDay,
                e => e.KnownFrom,
                (e, v) => e with { KnownFrom = v },
                "The day on which it became public, where that is later.",
                "後になって公になった場合、その日。"
            },
            {
                "title",
                Kinds.Prose,
                e => e.Title,
                (e, v) => e with { Title = v },
                "One neutral line, in your own words.",
                "中立な見出し。自分の言葉で一行。"
            },
            {
                "summary",
                Kinds.Prose,
                e => e.Summary,
                (e, v) => e with { Summary = v },
                "What happened, in your own words, with who says so.",
                "出来事の要約。誰が伝えているかを含め、自分の言葉で書く。"
            },
            {
                "actors",
                Kinds.Maps(Actor),
                e => e.Actors,
                (e, v) => e with { Actors = v },
                "Who took part; the first leads.",
                "関わった者。先頭が主となる者。"
            },
            {
                "truce",
                Kinds.Map(TruceFields.Truce),
                e => e.Truce,
                (e, v) => e with { Truce = v },
                "Of a truce: who announced it, who took it up, what it covered, how it ended.",
                "停戦の場合、発表した者、応じた者、対象、終わり方。"
            },
            {
                "meeting",
                Kinds.Map(MeetingFields.Meeting),
                e => e.Meeting,
                (e, v) => e with { Meeting = v },
                "Of a meeting: where and how they met, and whether the sides met each other.",
                "会談の場合、場所、形式、当事者同士の会談かどうか。"
            },
            {
                "revises",
                Kinds.Many(RecordKind.Event),
                e => e.Revises,
                (e, v) => e with { Revises = v },
                "The events that it changes.",
                "内容を改めた元の出来事。"
            },
            {
                "part-of",
                Kinds.OptionalOne(RecordKind.Event),
                e => e.PartOf,
                (e, v) => e with { PartOf = v },
                "The event that it is a part of.",
                "この出来事を含む出来事。"
            },
            {
                "responds-to",
                Kinds.Many(RecordKind.Event),
                e => e.RespondsTo,
                (e, v) => e with { RespondsTo = v },
                "The events that it answers.",
                "応答の対象となった出来事。"
            },
            {
                "terms",
                Kinds.Maps(Term),
                e => e.Terms,
                (e, v) => e with { Terms = v },
                "Who wants what: one stance on one option each.",
                "誰が何を求めたか。一つの選択肢に一つの立場。"
            },
            {
                "facts",
                Kinds.Maps(Fact),
                e => e.Facts,
                (e, v) => e with { Facts = v },
                "Figures that sources may differ on.",
                "出典によって異なりうる数字。"
            },
            {
                "citations",
                Kinds.Maps(Citation),
                e => e.Citations,
                (e, v) => e with { Citations = v },
                "The documents, and what each supports.",
                "出典と、それぞれが裏付けること。"
            },
            {
                "changed",
                Kinds.Maps(Change),
                e => e.Changed,
                (e, v) => e with { Changed = v },
                "Corrections of what readers have seen, newest first.",
                "読者の目に触れた記述の訂正。新しい順。"
            },
            {
                "formerly",
                Kinds.Many(RecordKind.Event),
                e => e.Formerly,
                (e, v) => e with { Formerly = v },
                "Ids under which it was published before.",
                "以前公開されていたときのID。"
            },
            {
                "also-known-as",
                Kinds.Codes,
                e => e.AlsoKnownAs,
                (e, v) => e with { AlsoKnownAs = v },
                "What it is called in other sets of data, each as scheme:id.",
                "他のデータでの名前（scheme:id の形）。"
            },
            {
                "withdrawn",
                Kinds.Map(Withdrawal),
                e => e.Withdrawn,
                (e, v) => e with { Withdrawn = v },
                "Set if it is no longer held to be right; the timeline leaves it out.",
                "誤りと分かり取り下げたとき。年表には載らない。"
            },
        };

    /// <summary>The id and the narrative, which a line of NDJSON has before the fields of <see cref="Event"/>.</summary>
    public static Shape<Event> Line { get; } =
        new("The event", Blank)
        {
            {
                "id",
                Kinds.Id,
                e => e.Id,
                (e, v) => e with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            {
                Narrative,
                Kinds.OptionalProse,
                e => e.Narrative,
                (e, v) => e with { Narrative = v },
                "A longer account in Markdown, where the summary does not say all.",
                "要約で足りない場合の詳しい経緯（Markdown）。"
            },
        };

    private static Event Blank(string file, int line) =>
        new(
            "",
            null!,
            null,
            null,
            0,
            null,
            default,
            default,
            [],
            default,
            new("", ""),
            new("", ""),
            null,
            [],
            null,
            null,
            [],
            [],
            null,
            [],
            [],
            [],
            null,
            [],
            [],
            [],
            null,
            file,
            line
        );
}
