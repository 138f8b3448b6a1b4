using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CeasefireTracker.Tests.Exports;

namespace CeasefireTracker.Tests.Hostile;

/// <summary>Hostile text in the data formats: no formula for a spreadsheet, no property for a calendar, nothing that a reader of feeds
/// cannot read.</summary>
[Trait("Takes", "long")]
public sealed partial class FormatTests
{
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "NAME",
        "DESCRIPTION",
        "X-WR-CALNAME",
        "X-WR-CALDESC",
        "X-PUBLISHED-TTL",
        "REFRESH-INTERVAL",
        "SOURCE",
        "URL",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "CREATED",
        "LAST-MODIFIED",
        "SUMMARY",
        "STATUS",
        "TRANSP",
        "CATEGORIES",
        "SEQUENCE",
        "CLASS",
        "COLOR",
        "IMAGE",
        "X-DATASET",
    };

    [Fact]
    public async Task No_format_lets_a_payload_out_of_its_place()
    {
        using var hostile = new HostileRecord(Goals.Cases(40, 5_000));
        using var site = new TrackerSite(hostile.Record.Data);
        using var reader = site.Reader();
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var address in DataAddresses.Of(site, "hostile-1"))
        {
            using var answer = await reader.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
            var text = await answer.Content.ReadAsStringAsync();
            var kind = Path.GetExtension(address);
            var faults = kind switch
            {
                ".csv" => Csv(text),
                ".ics" => Calendar(text),
                ".atom" or ".xml" => Feed(text),
                ".ndjson" => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Json),
                ".json" or ".jsonfeed" or ".jsonld" => Json(text),
                ".ris" => Ris(text),
                // As a program makes a page of it that passes on what CommonMark allows.
                ".md" => Danger.In(Markdig.Markdown.ToHtml(text)),
                _ => [],
            };
            Assert.True(faults.ToList() is { Count: 0 }, $"{address}\n{string.Join('\n', faults.Take(10))}");
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        Assert.Contains(".json", kinds.Keys);
        if (kinds.ContainsKey(".csv") && kinds.ContainsKey(".ics") && kinds.ContainsKey(".atom"))
        {
            Goals.Reached(
                "S4",
                $"{hostile.Titles.Count} hostile events in {string.Join(", ", kinds.Select(pair => $"{pair.Value} × {pair.Key}"))}: no formula, no injected property, every feed well-formed"
            );
        }
    }

    private static IEnumerable<string> Csv(string text)
    {
        var rows = Rows(text).ToList();
        foreach (var row in rows.Where(row => row.Count != rows[0].Count))
        {
            yield return $"{row.Count} cells, not {rows[0].Count}: {string.Join(" | ", row)}";
        }

        foreach (
            var cell in rows.SelectMany(row => row)
                .Where(cell => cell.Length > 0 && "=+-@\t\r＝＋－＠".Contains(cell[0], StringComparison.Ordinal) && !Number().IsMatch(cell))
        )
        {
            yield return $"a formula: {cell}";
        }
    }

    // RFC 4180, written without the code under test.
    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\n' && !isQuoted)
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (isQuoted || cell.Length > 0 || row.Count > 0)
        {
            yield return ["(the file ends inside a row)"];
        }
    }

    private static IEnumerable<string> Calendar(string text)
    {
        foreach (
            var line in text.Split("\r\n")
                .Where(line => Encoding.UTF8.GetByteCount(line) > 75 || line.Contains('\n', StringComparison.Ordinal))
        )
        {
            yield return $"a line that is too long or broken: {line}";
        }

        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal)
            .Replace("\r\n\t", "", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Where(line => !Properties.Contains(line[..Math.Max(0, line.IndexOfAny([':', ';']))])))
        {
            yield return $"an unexpected property: {line}";
        }

        var (events, ids) = (
            lines.Count(line => line == "BEGIN:VEVENT"),
            lines.Count(line => line.StartsWith("UID", StringComparison.Ordinal))
        );
        if (events != ids || events != lines.Count(line => line.StartsWith("SUMMARY", StringComparison.Ordinal)))
        {
            yield return $"{events} events, {ids} ids";
        }
    }

    private static IEnumerable<string> Feed(string text)
    {
        var document = XDocument.Parse(text);
        return document
            .Descendants()
            .Where(element => element.Attribute("type")?.Value is "html")
            .SelectMany(element => Danger.In(element.Value));
    }

    private static IEnumerable<string> Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return text.Contains('<', StringComparison.Ordinal) && text.Contains("<script", StringComparison.OrdinalIgnoreCase)
            ? ["an unescaped <script"]
            : [];
    }

    private static IEnumerable<string> Ris(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return lines
            .Where(line => !RisLine().IsMatch(line))
            .Append(
                lines.Count(line => line.StartsWith("TY", StringComparison.Ordinal))
                == lines.Count(line => line.StartsWith("ER", StringComparison.Ordinal))
                    ? null
                    : "TY and ER do not match"
            )
            .OfType<string>();
    }

    [GeneratedRegex("^[+-]?[0-9][0-9.,:/-]*$")]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Z][A-Z0-9]  - ?")]
    private static partial Regex RisLine();
}
