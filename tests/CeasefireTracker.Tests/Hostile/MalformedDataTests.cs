using System.Text;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Hostile;

/// <summary>Files that accidents, bad tools and attackers make. Each is refused by name, and what is published stays as it is.</summary>
[Trait("Takes", "long")]
public sealed class MalformedDataTests
{
    private const string Event = SmallRecord.Answer;
    private const string Key = "kind: conditions";

    [Fact]
    public void Every_malformed_file_is_refused_with_file_line_and_rule_and_the_published_store_stays()
    {
        using var record = new SmallRecord();
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(StoreFile.Publish(record.Data, Indexing.Rules, record.Store, hash));
        var published = StoreSeal.HashOf(StoreFile.PathOf(record.Store, hash));
        var files = 0;
        foreach (var (why, path, bytes) in Malformed(record))
        {
            var full = record.PathOf(path);
            var before = File.Exists(full) ? File.ReadAllBytes(full) : null;
            File.WriteAllBytes(full, bytes);

            var problems = StoreFile.Publish(record.Data, Indexing.Rules, record.Store, StoreFile.HashOf(record.Data));

            Assert.True(problems.Count > 0, $"{why}: accepted");
            Assert.All(
                problems,
                problem =>
                {
                    Assert.StartsWith("data/", problem.File, StringComparison.Ordinal);
                    Assert.True(problem.Line >= 0 && problem.Rule.Length > 0 && problem.Message.Length > 0, $"{why}: {problem}");
                }
            );
            Assert.DoesNotContain(problems, problem => problem.Message.Any(c => char.IsControl(c)));
            if (before is null)
            {
                File.Delete(full);
            }
            else
            {
                File.WriteAllBytes(full, before);
            }

            files++;
        }

        Assert.Empty(record.Check());
        Assert.Equal([StoreFile.PathOf(record.Store, hash)], StoreFile.Existing(record.Store));
        Assert.Equal(published, StoreSeal.HashOf(StoreFile.PathOf(record.Store, hash)));
        Assert.True(files >= 300, $"only {files} files");
        Goals.Reached("R9", $"{files} malformed files refused with file, line and rule; the published store unchanged");
    }

    private static IEnumerable<(string Why, string Path, byte[] Bytes)> Malformed(SmallRecord record)
    {
        foreach (var path in new[] { Event, "data/events/2022/istanbul-draft.md", "data/actors.yml", "data/sources/2025.yml" })
        {
            var whole = File.ReadAllBytes(record.PathOf(path));
            for (var percent = 0; percent < 100; percent++)
            {
                var cut = whole[..(whole.Length * percent / 100)];
                // Only the last line break is missing from a file that was cut there.
                if (Encoding.UTF8.GetString(cut).TrimEnd() != Encoding.UTF8.GetString(whole).TrimEnd())
                {
                    yield return ($"{path} cut at {percent} %", path, cut);
                }
            }
        }

        var text = File.ReadAllText(record.PathOf(Event));
        foreach (var (why, changed) in Texts(text))
        {
            yield return (why, Event, Encoding.UTF8.GetBytes(changed));
        }

        foreach (var (why, piece) in Bytes())
        {
            var at = Encoding.UTF8.GetBytes(text[..text.IndexOf(Key, StringComparison.Ordinal)]);
            yield return (why, Event, [.. at, .. piece, .. Encoding.UTF8.GetBytes(text[text.IndexOf(Key, StringComparison.Ordinal)..])]);
        }

        yield return ("UTF-16", Event, Encoding.Unicode.GetBytes(text));
        yield return ("Shift JIS", Event, [0x2D, 0x2D, 0x2D, 0x0A, 0x92, 0xE2, 0x90, 0xED, 0x0A]);
        yield return (
            "50 MB of one string",
            Event,
            Encoding.UTF8.GetBytes(text.Replace(Key, "kind: " + new string('x', 50_000_000), StringComparison.Ordinal))
        );
        yield return ("zeros", Event, new byte[4096]);
        yield return ("a program", "data/actors.yml", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);
        yield return ("a file that nothing reads", "data/events/2025/x.json", "{}"u8.ToArray());
        yield return (
            "a lost id",
            "data/published.txt",
            Encoding.UTF8.GetBytes("conditional-answer\nistanbul-draft\nthirty-day-proposal\ngone\n")
        );
    }

    private static IEnumerable<(string Why, byte[] Piece)> Bytes()
    {
        yield return ("a byte order mark inside", [0xEF, 0xBB, 0xBF]);
        yield return ("half a character", [0xE3, 0x81]);
        yield return ("an overlong slash", [0xC0, 0xAF]);
        yield return ("a lone high surrogate", [0xED, 0xA0, 0x80]);
        yield return ("a lone low surrogate", [0xED, 0xBF, 0xBF]);
        yield return ("a byte above Unicode", [0xF5, 0x80, 0x80, 0x80]);
        for (byte control = 0; control < 32; control++)
        {
            if (control != '\n')
            {
                yield return ($"the control byte {control}", [control]);
            }
        }

        foreach (
            var c in "\u007F\u0085\u00AD\u061C\u200B\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2063\u2069\u3164\uFEFF"
        )
        {
            yield return ($"the character U+{(int)c:X4}", Encoding.UTF8.GetBytes(c.ToString()));
        }
    }

