using System.Text.Json;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Import;

/// <summary>Makes of a row what would be typed for it, and leaves out what the row does not say.</summary>
/// <param name="isTaken">True of the id of a document that the record or an earlier row has.</param>
public sealed class RowReader(ImportSheet sheet, ImportAnswers answers, TrackerDataset dataset, Func<string, bool> isTaken)
{
    private const string Own = "own:";

    private readonly RecordNames names = new(dataset);
    private readonly HashSet<string> known = [.. dataset.Sources.Select(source => source.Id)];
    private readonly ILookup<ColumnMeaning?, string> columns = sheet.Columns.ToLookup(column =>
        answers.Columns.TryGetValue(column, out var said) ? said : ColumnMeaning.Of(column)
    );

    /// <summary>The columns from which nothing is taken.</summary>
    public IEnumerable<string> Unused => columns[null];

    public Candidate Read(ImportRow row)
    {
        if (row.Event is { } own)
        {
            return new Candidate(
                row,
                KeyOf(own),
                (JsonObject)own.DeepClone(),
                [.. row.Sources.Where(source => !known.Contains(source["id"]?.ToString() ?? ""))],
                row.Told
            )
            {
                Outside = (own["also-known-as"] as JsonArray ?? []).Select(name => $"{name}").FirstOrDefault(OutsideId.IsValid),
            };
        }

        var told = row.Told.ToList();
        var date = Date(row);
        var typed = new JsonObject { ["date"] = date.Edtf, ["at"] = Cell(row, ColumnMeaning.At) ?? date.At };
        if (date is { Edtf: not null, Told: { } about })
        {
            told.Add(about);
        }

        Texts(row, typed);
        Words(row, typed, told);
        var unmatched = Actors(row, typed);
        var sources = Citations(row, typed, told);
        var (id, isOwn) = (Cell(row, ColumnMeaning.Id), IsOwn(row));
        var outside = id is not null && !isOwn ? Outside(id) : null;
        if (outside is not null)
        {
            ((JsonArray)typed["also-known-as"]!).Add(outside);
        }

        typed["id"] = isOwn ? id : null;
        var isNothing = typed["title"] is null && typed["summary"] is null;
        var key = isOwn ? Own + id : outside ?? "row:" + Hash(row);
        return new Candidate(row, key, (JsonObject?)Fields.Pruned(typed) ?? [], sources, told)
        {
            Outside = outside,
            Unmatched = unmatched,
            PassedOver = Cell(row, ColumnMeaning.RowType)?.ToLowerInvariant() switch
            {
                "title" => new Said("row.title-slide"),
                "era" => new Said("row.era"),
                _ => null,
            },
            Asked = date.IsAsked ? date.Told : null,
            Refused =
                isNothing ? new Said("row.no-title")
                : date is { Edtf: null, IsAsked: false, Told: { } why } ? why
                : null,
        };
    }

    /// <summary>What it is called elsewhere, by which it is known whatever its id is; else its id; else all that it says.</summary>
    private static string KeyOf(JsonObject own) =>
        (own["also-known-as"] as JsonArray ?? []).Select(name => $"{name}").FirstOrDefault(OutsideId.IsValid)
        ?? (own["id"] is { } id ? $"{Own}{id}" : "row:" + Mark.Of(own.ToJsonString()));

    // Our own table has a column that nobody else's has.
    private bool IsOwn(ImportRow row) => row.Cells.ContainsKey("edtf") && row.Cells.ContainsKey("dataset");

    private DateCells Date(ImportRow row)
    {
        var start = Whole(ColumnMeaning.Date, ColumnMeaning.Year, ColumnMeaning.Month, ColumnMeaning.Day);
        var end = Whole(ColumnMeaning.End, ColumnMeaning.EndYear, ColumnMeaning.EndMonth, ColumnMeaning.EndDay);
        return start is null ? new DateCells(null)
            : end is null ? start
            : start.Until(end);

        DateCells? Whole(ColumnMeaning whole, ColumnMeaning year, ColumnMeaning month, ColumnMeaning day) =>
            Cell(row, whole) is { } text ? DateCells.Read(text, answers)
            : Cell(row, year) is { } y ? DateCells.Read(y, Cell(row, month), Cell(row, day), answers)
            : Cell(row, month) is { } m ? DateCells.Read(null, m, Cell(row, day), answers)
            // A column may be called so that holds whole dates.
            : Cell(row, day) is { } d ? DateCells.Read(d, answers)
            : null;
    }

    private void Texts(ImportRow row, JsonObject typed)
    {
        typed["title"] = Both(row, ColumnMeaning.Title, ColumnMeaning.TitleEn, ColumnMeaning.TitleJa, isLine: true);
        typed["summary"] = Both(row, ColumnMeaning.Summary, ColumnMeaning.SummaryEn, ColumnMeaning.SummaryJa, isLine: false);
        if (Cell(row, ColumnMeaning.Between) is { } between)
        {
            typed["meeting"] = new JsonObject
            {
                ["place"] = new JsonObject { ["en"] = Cell(row, ColumnMeaning.PlaceEn), ["ja"] = Cell(row, ColumnMeaning.PlaceJa) },
                ["form"] = Cell(row, ColumnMeaning.Form),
                ["level"] = Cell(row, ColumnMeaning.Level),
                ["between"] = between,
            };
        }
    }

