using System.Globalization;

namespace CeasefireTracker.Tests.Scale;

/// <summary>Sound events for <c>data/events.ndjson</c> beside a small record.</summary>
internal static class Lines
{
    public const string File = "data/events.ndjson";

    /// <summary>One event; its words name its id, so that search finds it.</summary>
    public static string Of(string id, string date, string more = "", string actor = "russia") =>
        $$$"""
            {"id":"{{{id}}}","date":"{{{date}}}","kind":"statement","standing":"established","collections":["record"],"added":"2026-11-24","title":{"en":"A statement that is {{{id}}}","ja":"停戦についての声明{{{id}}}"},"summary":{"en":"A statement whose words do not matter here, of {{{id}}}.","ja":"内容がここでは問題にならない、停戦についての声明である。"},"actors":[{"actor":"{{{actor}}}","role":"participant"}],"citations":[{"source":"reuters-march","supports":{"en":"The statement.","ja":"声明。"}}]{{{more}}}}
            """.Trim();

    /// <summary>So many events on days in a row from 1 January 2025, in the order of the days.</summary>
    public static IReadOnlyList<string> Many(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Of(Id(i), new DateOnly(2025, 1, 1).AddDays(i / 10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ];

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"statement-{number:D6}");

    /// <summary>Puts lines into a record and their ids into its list of published ones.</summary>
    public static SmallRecord Add(this SmallRecord record, IEnumerable<string> lines, params IEnumerable<string> published) =>
        record
            .Write(File, string.Concat(lines.Select(line => line + "\n")))
            .Replace(
                "data/published.txt",
                "conditional-answer\n",
                "conditional-answer\n" + string.Concat(published.Select(id => id + "\n"))
            );
}
