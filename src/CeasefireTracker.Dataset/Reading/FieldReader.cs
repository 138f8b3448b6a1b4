using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// Reads one map field by field. What is missing or not understood becomes a problem with its line and the reader goes on;
/// <see cref="Done"/> reports the keys that nobody asked for.
/// </summary>
internal sealed class FieldReader(MapNode map, string file, string name, ICollection<Problem> problems, FieldReader? within = null)
{
    // Most lists of an event are not there, and each would be a list of its own.
    private static readonly List<Node> Nothing = [];

    private readonly List<string> asked = new(map.Entries.Count * 2);

    public int Line => map.Line;

    public string File => file;

    // Put together only where there is something to say.
    private string What => within is null ? name : $"{within.What}: {name}";

    /// <summary>The reader for a node that must be a map, or null with a problem.</summary>
    public static FieldReader? Of(Node node, string file, string what, ICollection<Problem> problems, FieldReader? within = null)
    {
        if (node is MapNode map)
        {
            return new FieldReader(map, file, what, problems, within);
        }

        problems.Add(
            new Problem(
                file,
                node.Line,
                "shape",
                $"{(within is null ? what : $"{within.What}: {what}")} must be a map of keys and values.",
                "ここには、項目名と値の組が必要です。"
            )
        );
        return null;
    }

    public Node? Find(string key)
    {
        asked.Add(key);
        var value = Entry(key)?.Value;
        return value is ScalarNode { IsNull: true } ? null : value;
    }

    private MapEntry? Entry(string key) => MapNode.Find(map.Entries, key);

    public string Text(string key) => OptionalText(key) ?? (Find(key) is null ? Missing(key, "") : "");

    /// <summary>The text of a field, or null if it is not there; null with a problem if there is nothing in it.</summary>
    public string? OptionalText(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }

