using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of a lead, <c>leads.yml</c>.</summary>
public static class LeadFields
{
    private static readonly Shape<LeadReport> Report = new(
        "seen",
        (_, line) => new LeadReport("", null, null, line),
        ["publisher"],
        onOneLine: true
    )
    {
        {
            "publisher",
            Kinds.Line,
            r => r.Publisher,
            (r, v) => r with { Publisher = v },
            "Who reported it, as the name is written.",
            "報じた媒体の名前。"
        },
        { "url", Kinds.OptionalLine, r => r.Url, (r, v) => r with { Url = v }, "The report's address.", "報道のアドレス。" },
        {
            "published",
            Kinds.OptionalDate,
            r => r.Published,
            (r, v) => r with { Published = v },
            "When it was published.",
            "公表された日。"
        },
    };

    public static Shape<Lead> Lead { get; } =
        new("A lead", (_, line) => new Lead("", null!, default, new("", ""), [], new("", ""), [], line), ["id"], isWhole: l => l.Date is not null)
        {
            {
                "id",
                Kinds.Id,
                l => l.Id,
                (l, v) => l with { Id = v },
                "Kebab-case English; the event's id, should it become one.",
                "英小文字とハイフンのID。出来事になるときはそのIDになる。"
            },
            {
                "date",
                Kinds.Date,
                l => l.Date,
                (l, v) => l with { Date = v! },
                "When it is said to have happened, in EDTF.",
                "起きたとされる日（EDTF）。"
            },
            {
                "kind",
                Kinds.Word<EventKind>(),
                l => l.Kind,
                (l, v) => l with { Kind = v },
                "What kind of event it would be.",
                "出来事とした場合の種類。"
            },
            {
                "what",
                Kinds.Prose,
                l => l.What,
                (l, v) => l with { What = v },
                "What is said to have happened, and who says so.",
                "起きたとされること。誰がそう伝えたかも。"
            },
            {
                "actors",
                Kinds.Many(RecordKind.Actor),
                l => l.Actors,
                (l, v) => l with { Actors = v },
                "The actors of the record whom it is about.",
                "関わる当事者（年表にあるもの）。"
            },
            {
                "missing",
                Kinds.Prose,
                l => l.Missing,
                (l, v) => l with { Missing = v },
                "What is not known, or in what the reports differ.",
                "分かっていない点、報道が食い違う点。"
            },
            {
                "seen",
                Kinds.Maps(Report),
                l => l.Seen,
                (l, v) => l with { Seen = v },
                "Where it was reported.",
                "報じた媒体。"
            },
        };
}
