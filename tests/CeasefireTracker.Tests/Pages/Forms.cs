using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CeasefireTracker.Tests.Pages;

/// <summary>A way of sending a form: the names and values that a browser would put into the address, and which of them the reader
/// gave.</summary>
/// <param name="Shape">Its action and the names of its fields: the same for forms that differ in their values alone.</param>
public sealed record Sending(string Kind, string Shape, string Address, IReadOnlyList<(string Name, string Value)> Given);

/// <summary>The forms of a page as a browser without script sends them.</summary>
public static class Forms
{
    /// <summary>Texts that no field expects.</summary>
    public static readonly IReadOnlyList<string> Hostile =
    [
        " ",
        "\u3000",
        "%",
        "%00",
        "\0",
        "a\r\nb",
        "\"'><script>alert(1)</script>",
        "-",
        "\"",
        "*",
        "9999-99-99",
        "-1",
        "2025-02-30",
        "../../etc/passwd",
        "//evil.example",
        "http://[",
        "https://a b",
        "💥",
        "\uFFFE",
        "NULL",
        "' OR 1=1 --",
        new('x', 3000),
        string.Concat(Enumerable.Repeat("a ", 300)),
        string.Join(',', Enumerable.Range(0, 400)),
    ];

    /// <summary>Every form of a page, sent in each way: untouched, filled, each half of it filled, each field alone, and hostile.</summary>
    public static IEnumerable<Sending> Of(IHtmlDocument page)
    {
        foreach (var form in page.QuerySelectorAll("form").OfType<IHtmlFormElement>())
        {
            var (action, fields) = (
                form.GetAttribute("action")!,
                form.QuerySelectorAll("input[name], select[name], textarea[name]").ToList()
            );
            var shape = $"{action} {string.Join(' ', fields.Select(field => field.GetAttribute("name")).Distinct())}";
            Assert.Equal("get", form.GetAttribute("method"));
            yield return Send("untouched", (_, _) => null);
            yield return Send("filled", (field, _) => Sample(field));
            yield return Send("first half filled", (field, place) => place % 2 == 0 ? Sample(field) : null);
            yield return Send("second half filled", (field, place) => place % 2 == 1 ? Sample(field) : null);
            foreach (var alone in fields.DistinctBy(field => (field.GetAttribute("name"), field.GetAttribute("value"))).Take(40))
            {
                yield return Send("one field filled", (field, _) => field == alone ? Sample(field) : null);
            }

            foreach (var text in Hostile)
            {
                yield return Send("hostile", (_, _) => text);
            }

            Sending Send(string kind, Func<IElement, int, string?> give)
            {
                var given = fields.Select((field, place) => (Field: field, Value: give(field, place))).ToList();
                var pairs = given
                    .Select(pair => (Name: pair.Field.GetAttribute("name")!, Value: pair.Value ?? Untouched(pair.Field)))
                    .Where(pair => pair.Value is not null);
                return new Sending(
                    kind,
                    shape,
                    action + "?" + string.Join('&', pairs.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}")),
                    [
                        .. given
                            .Where(pair => !string.IsNullOrEmpty(pair.Value) && pair.Value != Untouched(pair.Field))
                            .Select(pair => (pair.Field.GetAttribute("name")!, pair.Value!)),
                    ]
                );
            }
        }
    }

    /// <summary>What a browser sends of a field that nobody touched; null if it sends nothing.</summary>
    private static string? Untouched(IElement field) =>
        field switch
        {
            IHtmlSelectElement select => (
                select.Options.FirstOrDefault(option => option.IsSelected) ?? select.Options.FirstOrDefault()
            )?.Value,
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.HasAttribute("checked") ? box.GetAttribute("value") ?? "on" : null,
            IHtmlInputElement { Type: "submit" or "button" or "reset" } => null,
            _ => field.GetAttribute("value") ?? "",
        };

    /// <summary>What a reader might fill in.</summary>
    private static string? Sample(IElement field) =>
        field switch
        {
            IHtmlSelectElement select => select.Options.LastOrDefault()?.Value,
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.GetAttribute("value") ?? "on",
            IHtmlInputElement { Type: "hidden" or "submit" or "button" or "reset" } => null,
            _ => field.GetAttribute("name") switch
            {
                "from" => "2022-03",
                "to" => "2025-03",
                "asof" or "known-on" => "2025-03-12",
                "url" => "https://www.reuters.com/world/march",
                "publisher" => "Reuters",
                "actor" => "Putin",
                _ => "ceasefire",
            },
        };
}
