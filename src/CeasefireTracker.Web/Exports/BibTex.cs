using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CeasefireTracker.Web.Exports;

/// <summary>References as BibTeX, with the type online, by which Zotero knows a web page: ASCII keys, capitals that a style must not lower in braces.</summary>
public static partial class BibTex
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static IEnumerable<string> Write(IEnumerable<Reference> references) => references.Select(Entry);

    private static string Entry(Reference reference)
    {
        var isPaper = reference.Type == ReferenceType.Newspaper;
        var entry = new StringBuilder($"@{(isPaper ? "article" : "online")}{{{reference.Key},\n");
        Field("author", reference.Author is { } author ? $"{{{Escaped(author)}}}" : null);
        Field("title", Title(reference.Title));
        Field(isPaper ? "journal" : "organization", Escaped(reference.Container));
        Field("year", reference.Issued?.Year.ToString(CultureInfo.InvariantCulture));
        if (reference.Issued?.Month is { } month)
        {
            entry.Append(CultureInfo.InvariantCulture, $"  month = {Months[month - 1]},\n");
        }

        Field("day", reference.Issued?.Day?.ToString(CultureInfo.InvariantCulture));
        // Braces and backslashes have no place in an address; percent signs are left, because url fields are verbatim.
        Field("url", reference.Url?.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal));
        Field("urldate", reference.Accessed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field("language", reference.Language);
        Field("note", Escaped(reference.Note));
        return entry.Append("}\n\n").ToString();

        void Field(string name, string? value)
        {
            if (value is not null)
            {
                entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
            }
        }
    }

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

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
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

    [GeneratedRegex(@"\b\p{Lu}[\p{L}\p{Mn}\p{Nd}’']*")]
    private static partial Regex Capitals();
}