        return text.Length == 0 ? Empty<string?>(LineOf(key), $"'{key}' has nothing in it", $"「{key}」が空です", null) : text;
    }

    private string? Scalar(string key) =>
        Find(key) switch
        {
            null => null,
            ScalarNode scalar => scalar.Text,
            var other => Wrong<string?>(other, key, "must be one line of text", "一つの文字列", null),
        };

    public string Id(string key)
    {
        var id = Text(key);
        if (id.Length > 0 && !Slug.IsValid(id))
        {
            Add(
                LineOf(key),
                "id",
                $"'{id}' is not an id: lower-case words and numbers joined by hyphens, at most {Slug.MaxLength} characters.",
                $"「{id}」はIDになりません。英小文字と数字をハイフンでつなぎ、{Slug.MaxLength}文字以内にします。"
            );
        }

        return id;
    }

    public LocalizedText Localized(string key)
    {
        if (OptionalLocalized(key) is { } text)
        {
            return text;
        }

        return Find(key) is null ? Missing(key, new LocalizedText("", "")) : new LocalizedText("", "");
    }

    public LocalizedText? OptionalLocalized(string key)
    {
        var node = Find(key);
        if (node is null)
        {
            return null;
        }

        if (node is not MapNode pair)
        {
            return Wrong<LocalizedText?>(node, key, "must have two languages, { en: …, ja: … }", "英語と日本語の組", null);
        }

        // Nearly every text of a million is written like this.
        if (
            pair.Entries
                is [
                { Key: "en", Value: ScalarNode { Quoted: true, Text: var english } },
                { Key: "ja", Value: ScalarNode { Quoted: true, Text: var japanese } },
                ]
            && !string.IsNullOrWhiteSpace(english)
            && !string.IsNullOrWhiteSpace(japanese)
        )
        {
            return new LocalizedText(english, japanese);
        }

        var reader = new FieldReader(pair, file, key, problems, this);
        var (en, ja) = (reader.Scalar("en"), reader.Scalar("ja"));
        reader.Done();
        foreach (var (language, text) in new[] { ("en", en), ("ja", ja) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Add(
                    node.Line,
                    "language",
                    $"{What}: '{key}' has no text in '{language}'.",
                    $"「{key}」の{(language == "ja" ? "日本語" : "英語")}がありません。"
                );
            }
        }

        return new LocalizedText(en ?? "", ja ?? "");
    }

    public T Word<T>(string key)
        where T : struct, Enum => OptionalWord<T>(key) ?? (Find(key) is null ? Missing(key, default(T)) : default);

    public T? OptionalWord<T>(string key)
        where T : struct, Enum
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (EnumText.TryParse<T>(text, out var value))
        {
            return value;
        }

        Add(
            LineOf(key),
            "word",
            $"{What}: '{text}' is not a {key}; it is one of {string.Join(", ", EnumText.All<T>())}.",
            $"「{key}」に「{text}」は使えません。{string.Join("、", EnumText.All<T>())}のどれかです。"
        );
        return null;
    }

    public EdtfDate? Date(string key) => OptionalDate(key) ?? (Find(key) is null ? Missing<EdtfDate?>(key, null) : null);

    public EdtfDate? OptionalDate(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (Find(key) is ScalarNode { Quoted: false })
        {
            Add(
                LineOf(key),
                "quotes",
                $"{What}: the {key} {text} must stand in quotes, or other YAML readers change it.",
                $"「{key}」の{text}は引用符で囲んでください。そうしないと、ほかのYAML処理系が変えてしまいます。"
            );
        }

        if (EdtfDate.TryParse(text, out var date, out var error))
        {
            return date;
        }

        Add(LineOf(key), "date", $"{What}: {key} \"{text}\": {error.Message(Language.En)}", $"「{text}」：{error.Message(Language.Ja)}");
        return null;
    }

    public DateOnly? OptionalDay(string key)
    {
        if (OptionalDate(key) is not { } date)
        {
            return null;
        }

        // "2026-11-25~" is of one day as well, and its doubt would be lost.
        if (date.Span.Earliest is { } day && date == EdtfDate.FromDay(day))
        {
            return day;
        }

        Add(
            LineOf(key),
            "day",
            $"{What}: {key} must be one day, such as \"2025-03-13\".",
            $"「{key}」は「2025-03-13」のような一日でなければなりません。"
        );
        return null;
    }

    public DateOnly Day(string key) => OptionalDay(key) ?? (Find(key) is null ? Missing(key, DateOnly.MinValue) : DateOnly.MinValue);

    public DateTimeOffset? OptionalMoment(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
        )
        {
            return moment;
        }

        Add(
            LineOf(key),
            "moment",
            $"{What}: '{text}' is not a day, hour and offset such as \"2025-03-11T22:30+03:00\".",
            $"「{text}」は「2025-03-11T22:30+03:00」のような日付・時刻・時差ではありません。"
        );
        return null;
    }

    public int Number(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Add(LineOf(key), "number", $"{What}: {key} '{text}' is not a whole number.", $"「{key}」の「{text}」は0以上の整数ではありません。");
        return 0;
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false"))
        {
            Add(
                LineOf(key),
                "flag",
                $"{What}: {key} is true or false, not '{text}'.",
                $"「{key}」はtrueかfalseで、「{text}」は使えません。"
            );
        }

        return text == "true";
    }

    public IReadOnlyList<string> Words(string key)
    {
        var items = Items(key);
        if (items.Count == 0)
        {
            return [];
        }

        var words = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (item is not ScalarNode scalar)
            {
                Wrong(item, key, "must be a list of words", "語の一覧", "");
            }
            else if (scalar.IsNull || scalar.Text.Length == 0)
            {
                Empty(item.Line, $"'{key}' has an entry with nothing in it", $"「{key}」に空の項目があります", "");
            }
            else
            {
                words.Add(scalar.Text);
            }
        }

        return words;
    }

    public IReadOnlyList<LocalizedText> LocalizedList(string key) => Maps(key, pair => new LocalizedText(pair.Text("en"), pair.Text("ja")));

    public IReadOnlyList<T> Maps<T>(string key, Func<FieldReader, T?> read)
        where T : class => Items(key) is { Count: > 0 } items ? ReadAll(items, file, key, problems, read, this) : [];

    public static IReadOnlyList<T> ReadAll<T>(
        List<Node> nodes,
        string file,
        string what,
        ICollection<Problem> problems,
        Func<FieldReader, T?> read,
        FieldReader? within = null
    )
        where T : class
    {
        var all = new List<T>(nodes.Count);
        foreach (var node in nodes)
        {
            if (Of(node, file, what, problems, within) is { } reader)
            {
                var item = read(reader);
                reader.Done();
                if (item is not null)
                {
                    all.Add(item);
                }
            }
        }

        return all;
    }

    /// <summary>The records of a file that is a list of them.</summary>
    public static IReadOnlyList<T> ReadList<T>(Node root, string file, Shape<T> shape, ICollection<Problem> problems)
        where T : class
    {
        if (root is ListNode list)
        {
            return ReadAll(list.Items, file, shape.What, problems, shape.Read);
        }

        problems.Add(new Problem(file, root.Line, "shape", "The file must be a list of entries, each beginning with a hyphen."));
        return [];
    }

    public FieldReader? OptionalMap(string key) => Find(key) is { } node ? Of(node, file, key, problems, this) : null;

    /// <summary>Reports every key that was never asked for, with the nearest one that is known.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries)
        {
            if (asked.Contains(entry.Key))
            {
                continue;
            }

            var near = Nearest.Of(entry.Key, asked);
            Add(
                entry.Line,
                "unknown-key",
                $"{What} has no key '{entry.Key}'{(near is null ? "." : $"; did you mean '{near}'?")}",
                $"「{entry.Key}」という項目はありません。"
            );
        }
    }

    private List<Node> Items(string key) =>
        Find(key) switch
        {
            null => Nothing,
            ListNode list => list.Items,
            var other => Wrong(other, key, "must be a list", "一覧", Nothing),
        };

    private int LineOf(string key) => Entry(key)?.Line ?? map.Line;

    private T Missing<T>(string key, T value)
    {
        Add(map.Line, "missing", $"{What} has no '{key}'.", $"「{key}」がありません。");
        return value;
    }

    private T Empty<T>(int line, string what, string japanese, T value)
    {
        Add(line, "missing", $"{What}: {what}; write it or leave it out.", $"{japanese}。記入するか、削除してください。");
        return value;
    }

    private T Wrong<T>(Node node, string key, string shape, string japanese, T value)
    {
        Add(node.Line, "shape", $"{What}: '{key}' {shape}.", $"「{key}」は{japanese}でなければなりません。");
        return value;
    }

    private void Add(int line, string rule, string message, string japanese) =>
        problems.Add(new Problem(file, line, rule, message, japanese));
}
