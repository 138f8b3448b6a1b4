using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// Reads one map field by field. What is missing or not understood becomes a problem with its line and the reader goes on;
/// <see cref="Done"/> reports the keys that nobody asked for.
/// </summary>
internal sealed class FieldReader(MapNode map, string file, string what, ICollection<Problem> problems)
{
    private readonly List<string> asked = [];

    public int Line => map.Line;

    /// <summary>The reader for a node that must be a map, or null with a problem.</summary>
    public static FieldReader? Of(Node node, string file, string what, ICollection<Problem> problems)
    {
        if (node is MapNode map)
        {
            return new FieldReader(map, file, what, problems);
        }

        problems.Add(new Problem(file, node.Line, "shape", $"{what} must be a map of keys and values."));
        return null;
    }

    public Node? Find(string key)
    {
        asked.Add(key);
        var value = map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
        return value is ScalarNode { IsNull: true } ? null : value;
    }

    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        ScalarNode scalar => scalar.Text,
        var other => Wrong<string?>(other, key, "must be one line of text", null),
    };

    public string Id(string key)
    {
        var id = Text(key);
        if (id.Length > 0 && !Slug.IsValid(id))
        {
            Add(LineOf(key), "id", $"'{id}' is not an id: lower-case words and numbers joined by hyphens, at most {Slug.MaxLength} characters.");
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
            return Wrong<LocalizedText?>(node, key, "must have two languages, { en: …, ja: … }", null);
        }

        var reader = new FieldReader(pair, file, $"{what}: {key}", problems);
        var (en, ja) = (reader.OptionalText("en"), reader.OptionalText("ja"));
        reader.Done();
        foreach (var (language, text) in new[] { ("en", en), ("ja", ja) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Add(node.Line, "language", $"{what}: '{key}' has no text in '{language}'.");
            }
        }

        return new LocalizedText(en ?? "", ja ?? "");
    }

    public T Word<T>(string key) where T : struct, Enum => OptionalWord<T>(key) ?? (Find(key) is null ? Missing(key, default(T)) : default);

    public T? OptionalWord<T>(string key) where T : struct, Enum
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (EnumText.TryParse<T>(text, out var value))
        {
            return value;
        }

        Add(LineOf(key), "word", $"{what}: '{text}' is not a {key}; it is one of {string.Join(", ", EnumText.All<T>())}.");
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
            Add(LineOf(key), "quotes", $"{what}: the {key} {text} must stand in quotes, or other YAML readers change it.");
        }

        if (EdtfDate.TryParse(text, out var date, out var error))
        {
            return date;
        }

        Add(LineOf(key), "date", $"{what}: {key} \"{text}\": {error.Message(Language.En)}");
        return null;
    }

    public DateOnly? OptionalDay(string key)
    {
        if (OptionalDate(key) is not { } date)
        {
            return null;
        }

        if (date.Span is { IsOneDay: true, Earliest: { } day })
        {
            return day;
        }

        Add(LineOf(key), "day", $"{what}: {key} must be one day, such as \"2025-03-13\".");
        return null;
    }

    public DateOnly Day(string key) => OptionalDay(key) ?? (Find(key) is null ? Missing(key, DateOnly.MinValue) : DateOnly.MinValue);

    public DateTimeOffset? OptionalMoment(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        Add(LineOf(key), "moment", $"{what}: '{text}' is not a day, hour and offset such as \"2025-03-11T22:30+03:00\".");
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

        Add(LineOf(key), "number", $"{what}: {key} '{text}' is not a whole number.");
        return 0;
    }

    public bool Flag(string key)
    {
        if (OptionalText(key) is { } text && text is not ("true" or "false"))
        {
            Add(LineOf(key), "flag", $"{what}: {key} is true or false, not '{text}'.");
        }

        return OptionalText(key) == "true";
    }

    public IReadOnlyList<string> Words(string key) => [.. Items(key).Select(item => item is ScalarNode scalar
        ? scalar.Text
        : Wrong(item, key, "must be a list of words", "")).Where(text => text.Length > 0)];

    public IReadOnlyList<T> Maps<T>(string key, Func<FieldReader, T?> read) where T : class => ReadAll(Items(key), file, $"{what}: {key}", problems, read);

    public static IReadOnlyList<T> ReadAll<T>(IEnumerable<Node> nodes, string file, string what, ICollection<Problem> problems, Func<FieldReader, T?> read) where T : class
    {
        var all = new List<T>();
        foreach (var node in nodes)
        {
            if (Of(node, file, what, problems) is { } reader)
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

    public FieldReader? OptionalMap(string key) => Find(key) is { } node ? Of(node, file, $"{what}: {key}", problems) : null;

    /// <summary>Reports every key that was never asked for, with the nearest one that is known.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries.Where(entry => !asked.Contains(entry.Key)))
        {
            var near = Nearest.Of(entry.Key, asked);
            Add(entry.Line, "unknown-key", $"{what} has no key '{entry.Key}'{(near is null ? "." : $"; did you mean '{near}'?")}");
        }
    }

    private IReadOnlyList<Node> Items(string key) => Find(key) switch
    {
        null => [],
        ListNode list => list.Items,
        var other => Wrong<IReadOnlyList<Node>>(other, key, "must be a list", []),
    };

    private int LineOf(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Line ?? map.Line;

    private T Missing<T>(string key, T value)
    {
        Add(map.Line, "missing", $"{what} has no '{key}'.");
        return value;
    }

    private T Wrong<T>(Node node, string key, string shape, T value)
    {
        Add(node.Line, "shape", $"{what}: '{key}' {shape}.");
        return value;
    }

    private void Add(int line, string rule, string message) => problems.Add(new Problem(file, line, rule, message));
}
