using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of a truce within its event.</summary>
internal static class TruceFields
{
    private static readonly Shape<TruceAnswer> Answer = new(
        "the answer",
        (_, line) => new TruceAnswer("", "", false, line),
        ["actor"],
        onOneLine: true
    )
    {
        { "actor", Kinds.One(RecordKind.Actor), a => a.Actor, (a, v) => a with { Actor = v }, "Who answered.", "応じた、または拒んだ者。" },
        {
            "event",
            Kinds.One(RecordKind.Event),
            a => a.Event,
            (a, v) => a with { Event = v },
            "The event in which they said so; it may be this one.",
            "それを述べた出来事（この出来事自身でもよい）。"
        },
        {
            "conditional",
            Kinds.Flag,
            a => a.Conditional,
            (a, v) => a with { Conditional = v },
            "Set if they named a condition.",
            "条件を付けたとき。"
        },
    };

    private static readonly Shape<TruceEnding> Ending = new("ended", (_, _) => new TruceEnding(default, null, null), onOneLine: true)
    {
        { "how", Kinds.Word<TruceEnd>(), e => e.How, (e, v) => e with { How = v }, "How it ended.", "どのように終わったか。" },
        {
            "event",
            Kinds.OptionalOne(RecordKind.Event),
            e => e.Event,
            (e, v) => e with { Event = v },
            "The event that tells of its end.",
            "終わりを伝える出来事。"
        },
        {
            "on",
            Kinds.OptionalDate,
            e => e.On,
            (e, v) => e with { On = v },
            "When it ended, where that is known and is not the last day of its span (EDTF).",
            "終わった日（期間の最終日と異なり、分かる場合。EDTF）。"
        },
    };

    private static readonly Shape<TruceBreach> Breach = new(
        "breaches",
        (_, line) => new TruceBreach("", "", "", line),
        ["fact"],
        onOneLine: true
    )
    {
        { "by", Kinds.One(RecordKind.Actor), b => b.By, (b, v) => b with { By = v }, "Who counts.", "数えた側。" },
        {
            "against",
            Kinds.One(RecordKind.Actor),
            b => b.Against,
            (b, v) => b with { Against = v },
            "Whose breaches they are by that count.",
            "違反したとされる側。"
        },
        {
            "fact",
            Kinds.One(RecordKind.Fact),
            b => b.Fact,
            (b, v) => b with { Fact = v },
            "The figure, event-id#fact-id.",
            "その数字（event-id#fact-id）。"
        },
    };

    public static Shape<Truce> Truce { get; } =
        new("truce", (_, line) => new Truce([], [], [], default, new("", ""), null, [], line))
        {
            {
                "announced-by",
                Kinds.Many(RecordKind.Actor),
                t => t.AnnouncedBy,
                (t, v) => t with { AnnouncedBy = v },
                "Who announced it.",
                "発表した者。"
            },
            {
                "accepted-by",
                Kinds.Maps(Answer),
                t => t.AcceptedBy,
                (t, v) => t with { AcceptedBy = v },
                "Who said that they would keep to it, and in which event.",
                "応じると述べた者と、その出来事。"
            },
            {
                "declined-by",
                Kinds.Maps(Answer),
                t => t.DeclinedBy,
                (t, v) => t with { DeclinedBy = v },
                "Who refused it or did not join, and in which event.",
                "拒んだか加わらなかった者と、その出来事。"
            },
            { "scope", Kinds.Word<TruceScope>(), t => t.Scope, (t, v) => t with { Scope = v }, "How far it reached.", "対象の範囲。" },
            {
                "covers",
                Kinds.Phrase,
                t => t.Covers,
                (t, v) => t with { Covers = v },
                "What was to stop, in a few words.",
                "何をやめるとされたか。短い言葉で。"
            },
            {
                "ended",
                Kinds.Map(Ending),
                t => t.Ended,
                (t, v) => t with { Ended = v },
                "How it ended; nothing where no source tells.",
                "終わり方。出典にない場合は空。"
            },
            {
                "breaches",
                Kinds.Maps(Breach),
                t => t.Breaches,
                (t, v) => t with { Breaches = v },
                "Whose count of breaches stands where: each side's own.",
                "違反の集計。どちら側の数字がどこにあるか。"
            },
        };
}
