using System.Text.Json;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Import;

/// <summary>Makes of a row what would be typed for it, and leaves out what the row does not say.</summary>
/// <param name="isTaken">True of the id of a document that the record or an earlier row has.</param>
public sealed class RowReader(ImportSheet sheet, ImportAnswers answers, TrackerDataset dataset, Func<string, bool> isTaken)
{
    private const string Own = "own:";

    private readonly RecordNames names = new(dataset);
    private readonly RowCitations citations = new(answers, dataset, new RecordNames(dataset), isTaken);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> left = new(StringComparer.Ordinal);
    private readonly ILookup<ColumnMeaning?, string> columns = sheet.Columns.ToLookup(answers.Meaning);

    /// <summary>The columns from which nothing was taken in any row that was read.</summary>
    public IEnumerable<string> Unused =>
        sheet.Columns.Where(column => !taken.Contains(column) && (left.Contains(column) || columns[null].Contains(column)));

    /// <summary>True of a column from which something was taken in a row that was read.</summary>
    public bool IsUsed(string column) => taken.Contains(column);

    public Candidate Read(ImportRow row)
    {
        if (row.Event is { } own)
        {
            return new Candidate(
                row,
                KeyOf(own),
                (JsonObject)own.DeepClone(),
                [.. row.Sources.Where(source => !citations.Knows(source["id"]?.ToString() ?? ""))],
                row.Told
            )
            {
                Outside = (own["also-known-as"] as JsonArray ?? []).Select(name => $"{name}").FirstOrDefault(OutsideId.IsValid),
            };
        }

        var (cells, told) = (new RowCells(row, columns), row.Told.ToList());
        var date = Date(cells);
        var typed = new JsonObject { ["date"] = date.Edtf, ["at"] = cells.Take(ColumnMeaning.At) ?? date.At };
        if (date is { Edtf: not null, Told: { } about })
        {
            told.Add(about);
        }

        Texts(cells, typed);
        Words(cells, typed, told);
        var unmatched = Actors(cells, typed, told);
        var sources = citations.Read(cells, typed, told);
        var id = cells.Take(ColumnMeaning.Id);
        var isOwn = cells.IsOwn && id is not null;
        var outside = id is not null && !isOwn ? Outside(id) : null;
        if (outside is not null)
        {
            ((JsonArray)typed["also-known-as"]!).Add(outside);
        }

        typed["id"] = isOwn ? id : null;
        var isNothing = typed["title"] is null && typed["summary"] is null;
        var passedOver = PassedOver(cells);
        taken.UnionWith(cells.Taken);
        left.UnionWith(cells.Left);
        var key = isOwn ? Own + id : outside ?? "row:" + Hash(row);
        return new Candidate(row, key, (JsonObject?)Fields.Pruned(typed) ?? [], sources, told)
        {
            Outside = outside,
            Unmatched = unmatched,
            Left = cells.Left,
            PassedOver = passedOver,
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

    /// <summary>What a row of TimelineJS is that is no event; null for what may be one.</summary>
    private static Said? PassedOver(RowCells cells)
    {
        var type = cells.Look(ColumnMeaning.RowType)?.ToLowerInvariant();
        if (type is "title" or "era")
        {
            cells.Take(ColumnMeaning.RowType);
        }

        return type switch
        {
            "title" => new Said("row.title-slide"),
            "era" => new Said("row.era"),
            _ => null,
        };
    }

    private DateCells Date(RowCells cells)
    {
        var start = Whole(ColumnMeaning.Date, ColumnMeaning.Year, ColumnMeaning.Month, ColumnMeaning.Day);
        return start is null ? new DateCells(null)
            : Whole(ColumnMeaning.End, ColumnMeaning.EndYear, ColumnMeaning.EndMonth, ColumnMeaning.EndDay) is { } end ? start.Until(end)
            : start;

        DateCells? Whole(ColumnMeaning whole, ColumnMeaning year, ColumnMeaning month, ColumnMeaning day) =>
            cells.Take(whole) is { } text ? DateCells.Read(text, answers)
            : cells.Take(year) is { } y ? DateCells.Read(y, cells.Take(month), cells.Take(day), answers)
            : cells.Take(month) is { } m ? DateCells.Read(null, m, cells.Take(day), answers)
            // A column may be called so that holds whole dates.
            : cells.Take(day) is { } d ? DateCells.Read(d, answers)
            : null;
    }

    private static void Texts(RowCells cells, JsonObject typed)
    {
        typed["title"] = Both(cells, ColumnMeaning.Title, ColumnMeaning.TitleEn, ColumnMeaning.TitleJa, isLine: true);
        typed["summary"] = Both(cells, ColumnMeaning.Summary, ColumnMeaning.SummaryEn, ColumnMeaning.SummaryJa, isLine: false);
        if (cells.Take(ColumnMeaning.Between) is { } between)
        {
            typed["meeting"] = new JsonObject
            {
                ["place"] = new JsonObject { ["en"] = cells.Take(ColumnMeaning.PlaceEn), ["ja"] = cells.Take(ColumnMeaning.PlaceJa) },
                ["form"] = cells.Take(ColumnMeaning.Form),
                ["level"] = cells.Take(ColumnMeaning.Level),
                ["between"] = between,
            };
        }
    }

    /// <summary>A text in the language that its column or its letters tell.</summary>
    private static JsonObject? Both(RowCells cells, ColumnMeaning either, ColumnMeaning en, ColumnMeaning ja, bool isLine)
    {
        var both = new JsonObject { ["en"] = Text(en), ["ja"] = Text(ja) };
        if (Look(either) is { } text)
        {
            var language = text.Any(c => c is (>= 'ぁ' and <= 'ヿ') or (>= '一' and <= '鿿')) ? "ja" : "en";
            both[language] ??= Text(either);
        }

        return Fields.Pruned(both) as JsonObject;

        // Our own texts have no markup, whatever they look like.
        string? Look(ColumnMeaning meaning) => cells.IsOwn ? cells.Look(meaning) : Plain(cells.Look(meaning), isLine);

        string? Text(ColumnMeaning meaning)
        {
            if (Look(meaning) is not { } text)
            {
                return null;
            }

            cells.Take(meaning);
            return text;
        }
    }

    private void Words(RowCells cells, JsonObject typed, List<Said> told)
    {
        var kinds = (cells.Take(ColumnMeaning.Kind) ?? cells.Take(ColumnMeaning.RowType)) is { } cell ? names.Parted(cell) : [];
        typed["kind"] = kinds.Select(names.Kind).FirstOrDefault(known => known is not null);
        // An event has one kind.
        if (kinds.Where(kind => typed["kind"] is null || names.Kind(kind) != typed["kind"]!.ToString()).ToList() is { Count: > 0 } others)
        {
            told.Add(new Said(typed["kind"] is null ? "row.kind" : "row.kind.one", string.Join("; ", others)));
        }

        typed["standing"] = cells.Take(ColumnMeaning.Standing);
        typed["in-force"] = cells.Take(ColumnMeaning.InForce);
        typed["added"] = cells.Take(ColumnMeaning.Added);
        typed["collections"] = List(cells, ColumnMeaning.Collections);
        typed["responds-to"] = List(cells, ColumnMeaning.RespondsTo);
        typed["also-known-as"] = List(cells, ColumnMeaning.AlsoKnownAs);
    }

    private List<string> Actors(RowCells cells, JsonObject typed, List<Said> told)
    {
        var (parts, unmatched) = (new JsonArray(), new List<string>());
        var pairs = (cells.Take(ColumnMeaning.Roles) ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => (Whole: pair, Parts: pair.Split('=', StringSplitOptions.TrimEntries)))
            .ToLookup(pair => pair.Parts is [{ Length: > 0 }, { Length: > 0 }]);
        if (pairs[false].Any())
        {
            told.Add(new Said("row.roles", string.Join("; ", pairs[false].Select(pair => pair.Whole))));
        }

        var named = pairs[true].Select(pair => (Name: pair.Parts[0], Role: pair.Parts[1])).ToList();
        named.AddRange(
            cells
                .TakeAll(ColumnMeaning.Actors)
                .SelectMany(names.Parted)
                .Where(name => !named.Exists(other => Same(other.Name, name)))
                .Select(name => (name, ""))
        );
        foreach (var (name, role) in named)
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

        bool Same(string one, string other) => (names.Actor(one) ?? one) == (names.Actor(other) ?? other);
    }

    private string? Outside(string id)
    {
        var name = $"{answers.Scheme}:{string.Concat(id.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))}";
        return OutsideId.IsValid(name) ? name : $"{answers.Scheme}:{Mark.Of(id)}";
    }

    private static JsonArray List(RowCells cells, ColumnMeaning meaning) =>
        [
            .. (cells.Take(meaning) ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => (JsonNode)text),
        ];

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

        text = string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(character => !UnseenCharacter.Is(character)));
        text = string.Join(isLine ? " " : "\n", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    private static string Hash(ImportRow row) =>
        Mark.Of(JsonSerializer.Serialize(row.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal)));
}
