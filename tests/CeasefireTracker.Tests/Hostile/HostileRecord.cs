using System.Globalization;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Hostile;

/// <summary>A sound record in which every text field holds a payload: what a hijacked or careless editor could get past the
/// checks.</summary>
public sealed class HostileRecord : IDisposable
{
    private readonly string[] payloads;
    private int turn;

    /// <param name="events">How many events; each takes the next payloads, so many events put many payloads into every field.</param>
    public HostileRecord(int events)
    {
        // What the reader refuses by its characters alone cannot get here.
        payloads =
        [
            .. Payloads.All.Where(payload =>
                UnseenCharacter.Describe(payload) is null && !payload.Contains('\n', StringComparison.Ordinal)
            ),
        ];
        Record.Write(
            "data/actors.yml",
            Append(
                "data/actors.yml",
                $$"""
                - id: hostile
                  kind: person
                  name: {{Both()}}
                  aliases: [{{Text()}}, {{Text()}}]
                  offices: [{ title: {{Both()}}, from: "2020-01-01" }]

                """
            )
        );
        Record.Write(
            "data/issues.yml",
            Append(
                "data/issues.yml",
                $$"""
                - id: hostile
                  label: {{Both()}}
                  definition: {{Both()}}
                  example: {{Both()}}
                  options:
                    - { id: one, label: {{Both()}} }
                    - { id: two, label: {{Both()}} }

                """
            )
        );
        Record.Write(
            "data/publishers.yml",
            Append(
                "data/publishers.yml",
                $$"""
                - id: hostile
                  name: {{Both()}}

                """
            )
        );
        Record.Write(
            "data/sources/2025.yml",
            Append(
                "data/sources/2025.yml",
                $$"""
                - id: hostile
                  publisher: hostile
                  url: "https://www.evil.example/?q=%22%3E%3Cscript%3E&x='onclick=alert(1)"
                  title: {{Text("A title ")}}
                  published: "2025-03-13"
                  language: en
                  access: open
                  tier: news
                  checked: excerpt
                - id: hostile-described
                  publisher: hostile
                  no-url: {{Both()}}
                  description: {{Both()}}
                  published: "2025-03-13"
                  language: en
                  access: open
                  tier: news
                  checked: excerpt

                """
            )
        );
        Record.Write(
            "data/glossary.yml",
            Append(
                "data/glossary.yml",
                $$"""
                - id: hostile
                  term: {{Both()}}
                  meaning: {{Both()}}

                """
            )
        );
        Record.Write(
            "data/leads.yml",
            $$"""
            - id: hostile-lead
              date: "2025-03-13"
              kind: talks
              what: {{Both()}}
              missing: {{Both()}}
              seen:
                - { publisher: {{Text("A publisher ")}}, url: "https://www.evil.example/?q=%22%3E%3Cscript%3E&x='onclick=alert(1)" }

            """
        );
        var published = new StringBuilder(File.ReadAllText(Record.PathOf("data/published.txt")));
        for (var number = 0; number < events; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"hostile-{number}");
            published.Append(id).Append('\n');
            Titles[id] = WithPayload("Title ", 60);
            Record.Write($"data/events/2025/{id}.md", Event(Titles[id]));
            Record.Write($"data/events/2025/{id}.ja.md", $"日本語。{Next()}\n\n{Next()}\n");
        }

        Record.Write("data/published.txt", published.ToString());
    }

    public SmallRecord Record { get; } = new();

    /// <summary>The English title of each hostile event; the Japanese one has the same payload, because both must have the same
    /// numbers.</summary>
    public Dictionary<string, string> Titles { get; } = [];

    /// <summary>How many payloads stand somewhere.</summary>
    public int Placed => turn;

    public void Dispose() => Record.Dispose();

    private string Event(string title) =>
        $$"""
            ---
            date: "2025-04-02"
            date-note: {{Both()}}
            kind: conditions
            standing: established
            collections: [record]
            added: "2026-11-24"
            title: { en: {{Quoted(title)}}, ja: {{Quoted("題" + title["Title ".Length..])}} }
            summary: { en: {{Text("A summary that is long enough to be one. ")}}, ja: {{Text(
                "十分に長い要約をここに書いておくことにする。"
            )}} }
            actors:
              - { actor: hostile, role: respondent }
            responds-to: [conditional-answer]
            terms:
              - id: one
                issue: hostile
                option: one
                actors: [hostile]
                stance: demands
                detail: {{Both()}}
                spoken-by: hostile
                words: { text: {{Text()}}, language: en, en: {{Text()}}, ja: {{Text()}}, cite: hostile }
                cite: [hostile]
            facts:
              - { id: figure, what: {{Both()}}, unit: {{Text()}}, value: {{Text()}}, by: [hostile], cite: [hostile] }
            citations:
              - source: hostile
                supports: {{Both()}}
                locator: {{Text()}}
              - source: hostile-described
                supports: {{Both()}}
                differs:
                  - { about: date, value: "2024-06", why: conflation, note: {{Both()}} }
                  - { about: fact, of: figure, value: {{Text("other ")}}, why: conflation, note: {{Both()}} }
            changed:
              - { date: "2026-11-24", what: {{Both()}} }
            ---
            {{Next()}}

            | a | b |
            |---|---|
            | {{Next()}} | [x]({{Next()}}) |

            """;

    private string Both() => $"{{ en: {Text("English ")}, ja: {Text("日本語 ")} }}";

    private string Text(string before = "x ") => Quoted(before + Next());

    private string WithPayload(string before, int longest) => before + Next(longest);

    private string Next(int longest = 300)
    {
        var payload = payloads[turn++ % payloads.Length].ReplaceLineEndings(" ").Trim();
        return payload.Length <= longest ? payload : payload[..longest].Trim();
    }

    private string Append(string path, string entry) => File.ReadAllText(Record.PathOf(path)) + entry;

    // A JSON string is a YAML string in double quotes.
    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
