using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Import;

/// <summary>The documents that a row names, each a citation; those that the record lacks are made of their addresses.</summary>
/// <param name="isTaken">True of the id of a document that the record or an earlier row has.</param>
public sealed class RowCitations(ImportAnswers answers, TrackerDataset dataset, RecordNames names, Func<string, bool> isTaken)
{
    private const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly char[] Between = [' ', '\n', '\t', '\u3000', ';', '|'];
    private static readonly char[] Around = [',', '、', '<', '>'];

    private readonly HashSet<string> known = [.. dataset.Sources.Select(source => source.Id)];

    /// <summary>True of a document of the record.</summary>
    public bool Knows(string id) => known.Contains(id);

    /// <summary>Puts the citations into what is typed, and gives the documents that are new.</summary>
    public IReadOnlyList<JsonObject> Read(RowCells cells, JsonObject typed, List<Said> told)
    {
        var (citations, made) = (new JsonArray(), new List<JsonObject>());
        typed["citations"] = citations;
        var named = Split(cells.Take(ColumnMeaning.Sources) ?? "", StringSplitOptions.RemoveEmptyEntries);
        var beside = cells.IsOwn ? OwnAddresses(cells) : [];
        foreach (var (place, name) in named.Index())
        {
            var (addresses, rest) = Apart(name);
            if (known.Contains(name))
            {
                Cite(name);
            }
            else if (beside.Length == named.Length && beside[place].Length > 0)
            {
                CiteAddress(beside[place], name);
            }
            else if (rest.Length > 0)
            {
                told.Add(new Said("row.source", rest));
            }

            addresses.ForEach(address => CiteAddress(address));
        }

        // What is called a source is its address as often as its name.
        foreach (var address in cells.IsOwn ? [] : cells.TakeAll(ColumnMeaning.Url).SelectMany(Words))
        {
            CiteAddress(address);
        }

        foreach (var address in Apart(cells.Look(ColumnMeaning.Publisher) ?? "").Addresses)
        {
            cells.Take(ColumnMeaning.Publisher);
            CiteAddress(address);
        }

        return made;

        void Cite(string id)
        {
            if (!citations.Any(citation => citation?["source"]?.ToString() == id))
            {
                citations.Add(new JsonObject { ["source"] = id });
            }
        }

        void CiteAddress(string address, string? id = null)
        {
            if (PastedAddress.Of(address, dataset) is not { } pasted)
            {
                told.Add(new Said("row.url", address));
            }
            else if (pasted.Known is { } source)
            {
                Cite(source.Id);
            }
            else if (!made.Exists(other => other["url"]?.ToString() == pasted.Url))
            {
                made.Add(Document(pasted, id, cells, other => isTaken(other) || made.Exists(one => one["id"]?.ToString() == other), told));
                Cite(made[^1]["id"]!.ToString());
            }
        }
    }

    private JsonObject Document(PastedAddress pasted, string? id, RowCells cells, Func<string, bool> isUsed, List<Said> told)
    {
        var published = cells.Take(ColumnMeaning.Published) is { } day ? DateCells.Read(day, answers) : null;
        if (published is { Edtf: null, Told: { } why })
        {
            told.Add(new Said("row.published", why));
        }

        var document = pasted.Source(published?.Edtf ?? "", isUsed);
        if (id is not null && Slug.IsValid(id) && !isUsed(id))
        {
            document["id"] = id;
        }

        document["title"] = cells.Take(ColumnMeaning.SourceTitle);
        if (Apart(cells.Look(ColumnMeaning.Publisher) ?? "").Beside is { Length: > 0 } publisher)
        {
            publisher = names.Publisher(publisher) ?? publisher;
            document["publisher"] ??= publisher;
            if (document["publisher"]!.ToString() == publisher)
            {
                cells.Take(ColumnMeaning.Publisher);
            }
        }

        return (JsonObject)Fields.Pruned(document)!;
    }

    private static string[] Split(string cell, StringSplitOptions options) =>
        cell.Split([';', '\n', '|'], options | StringSplitOptions.TrimEntries);

    // Our own table has the addresses beside the ids, an empty one where there is none; the event's own page is another column.
    private static string[] OwnAddresses(RowCells cells)
    {
        cells.TakeNamed("url");
        return Split(cells.TakeNamed("source_urls"), StringSplitOptions.None);
    }

    /// <summary>The addresses in a text, and what stands beside them.</summary>
    private static (List<string> Addresses, string Beside) Apart(string text)
    {
        var words = Words(text).ToLookup(IsAddress);
        return ([.. words[true]], words[true].Any() ? string.Join(' ', words[false]) : text);
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split(Between, Parts).Select(word => word.Trim(Around)).Where(word => word.Length > 0);

    private static bool IsAddress(string word) =>
        word.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
