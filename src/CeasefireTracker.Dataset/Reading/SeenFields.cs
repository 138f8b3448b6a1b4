using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of what was found at the sources' addresses, <c>seen.yml</c>.</summary>
public static class SeenFields
{
    private static readonly Shape<Sighting> Sighting = new(
        "seen",
        (_, line) => new Sighting(default, default, "", null, null, line),
        ["from"],
        onOneLine: true
    )
    {
        { "from", Kinds.Day, s => s.From, (s, v) => s with { From = v }, "The first day on which it was so.", "最初の日。" },
        { "to", Kinds.Day, s => s.To, (s, v) => s with { To = v }, "The last day on which it was so.", "最後の日。" },
        {
            "status",
            Kinds.Code,
            s => s.Status,
            (s, v) => s with { Status = v },
            "The status of HTTP, or a word for why there was no answer.",
            "HTTPの状態コード、または応答がなかった理由。"
        },
        {
            "hash",
            Kinds.OptionalLine,
            s => s.Hash,
            (s, v) => s with { Hash = v },
            "The SHA-256 of the page of which a copy is kept.",
            "控えを保存したページのSHA-256。"
        },
        {
            "text",
            Kinds.OptionalLine,
            s => s.Text,
            (s, v) => s with { Text = v },
            "The SHA-256 of what the page says.",
            "ページの文章のSHA-256。"
        },
    };

    /// <summary>The fields of one source's.</summary>
    public static Shape<SourceSeen> SourceSeen { get; } =
        new("What was seen", (_, line) => new SourceSeen("", "", [], line), ["source"])
        {
            {
                "source",
                Kinds.One(RecordKind.Source),
                s => s.Source,
                (s, v) => s with { Source = v },
                "The document whose address it is.",
                "アドレスを確認した出典。"
            },
            { "url", Kinds.Line, s => s.Url, (s, v) => s with { Url = v }, "The address that was looked at.", "確認したアドレス。" },
            {
                "seen",
                Kinds.Maps(Sighting),
                s => s.History,
                (s, v) => s with { History = v },
                "What was found there, the earliest first.",
                "確認の結果。古い順。"
            },
        };
}
