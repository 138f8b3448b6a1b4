using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// References as BibTeX for biblatex: ASCII keys, bodies as authors in braces of their own, capitals that a style must not lower in braces,
/// whole dates, languages as babel names them. Quotation marks are written as TeX sets them.
/// </summary>
public static partial class BibTex
{
    // Private-use characters, which no text of the record has: where a single and a double mark open, and where a double one closes.
    private const char Opening = '\uE000';
    private const char DoubleOpening = '\uE001';
    private const char DoubleClosing = '\uE002';

    // The names by which babel, and so biblatex, knows the languages; of one that it does not know nothing is said.
    private static readonly FrozenDictionary<string, string> Babel = new Dictionary<string, string>
    {
        ["ar"] = "arabic",
        ["bg"] = "bulgarian",
        ["bs"] = "bosnian",
        ["be"] = "belarusian",
        ["cs"] = "czech",
        ["de"] = "ngerman",
        ["en"] = "english",
        ["es"] = "spanish",
        ["fi"] = "finnish",
        ["fr"] = "french",
        ["he"] = "hebrew",
        ["hr"] = "croatian",
        ["hu"] = "magyar",
        ["it"] = "italian",
        ["ja"] = "japanese",
        ["ko"] = "korean",
        ["lt"] = "lithuanian",
        ["lv"] = "latvian",
        ["mk"] = "macedonian",
        ["mr"] = "marathi",
        ["nl"] = "dutch",
        ["nb"] = "norsk",
        ["no"] = "norsk",
        ["pl"] = "polish",
        ["pt"] = "portuguese",
        ["ro"] = "romanian",
        ["ru"] = "russian",
        ["sk"] = "slovak",
        ["sr"] = "serbian",
        ["sv"] = "swedish",
        ["tr"] = "turkish",
        ["uk"] = "ukrainian",
        ["zh"] = "chinese",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Write(IEnumerable<Reference> references) => references.Select(Entry);

    private static string Entry(Reference reference)
    {
        var isPaper = reference.Type == ReferenceType.Newspaper;
        // What has no address is nothing online.
        var type =
            isPaper ? "article"
            : reference.Url is null ? "misc"
            : "online";
        var author = reference.Author ?? reference.Container;
        var entry = new StringBuilder($"@{type}{{{reference.Key},\n");
        Field("author", $"{{{Escaped(Marked(author))}}}");
        Field("title", Title(Marked(reference.Title)));
        Field("entrysubtype", isPaper ? "newspaper" : null);
        Field(
            isPaper ? "journaltitle" : "organization",
            isPaper || author != reference.Container ? Escaped(Marked(reference.Container)) : null
        );
        Field("date", Date(reference.Issued));
        // Braces and backslashes have no place in an address; percent signs are left, because url fields are verbatim.
        Field(
            "url",
            reference
                .Url?.Replace("{", "%7B", StringComparison.Ordinal)
                .Replace("}", "%7D", StringComparison.Ordinal)
                .Replace("\\", "%5C", StringComparison.Ordinal)
        );
        Field("urldate", reference.Accessed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field("langid", Babel.GetValueOrDefault(reference.Language.Split('-')[0]));
        Field("note", Escaped(Marked(reference.Note)));
        return entry.Append("}\n\n").ToString();

        void Field(string name, string? value)
        {
            if (value is not null)
            {
                entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
            }
        }
    }

    private static string? Date(DateParts? date) =>
        date switch
        {
            null => null,
            { Month: { } month, Day: { } day } => FormattableString.Invariant($"{date.Year:D4}-{month:D2}-{day:D2}"),
            { Month: { } month } => FormattableString.Invariant($"{date.Year:D4}-{month:D2}"),
            _ => FormattableString.Invariant($"{date.Year:D4}"),
        };

    // A style may write a title small; names and abbreviations after its first word are not to follow.
    private static string Title(string title)
    {
        var escaped = new StringBuilder();
        var last = 0;
        foreach (Match word in Capitals().Matches(title))
        {
            escaped.Append(Escaped(title[last..word.Index]));
            escaped.Append(word.Index == 0 && !word.Value[1..].Any(char.IsUpper) ? Escaped(word.Value) : $"{{{Escaped(word.Value)}}}");
            last = word.Index + word.Length;
        }

        return escaped.Append(Escaped(title[last..])).ToString();
    }

    /// <summary>The text with its straight marks told apart: an apostrophe stays, and so does a closing single mark, which looks the
    /// same.</summary>
    private static string Marked(string text)
    {
        var marked = text.ToCharArray();
        var isOpen = false;
        for (var i = 0; i < marked.Length; i++)
        {
            var opens =
                (i == 0 || char.IsWhiteSpace(text[i - 1]) || "([{-–—/\"'“‘".Contains(text[i - 1], StringComparison.Ordinal))
                && i + 1 < text.Length
                && !char.IsWhiteSpace(text[i + 1]);
            if (text[i] == '\'' && opens && Closing().IsMatch(text, i + 2))
            {
                marked[i] = Opening;
            }
            else if (text[i] == '"')
            {
                marked[i] = isOpen ? DoubleClosing : DoubleOpening;
                isOpen = !isOpen;
            }
        }

        // A single double mark, of inches say, belongs to nothing.
        return isOpen ? new string(marked).Replace(DoubleOpening, '"').Replace(DoubleClosing, '"') : new string(marked);
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                Opening => escaped.Append('`'),
                DoubleOpening => escaped.Append("``"),
                DoubleClosing => escaped.Append("''"),
                '"' => escaped.Append("\\textquotedbl{}"),
                '`' => escaped.Append("\\textasciigrave{}"),
                '\\' => escaped.Append("\\textbackslash{}"),
                '~' => escaped.Append("\\textasciitilde{}"),
                '^' => escaped.Append("\\textasciicircum{}"),
                '{' or '}' or '&' or '%' or '$' or '#' or '_' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\b\p{Lu}[\p{L}\p{Mn}\p{Nd}]*(?:[’'][\p{L}\p{Mn}\p{Nd}]+)*")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"(?<=\S)'(?![\p{L}\p{Nd}])")]
    private static partial Regex Closing();
}