    private static IEnumerable<(string Why, string Text)> Texts(string text)
    {
        (string Why, string Piece, string By)[] changes =
        [
            ("a key twice", Key, Key + "\n" + Key),
            ("an unknown key", Key, Key + "\nsecret: x"),
            ("a key in capitals", Key, "Kind: conditions"),
            ("an anchor", Key, "kind: &a conditions"),
            ("an alias", Key, "kind: *a"),
            ("a tag", Key, "kind: !!python/object:os.system conditions"),
            ("a merge key", Key, Key + "\n<<: { kind: talks }"),
            ("a second document", Key, Key + "\n---\nkind: talks"),
            ("a directive", "---\ndate", "---\n%YAML 1.1\ndate"),
            ("a list where a word belongs", Key, "kind: [conditions]"),
            ("a map where a word belongs", Key, "kind: { conditions: x }"),
            ("an open bracket", Key, "kind: [conditions"),
            ("an open quote", Key, "kind: \"conditions"),
            ("a wrong indent", Key, " " + Key),
            ("depth 100", Key, "kind: " + new string('[', 100) + new string(']', 100)),
            ("depth 100 of maps", Key, "kind: " + string.Concat(Enumerable.Repeat("{ a: ", 100)) + "x" + new string('}', 100)),
            ("10,000 open brackets", Key, "kind: " + new string('[', 10_000)),
            ("a day that never was", "\"2025-03-13\"", "\"2025-02-30\""),
            ("a thirteenth month", "\"2025-03-13\"", "\"2025-13-01\""),
            ("a year of five digits", "\"2025-03-13\"", "\"20250-03-13\""),
            ("an exponent year", "\"2025-03-13\"", "\"Y-17E7\""),
            ("a date of words", "\"2025-03-13\"", "\"yesterday\""),
            ("the old draft's unknown", "\"2025-03-13\"", "\"2025-uu\""),
            ("full-width digits", "\"2025-03-13\"", "\"２０２５-03-13\""),
            ("Arabic digits", "\"2025-03-13\"", "\"٢٠٢٥-03-13\""),
            ("a date of 100 characters", "\"2025-03-13\"", "\"" + new string('2', 100) + "\""),
            ("a backward interval", "\"2025-03-13\"", "\"2025-03-13/2025-03-01\""),
            ("no quotes round a date", "\"2025-03-13\"", "2025-03-13"),
            ("another folder's year", "\"2025-03-13\"", "\"2024-03-13\""),
            ("a dangling actor", "actor: ukraine", "actor: atlantis"),
            ("a dangling source", "source: article", "source: nobody"),
            ("a dangling event", "[thirty-day-proposal]", "[no-such-event]"),
            ("an event that answers itself", "[thirty-day-proposal]", "[conditional-answer]"),
            ("an event that is part of itself", Key, Key + "\npart-of: conditional-answer"),
            ("a dangling issue", "issue: ceasefire", "issue: peace"),
            ("a dangling option", "option: general", "option: none"),
            ("a former id of another event", Key, Key + "\nformerly: [thirty-day-proposal]"),
            ("a boolean for a word", Key, "kind: true"),
            ("a number for a word", Key, "kind: 1e400"),
            ("null for a word", Key, "kind: null"),
            ("nothing for a word", Key, "kind:"),
            ("1e400 for a number", Key, Key + "\norder: 1e400"),
            ("a negative order of words", Key, Key + "\norder: first"),
            ("HTML for an id", "id: truce", "id: <b>truce</b>"),
            ("an id with a slash", "id: truce", "id: ../truce"),
            ("an id in capitals", "id: truce", "id: Truce"),
            ("an id of 100 characters", "id: truce", "id: " + new string('a', 100)),
            ("a title of 10,000 characters", "Putin supports", new string('P', 10_000)),
            ("a bidi control behind an escape", "Putin supports", "Putin \\u202E supports"),
            ("a NUL behind an escape", "Putin supports", "Putin \\0 supports"),
            ("a lone surrogate behind an escape", "Putin supports", "Putin \\ud800 supports"),
            ("an unknown escape", "Putin supports", "Putin \\q supports"),
            ("a collection that is no id", "[article, record]", "[Article]"),
            ("a withdrawal without its reason", Key, Key + "\nwithdrawn: { date: \"2026-01-01\" }"),
            ("a change without its day", Key, Key + "\nchanged: [{ what: { en: x, ja: 変 } }]"),
            ("an hour without a zone", Key, Key + "\nat: \"2025-03-13T10:00\""),
            ("Windows line ends", "\n" + Key, "\r\n" + Key),
            ("a tab", Key, "\t" + Key),
            ("a key without a value", Key, "kind"),
            ("one language", ", ja: \"プーチン氏、条件付きで支持\"", ""),
            ("a third language", "ja: \"プーチン氏、条件付きで支持\"", "ja: \"プーチン氏、条件付きで支持\", ru: x"),
            ("no front matter", "---\ndate", "date"),
            ("a front matter without its end", "\n---\n", "\n"),
        ];
        foreach (var (why, piece, by) in changes)
        {
            Assert.Contains(piece, text, StringComparison.Ordinal);
            yield return (why, text.Replace(piece, by, StringComparison.Ordinal));
        }
    }
}