    /// <summary>A text in the language that its column or its letters tell.</summary>
    private JsonObject? Both(ImportRow row, ColumnMeaning either, ColumnMeaning en, ColumnMeaning ja, bool isLine)
    {
        var both = new JsonObject { ["en"] = Text(en), ["ja"] = Text(ja) };
        if (Text(either) is { } text)
        {
            var language = text.Any(c => c is (>= 'ぁ' and <= 'ヿ') or (>= '一' and <= '鿿')) ? "ja" : "en";
            both[language] ??= text;
        }

        return Fields.Pruned(both) as JsonObject;

        // Our own texts have no markup, whatever they look like.
        string? Text(ColumnMeaning meaning) => IsOwn(row) ? Cell(row, meaning) : Plain(Cell(row, meaning), isLine);
    }

    private void Words(ImportRow row, JsonObject typed, List<Said> told)
    {
        if ((Cell(row, ColumnMeaning.Kind) ?? Cell(row, ColumnMeaning.RowType)) is { } kind)
        {
            var found = names.Parted(kind).Select(names.Kind).FirstOrDefault(known => known is not null);
            typed["kind"] = found;
            if (found is null)
            {
                told.Add(new Said("row.kind", kind));
            }
        }

        typed["standing"] = Cell(row, ColumnMeaning.Standing);
        typed["in-force"] = Cell(row, ColumnMeaning.InForce);
        typed["added"] = Cell(row, ColumnMeaning.Added);
        typed["collections"] = List(row, ColumnMeaning.Collections);
        typed["responds-to"] = List(row, ColumnMeaning.RespondsTo);
        typed["also-known-as"] = List(row, ColumnMeaning.AlsoKnownAs);
    }

    private List<string> Actors(ImportRow row, JsonObject typed)
    {
        var (parts, unmatched) = (new JsonArray(), new List<string>());
        var roles = Cell(row, ColumnMeaning.Roles)?.Split(';').Select(pair => pair.Split('=')).Where(pair => pair.Length == 2).ToList();
        foreach (
            var (name, role) in roles?.Select(pair => (pair[0], pair[1]))
                ?? names.Parted(Cell(row, ColumnMeaning.Actors) ?? "").Select(name => (name, ""))
        )
        {
            var id = names.Actor(name);
            if (id is null)
            {
                unmatched.Add(name);
            }

            parts.Add(new JsonObject { ["actor"] = id ?? name, ["role"] = role });
        }

        typed["actors"] = parts;
        return unmatched;
    }

    /// <summary>The documents that the row names, each a citation; those that the record lacks are made.</summary>
    private List<JsonObject> Citations(ImportRow row, JsonObject typed, List<Said> told)
    {
        var (citations, made) = (new JsonArray(), new List<JsonObject>());
        var ids = (Cell(row, ColumnMeaning.Sources) ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (var id in ids.Where(known.Contains))
        {
            Cite(id);
        }

        // What is called a source is its address as often as its name.
        var publisher = Cell(row, ColumnMeaning.Publisher);
        var isAddress = publisher?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true;
        var addresses = (Cell(row, ColumnMeaning.Url) ?? (isAddress ? publisher : null) ?? "").Split(
            [' ', '\n', '\t', ';'],
            StringSplitOptions.RemoveEmptyEntries
        );
        foreach (var address in ids.Length > 0 && ids.All(known.Contains) || IsOwn(row) ? [] : addresses)
        {
            if (PastedAddress.Of(address, dataset) is not { } pasted)
            {
                told.Add(new Said("row.url", address));
                continue;
            }

            if (pasted.Known is { } source)
            {
                Cite(source.Id);
                continue;
            }

            var published = Cell(row, ColumnMeaning.Published) is { } day ? DateCells.Read(day, answers).Edtf ?? "" : "";
            var document = pasted.Source(published, id => isTaken(id) || made.Exists(other => other["id"]?.ToString() == id));
            document["title"] = Cell(row, ColumnMeaning.SourceTitle);
            if (publisher is not null && !isAddress)
            {
                document["publisher"] ??= names.Publisher(publisher) ?? publisher;
            }

            made.Add((JsonObject)Fields.Pruned(document)!);
            Cite(document["id"]!.ToString());
        }

        typed["citations"] = citations;
        return made;

        void Cite(string id)
        {
            if (!citations.Any(citation => citation?["source"]?.ToString() == id))
            {
                citations.Add(new JsonObject { ["source"] = id });
            }
        }
    }

    private string? Outside(string id)
    {
        var name = $"{answers.Scheme}:{string.Concat(id.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))}";
        return OutsideId.IsValid(name) ? name : $"{answers.Scheme}:{Mark.Of(id)}";
    }

    private JsonArray List(ImportRow row, ColumnMeaning meaning) =>
        [
            .. (Cell(row, meaning) ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => (JsonNode)text),
        ];

    /// <summary>What stands in the first column of a meaning that has anything, without what only holds a formula off.</summary>
    private string? Cell(ImportRow row, ColumnMeaning meaning) =>
        columns[meaning].Select(column => row.Cells.GetValueOrDefault(column)).FirstOrDefault(cell => cell is not null) is { } text
            ? text is ['\'', var first, ..] && Web.Exports.CsvLines.FormulaStarts.Contains(first, StringComparison.Ordinal)
                ? text[1..]
                : text
            : null;

    /// <summary>A text without markup and without what no editor shows; null if nothing is left.</summary>
    private static string? Plain(string? text, bool isLine)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal))
        {
            text = Markup.Text(text);
        }

        text = string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !(char.IsControl(c) || Unseen.Contains(c))));
        text = string.Join(isLine ? " " : "\n", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    private const string Unseen =
        "\uFEFF\u200B\u200E\u200F\u2060\u00AD\u061C\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static string Hash(ImportRow row) =>
        Mark.Of(JsonSerializer.Serialize(row.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal)));
}
