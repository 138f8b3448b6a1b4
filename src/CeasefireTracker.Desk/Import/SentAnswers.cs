using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Import;

/// <summary>What the form of a file that was brought sent of it, with what was typed as it was typed.</summary>
/// <param name="Format">Null: as its name tells.</param>
/// <param name="Answers">What it says, but for the columns, which are known when the file is read.</param>
/// <param name="Scheme">What was typed as the set of its ids.</param>
/// <param name="Columns">What was chosen for each column, by its number.</param>
/// <param name="Of">The sheet whose columns these were.</param>
public sealed record SentAnswers(
    ImportFormat? Format,
    ImportAnswers Answers,
    string Scheme,
    IReadOnlyDictionary<string, string> Columns,
    string Of
)
{
    /// <summary>What the name of the input of a column begins with; its number follows, because a head may be as long as a
    /// cell.</summary>
    public const string Column = "column.";

    /// <summary>True if that set is none: it is written like an id.</summary>
    public bool IsSchemeRefused => Scheme != Answers.Scheme;

    /// <summary>Reads it.</summary>
    /// <param name="sent">Null where nothing was sent yet.</param>
    public static SentAnswers Read(IFormCollection? sent, ImportFile file)
    {
        var known = ImportedFile.SchemeOf(file.Name);
        var scheme = Text("scheme") is { Length: > 0 } typed ? typed : known;
        var answers = new ImportAnswers(Slug.IsValid(scheme) ? scheme : known)
        {
            Encoding = Text("encoding") is { Length: > 0 } encoding ? encoding : null,
            Sheet = Text("sheet") is { Length: > 0 } sheet ? sheet : null,
        };
        answers = new[] { Text("order"), Text("count") }.Aggregate(answers, (all, word) => ImportedFile.Dated(all, word) ?? all);
        return new SentAnswers(
            EnumText.TryParse<ImportFormat>(Text("format"), out var format) ? format : null,
            answers,
            scheme,
            (sent ?? FormCollection.Empty)
                .Where(field => field.Key.StartsWith(Column, StringComparison.Ordinal))
                .ToDictionary(field => field.Key[Column.Length..], field => field.Value.ToString()),
            Text("of")
        );

        string Text(string name) => sent?[name].ToString().Trim() ?? "";
    }

    /// <summary>With what was said of the columns of a sheet; what was said of another sheet's is none of it.</summary>
    public ImportAnswers For(ImportSheet sheet) =>
        Answers with
        {
            Columns = sheet
                .Columns.Index()
                .Where(_ => Of == sheet.Name)
                .Select(column => (Head: column.Item, Said: Columns.GetValueOrDefault(FormattableString.Invariant($"{column.Index}"), "")))
                .Where(column => column.Said.Length > 0)
                .ToDictionary(column => column.Head, column => ColumnMeaning.Find(column.Said), StringComparer.Ordinal),
        };
}
