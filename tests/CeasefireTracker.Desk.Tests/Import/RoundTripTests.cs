using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>The whole record as <c>export</c> writes it, once.</summary>
public sealed class Exported : IDisposable
{
    public Exported()
    {
        using var record = new ImportRecord(withEvents: true);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var store = Path.Combine(record.Folder, "store");
        string[] arguments =
        [
            "export",
            "--out",
            Folder,
            "--data",
            Path.Combine(record.Folder, "data"),
            "--store",
            store,
        ];
        Assert.True(Commands.Run(arguments, output, errors) == 0, errors.ToString());
        Events = [.. record.Record.Dataset.Events.Where(e => e.Withdrawn is null).Select(e => record.Record.Event(e.Id)!)];
        Directory.GetFiles(store, "*.sqlite").ToList().ForEach(SqliteEngine.Close);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("exported-").FullName;

    /// <summary>Every event of the record that lists have.</summary>
    public IReadOnlyList<Event> Events { get; }

    public byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, "en", name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What leaves comes back as the same events, in all that the format carries; what it does not carry is listed here, and in
/// data/README.md.</summary>
[Trait("Takes", "long")]
public sealed class RoundTripTests(Exported exported) : IClassFixture<Exported>
{
    // What a table has no column for, or only a part of.
    private static readonly string[] NotInTables =
    [
        "narrative",
        "order",
        "date-note",
        "known-from",
        "truce",
        "revises",
        "part-of",
        "terms",
        "facts",
        "changed",
        "formerly",
    ];

    public static TheoryData<string, bool> Formats =>
        new()
        {
            { "timeline.record.ndjson", true },
            { "timeline.ndjson", true },
            { "timeline.json", true },
            { "timeline.csv", false },
            { "timeline.xlsx", false },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_whole_record_comes_back(string name, bool isWhole)
    {
        using var empty = new ImportRecord(withEvents: false);

        var report = empty.Bring(name, exported.Bytes(name));

        Assert.Equal((exported.Events.Count, exported.Events.Count), (report.Rows.Count, report.Count(RowEnd.Became)));
        Assert.Empty(report.Unmatched);
        Assert.All(report.Rows, row => Assert.Empty(row.Told));
        var made = empty.Made.All.ToDictionary(candidate => candidate.Id, candidate => candidate.Event);
        foreach (var e in exported.Events)
        {
            var (expected, actual) = (Plain(TypedRecord.Of(e), isWhole), Plain(made[e.Id], isWhole));
            var differing = expected.Union(actual).Select(field => field.Key).Distinct();
            Assert.All(differing, name => Assert.Equal((e.Id, name, Text(expected, name)), (e.Id, name, Text(actual, name))));
        }

        Assert.All(empty.Made.All, candidate => Assert.Empty(candidate.Sources));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_second_import_makes_nothing_and_nor_does_one_into_the_record_itself(string name, bool _)
    {
        using var empty = new ImportRecord(withEvents: false);
        using var record = new ImportRecord(withEvents: true);
        empty.Bring(name, exported.Bytes(name));

        var (second, own) = (empty.Bring(name, exported.Bytes(name)), record.Bring(name, exported.Bytes(name)));

        Assert.Equal((exported.Events.Count, 0), (second.Count(RowEnd.Already), second.Count(RowEnd.Became)));
        Assert.Equal((exported.Events.Count, 0), (own.Count(RowEnd.Already), own.Count(RowEnd.Became)));
        Assert.All(own.Rows, row => Assert.Empty(row.Told));
    }

    [Theory]
    [InlineData("timeline.ics")]
    [InlineData("timeline.timelinejs.json")]
    public void What_only_tells_of_the_record_is_known_as_its_events(string name)
    {
        using var record = new ImportRecord(withEvents: true);

        var report = record.Bring(name, exported.Bytes(name));

        Assert.Empty(report.Rows.Where(row => row.End != RowEnd.Already).Select(row => row.Line(Language.En)));
        Assert.True(report.Rows.Count >= 100);
    }

    [Fact]
    public void A_row_of_ours_that_was_changed_is_there_already_and_it_is_said_in_what_it_differs()
    {
        using var record = new ImportRecord(withEvents: true);
        var text = System.Text.Encoding.UTF8.GetString(exported.Bytes("timeline.csv"));
        var e = exported.Events[0];

        var report = record.Bring("timeline.csv", text.Replace(e.Title.En, "Another title", StringComparison.Ordinal));

        var row = Assert.Single(report.Rows, row => row.Told.Count > 0);
        Assert.Equal((RowEnd.Already, e.Id), (row.End, row.What));
        Assert.Contains("title", row.Line(Language.En), StringComparison.Ordinal);
    }

    private static JsonObject Plain(JsonObject typed, bool isWhole)
    {
        var plain = (JsonObject)Fields.Pruned(typed)!;
        foreach (var relation in new[] { "responds-to", "revises" }.Where(relation => plain[relation] is JsonArray))
        {
            // Answers have these in the order of their ids, and none of them comes first.
            plain[relation] = new JsonArray([
                .. plain[relation]!.AsArray().Select(id => id!.ToString()).Order(StringComparer.Ordinal).Select(id => (JsonNode)id),
            ]);
        }

        if (isWhole)
        {
            return plain;
        }

        foreach (var name in NotInTables)
        {
            plain.Remove(name);
        }

        // Who only a contradicted source reports stands in no table; of a citation there is the document, and nothing of what it says.
        plain["actors"] = new JsonArray([
            .. Each(plain["actors"]).Where(actor => actor["only"] is null).Select(actor => actor.DeepClone()),
        ]);
        plain["citations"] = new JsonArray([
            .. Each(plain["citations"]).Select(citation => new JsonObject { ["source"] = citation["source"]?.DeepClone() }),
        ]);
        return plain;
    }

    // In whichever order the fields stand.
    private static string Text(JsonNode? within, string name) => Sorted(within?[name])?.ToJsonString() ?? "";

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => node?.DeepClone(),
        };

    private static IEnumerable<JsonObject> Each(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
