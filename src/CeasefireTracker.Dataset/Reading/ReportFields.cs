using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of a settled report, <c>reports.yml</c>.</summary>
public static class ReportFields
{
    public static Shape<ReaderReport> Report { get; } =
        new("A report", (_, line) => new ReaderReport("", default, new("", ""), default, new("", ""), [], 0, line), ["id"])
        {
            {
                "id",
                Kinds.Id,
                r => r.Id,
                (r, v) => r with { Id = v },
                "Kebab-case English; it never changes.",
                "英小文字とハイフンのID。変えない。"
            },
            {
                "settled",
                Kinds.Day,
                r => r.Settled,
                (r, v) => r with { Settled = v },
                "The day on which the answer is published; publishing sets it.",
                "回答を公開した日。公開のときに入る。"
            },
            {
                "what",
                Kinds.Prose,
                r => r.What,
                (r, v) => r with { What = v },
                "What was reported, in the editors' words; nothing of who reported it.",
                "指摘の内容（編集者の言葉で）。指摘した人のことは書かない。"
            },
            {
                "outcome",
                Kinds.Word<ReportOutcome>(),
                r => r.Outcome,
                (r, v) => r with { Outcome = v },
                "Whether the record was changed.",
                "記録を訂正したかどうか。"
            },
            {
                "answer",
                Kinds.Prose,
                r => r.Answer,
                (r, v) => r with { Answer = v },
                "What was found, and what was changed or why not.",
                "確かめた結果と、訂正した点、または訂正しない理由。"
            },
            {
                "events",
                Kinds.Many(RecordKind.Event),
                r => r.Events,
                (r, v) => r with { Events = v },
                "The events that it was about.",
                "指摘の対象となった出来事。"
            },
            {
                "waiting",
                Kinds.Number,
                r => r.Waiting,
                (r, v) => r with { Waiting = v },
                "How many other reports waited for an answer on that day; publishing sets it.",
                "その日に回答を待っていたほかの指摘の件数。公開のときに入る。"
            },
        };
}
