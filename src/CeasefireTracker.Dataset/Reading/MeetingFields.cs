using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>The fields of a meeting within its event.</summary>
internal static class MeetingFields
{
    public static Shape<Meeting> Meeting { get; } =
        new("meeting", (_, line) => new Meeting(null, null, null, default, line))
        {
            {
                "place",
                Kinds.OptionalPhrase,
                m => m.Place,
                (m, v) => m with { Place = v },
                "The town, and the house where it is known; nothing for a call.",
                "都市名と、分かれば会場。電話の場合は空。"
            },
            {
                "form",
                Kinds.OptionalWord<MeetingForm>(),
                m => m.Form,
                (m, v) => m with { Form = v },
                "How they met, where a source tells.",
                "会談の形式（出典から分かる場合）。"
            },
            {
                "level",
                Kinds.OptionalWord<MeetingLevel>(),
                m => m.Level,
                (m, v) => m with { Level = v },
                "Who met; where ranks differed, the lower one.",
                "会った者の格。双方で異なるときは低い方。"
            },
            {
                "between",
                Kinds.Word<MeetingBetween>(),
                m => m.Between,
                (m, v) => m with { Between = v },
                "Whether the sides met each other, a go-between met them, or one side met its partners.",
                "当事者同士か、仲介者を交えたものか、一方の側だけの会合か。"
            },
        };
}
