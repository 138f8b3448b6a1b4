using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>What the columns and the controlled words mean, as Markdown, for those who hold the files without the site.</summary>
public static class Codebook
{
    public static IEnumerable<string> Write(ExportContext edition, Language language)
    {
        yield return $"# {language.Say("codebook.title")}\n\n{language.Say("codebook.lead")}\n\n{language.Say("cite.version", edition.Store.Hash)}\n\n{edition.Licence}\n";
        yield return $"\n## {language.Say("formats.title")}\n\n"
            + string.Concat(
                FormatChange.All.Select(change =>
                    $"- {DateWords.Describe(EdtfDate.FromDay(change.Day), language)}{language.Say("list.colon")}{language.Say(change.Key)}\n"
                )
            );
        yield return $"\n## {language.Say("names.title")}\n\n{language.Say("names.lead")}\n\n| {language.Say("names.meaning")} | CSV | JSON | SQLite |\n|---|---|---|---|\n"
            + string.Concat(
                FieldName.All.Select(name => $"| {name.Meaning(language)} | {Code(name.Csv)} | {Code(name.Json)} | {Code(name.Sqlite)} |\n")
            );
        yield return $"\n### {language.Say("names.standards")}\n\n{language.Say("names.standards.lead")}\n\n| {language.Say("names.meaning")} | {string.Join(" | ", StandardName.Formats)} |\n|---|---|---|---|---|\n"
            + string.Concat(
                StandardName.All.Select(name => $"| {Meaning(name.Field, language)} | {string.Join(" | ", name.Each.Select(Code))} |\n")
            );
        // What counts as fact comes first, whatever its place in the line.
        foreach (var table in Table.All)
        {
            var columns = table.Write(edition).First().TrimEnd().Split(',');
            yield return $"\n## {table.Name}.csv\n\n"
                + string.Concat(
                    columns
                        .OrderBy(column =>
                            column switch
                            {
                                "counts" => 0,
                                "only" => 1,
                                _ => 2,
                            }
                        )
                        .Select(column => $"- `{column}`: {Meaning(column, language)}\n")
                );
        }

        yield return $"\n## {language.Say("facet.issue")}\n";
        foreach (var issue in edition.Store.Vocabulary.Issues.Values)
        {
            yield return $"\n### {issue.Label.In(language)} (`{issue.Id}`)\n\n{issue.Definition.In(language)} {issue.Example.In(language)}\n\n"
                + string.Concat(
                    issue.Options.Select(option =>
                        $"- `{option.OptionId}`: {option.Label.In(language)}{string.Concat(option.SeeAlso.Select(other => $" (→ `{other}`)"))}{(option.Several ? $" ({language.Say("field.several")})" : "")}\n"
                    )
                );
        }

        foreach (var (set, words) in Sets)
        {
            yield return $"\n## {language.Say("codebook." + set)}\n\n"
                + string.Concat(
                    words.Select(word => $"- `{word}`: {language.Say($"{set}.{word}")}. {language.Say($"{set}.{word}.means")}\n")
                );
        }
    }

    private static string Code(string names) => string.Join(' ', FieldName.Names(names).Select(name => $"`{name}`"));

    /// <summary>What a column holds; the two languages of a text share their words.</summary>
    public static string Meaning(string column, Language language) =>
        language.Say("field." + FieldName.Plain(column))
        + (
            column.EndsWith("_en", StringComparison.Ordinal) ? language.Say("field.in-english")
            : column.EndsWith("_ja", StringComparison.Ordinal) ? language.Say("field.in-japanese")
            : ""
        );

    /// <summary>What a key of the JSON formats holds: in its own words, or in those of the column of the same name.</summary>
    public static string MeaningOfKey(string key, Language language) =>
        FindMeaningOfKey(key, language) ?? throw new KeyNotFoundException($"The codebook has no words for '{key}'.");

    /// <summary>The same; null for what is not ours to explain.</summary>
    public static string? FindMeaningOfKey(string key, Language language) =>
        language.Find("key." + key) ?? language.Find("field." + JsonNamingPolicy.SnakeCaseLower.ConvertName(key));

    /// <summary>The closed sets of words, each with the name under which its own words stand.</summary>
    public static IReadOnlyList<(string Set, IReadOnlyList<string> Words)> Sets { get; } =
    [
        ("kind", EnumText.All<EventKind>()),
        ("role", EnumText.All<Role>()),
        ("stance", EnumText.All<Stance>()),
        ("standing", EnumText.All<Standing>()),
        ("why", EnumText.All<DifferenceCause>()),
        ("tier", EnumText.All<SourceTier>()),
        ("scope", EnumText.All<TruceScope>()),
        ("ended", EnumText.All<TruceEnd>()),
        ("between", EnumText.All<MeetingBetween>()),
        ("level", EnumText.All<MeetingLevel>()),
        ("form", EnumText.All<MeetingForm>()),
    ];
}
