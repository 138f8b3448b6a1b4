using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The program over events that are hard to write down: every sort of date, and texts full of what formats give a meaning
/// to.</summary>
public sealed class AwkwardSite : IDisposable
{
    public const string Origin = "https://tracker.example";

    /// <summary>300 characters, which no data file may have and every format must bear.</summary>
    public static readonly string LongTitle = string.Concat(Enumerable.Repeat("停戦協議を続ける", 37)) + "と合意。";

    private const string ShortTitle = "短い題名の出来事";

    private readonly SmallRecord record = new();
    private readonly StoreOptions options;
    private readonly StoreEngine engine;

    public AwkwardSite()
    {
        foreach (var (id, year, date, more, title, ja) in Events)
        {
            record.Write($"data/events/{year}/{id}.md", Text(date, more, title, ja));
        }

        record.Write(
            "data/published.txt",
            string.Join(
                '\n',
                Events
                    .Select(e => e.Id)
                    .Concat(["conditional-answer", "istanbul-draft", "thirty-day-proposal"])
                    .Order(StringComparer.Ordinal)
            ) + "\n"
        );
        record.Write("data/sources/2022.yml", Sources);
        options = TestEngine.Options(record.Data, record.Store);
        engine = StoreEngine.Of(options, Indexing.Rules);
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(engine.Publish(record.Data, hash));
        if (options.Database is { } database)
        {
            Lengthen(database, engine.PlaceOf(hash), hash);
        }
        else
        {
            Lengthen(engine.PlaceOf(hash));
        }

        Store = engine.Open(hash);
        Site = new TrackerSite(
            record.Data,
            ("Tracker:Store", record.Store),
            ("Tracker:Database", options.Database ?? ""),
            ("Tracker:PublicOrigin", Origin)
        );
    }

    public OpenStore Store { get; }

    public TrackerSite Site { get; }

    public SmallRecord Record => record;

    /// <summary>The ids of every event on the timeline, in its order.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            using var context = Store.Context();
            return [.. context.Events.Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal).Select(e => e.Id)];
        }
    }

    /// <summary>A body that must come with status 200.</summary>
    public async Task<string> Get(string address)
    {
        using var client = Site.Reader();
        using var answer = await client.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}\n{body}");
        return body;
    }

    public void Dispose()
    {
        Site.Dispose();
        Store.Close();
        engine.Dispose();
        TestEngine.Remove(options);
        record.Dispose();
    }

    private const string Longer = "UPDATE events SET title_ja = @long, document = replace(document, @short, @long) WHERE title_ja = @short";

    private static void Lengthen(string database, string schema, string hash)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database) { SearchPath = schema, Pooling = false }.ConnectionString
        );
        connection.Open();
        using var command = new NpgsqlCommand(Longer, connection);
        command.Parameters.AddWithValue("short", ShortTitle);
        command.Parameters.AddWithValue("long", LongTitle);
        Assert.Equal(1, command.ExecuteNonQuery());
        PostgresRegister.Add(connection, hash, PostgresSeal.Of(connection, schema));
    }

    /// <summary>In the store, because the check would refuse it in the data.</summary>
    private static void Lengthen(string store)
    {
        using (var connection = new SqliteConnection($"Data Source={store};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand(Longer, connection);
            command.Parameters.AddWithValue("@short", ShortTitle);
            command.Parameters.AddWithValue("@long", LongTitle);
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        File.WriteAllText(StoreSeal.PathOf(store), StoreSeal.Text(StoreSeal.HashOf(store), store));
    }

    private static string Text(string date, string more, string title, string ja) =>
        $"""
            ---
            date: "{date}"
            kind: statement
            standing: established
            collections: [record]
            added: "2026-11-25"
            title:
              en: '{title.Replace("'", "''", StringComparison.Ordinal)}'
              ja: '{ja.Replace("'", "''", StringComparison.Ordinal)}'
            summary:
              en: '{title.Replace("'", "''", StringComparison.Ordinal)}: a summary that says the same at some length.'
              ja: '{ja.Replace("'", "''", StringComparison.Ordinal)}。同じことを少し長く述べる要約である。'
            actors:
              - {"{"} actor: russia, role: participant {"}"}
            {more}
            ---

            """;

    private const string Cited = """
        citations:
          - source: awkward
            supports: { en: "All of it; and more, \"quoted\".", ja: "すべて。" }
        """;

    private static readonly (string Id, string Year, string Date, string More, string Title, string Ja)[] Events =
    [
        ("about-a-day", "2022", "2022-04-05~", Cited, "=HYPERLINK(\"https://evil.example\",\"about\")", "＝約日の出来事、「引用」"),
        ("before-a-day", "2022", "[..2022-06-10]", Cited, "On or before; a day, \"quoted\" and 'quoted'", "その日以前の出来事；引用"),
        (
            "interval",
            "2022",
            "2022-07-01/2022-07-03",
            Cited,
            @"Back\slash, comma; semicolon & <b>markup</b> {braces} 10% $5 #1 a_b ~^",
            "円記号\\と読点、セミコロン;と括弧"
        ),
        ("open-interval", "2023", "2023-02/..", Cited, "An open interval since February 🕊️", "二月から続く停戦🕊️の試み"),
        ("right-to-left", "2023", "2023-05-XX", Cited, "שלום העולם and السلام in one English title", "題名にעבריתを含む出来事"),
        ("two-days", "2023", "{2023-06-01,2023-06-15}", Cited, "@two days, -not +the ones between", "二日間の出来事、その間は含まない"),
        ("spring", "2024", "2024-21", Cited, "Some time in the spring", ShortTitle),
        (
            "some-year",
            "2024",
            "2024?",
            """
            changed:
              - { date: "2026-12-01", what: { en: "The year was 2023 before, and not in doubt.", ja: "以前は2023年としていた。" } }

            """ + Cited.TrimEnd(),
            "A year, and that in doubt",
            "疑わしい年の出来事"
        ),
        ("last-day", "2025", "2025-12-31", Cited, "The last day of a year, with no time of day", "大晦日の出来事"),
    ];

    private const string Sources = """
        - id: awkward
          publisher: reuters
          url: "https://www.reuters.com/world/a_b?c=d&e=%E5%81%9C"
          title: 'NATO & "Minsk III": 100% {braced} \ $5 #1_2 ~ Łódź, Straße; 停戦の「条件」'
          published: "2022-07"
          language: en
          access: members
          tier: news
          checked: excerpt

        """;
}
