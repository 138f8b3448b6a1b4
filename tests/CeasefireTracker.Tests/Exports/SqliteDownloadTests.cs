using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The SQLite file as somebody opens it who knows nothing of this program: tables with plain names, joined by ids.</summary>
public sealed class SqliteDownloadTests(TruceSite site) : IClassFixture<TruceSite>, IAsyncLifetime, IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private SqliteConnection connection = null!;

    public async Task InitializeAsync()
    {
        using var client = site.Site.Reader();
        await File.WriteAllBytesAsync(
            path,
            await client.GetByteArrayAsync($"/data/ceasefire-{site.Site.Services.GetRequiredService<LiveStore>().Current!.Hash}.sqlite")
        );
        connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        connection.Dispose();
        File.Delete(path);
    }

    [Theory]
    [InlineData("ceasefire", "thirty-day-proposal")]
    [InlineData("easter", "easter-truce")]
    [InlineData("lukashenko", "easter-truce")]
    [InlineData("Türkiye", "istanbul-draft")]
    [InlineData("\"停戦\"", "conditional-answer easter-truce thirty-day-proposal")]
    [InlineData("\"復活 活祭\"", "easter-truce")]
    [InlineData("emphasis", "thirty-day-proposal")]
    public void What_is_searched_for_is_found_by_a_plain_join(string words, string ids) =>
        Assert.Equal(
            ids,
            string.Join(
                ' ',
                Column($"SELECT e.id FROM search JOIN events AS e ON e.id = search.event_id WHERE search MATCH '{words}' ORDER BY e.id")
            )
        );

    [Fact]
    public void There_is_nothing_internal_in_it() =>
        Assert.DoesNotContain(
            Tables(),
            table =>
                table is "bitmaps"
                || table.StartsWith('_')
                || table.Contains("search_", StringComparison.Ordinal) && !table.StartsWith("search_", StringComparison.Ordinal)
        );

    [Fact]
    public void Every_table_about_an_event_names_it_by_event_id_and_every_reference_leads_somewhere()
    {
        foreach (
            var table in new[]
            {
                "event_actors",
                "terms",
                "term_actors",
                "facts",
                "truces",
                "truce_answers",
                "truce_breaches",
                "meetings",
                "citations",
                "disputes",
                "dispute_reports",
                "relations",
                "changes",
                "former_ids",
                "search",
            }
        )
        {
            Assert.Contains("event_id", Column($"SELECT name FROM pragma_table_info('{table}')"));
        }

        Assert.Empty(Column("SELECT \"table\" FROM pragma_foreign_key_check"));
        Assert.Contains("events", Column("SELECT \"table\" FROM pragma_foreign_key_list('terms')"));
    }

    [Fact]
    public void What_only_a_contradicted_source_reports_does_not_count()
    {
        Assert.Equal(
            ["nato|0|[\"article\"]", "truce|1|[]"],
            Column(
                "SELECT term_id || '|' || counts || '|' || only FROM terms WHERE event_id = 'conditional-answer' ORDER BY term_id".Replace(
                    " only ",
                    " \"only\" ",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.Equal(
            ["alexander-lukashenko|0", "russia|1"],
            Column("SELECT actor_id || '|' || counts FROM event_actors WHERE event_id = 'istanbul-draft' ORDER BY actor_id")
        );
    }

    [Fact]
    public void A_truce_and_a_meeting_have_tables_of_their_own()
    {
        Assert.Equal(
            ["easter-truce|all|[\"russia\"]|lapsed|two-days|2025-04-20"],
            Column("SELECT " + Joined("truces", "event_id", "scope", "announced_by", "ended_how", "ended_event_id", "ended_on"))
        );
        Assert.Equal(
            ["ukraine|accepted|1|easter-truce"],
            Column("SELECT " + Joined("truce_answers", "actor_id", "answer", "conditional", "answered_in"))
        );
        Assert.Equal(
            ["ukraine|russia|30"],
            Column(
                "SELECT b.\"by\" || '|' || against || '|' || value FROM truce_breaches AS b JOIN facts AS f ON f.event_id = counted_in AND f.fact_id = b.fact_id"
            )
        );
        Assert.Equal(
            ["meeting|Çırağan Palace, Istanbul|in-person|delegations|direct"],
            Column("SELECT " + Joined("meetings", "event_id", "place_en", "form", "level", "\"between\""))
        );

        static string Joined(string table, params string[] columns) => $"{string.Join(" || '|' || ", columns)} FROM {table}";
    }

    [Fact]
    public void The_stances_of_an_actor_stand_in_the_order_of_time_in_one_view() =>
        Assert.Equal(
            [
                "2025-03-13|Russia|Ceasefire|Full truce first|conditional|1|established",
                "2025-03-13|Russia|NATO|Renounce|demands|0|established",
            ],
            Column(
                "SELECT earliest || '|' || actor_en || '|' || issue_en || '|' || option_en || '|' || stance || '|' || counts || '|' || standing FROM stances WHERE actor_id = 'russia'"
            )
        );

    [Fact]
    public void An_event_has_its_hour_its_days_in_force_and_its_figures() =>
        Assert.Equal(
            ["2025-04-19T16:30+03:00|2025-04-19/2025-04-20|2025-04-20|reported|1|30|hours"],
            Column(
                "SELECT at || '|' || in_force || '|' || in_force_latest || '|' || standing || '|' || disputed || '|' || value || '|' || unit FROM events JOIN facts ON facts.event_id = events.id"
            )
        );

    [Fact]
    public void A_set_of_days_has_each_of_its_parts() =>
        Assert.Equal(
            ["two-days|2025-05-02|2025-05-02", "two-days|2025-05-16|2025-05-16"],
            Column("SELECT event_id || '|' || earliest || '|' || latest FROM event_dates WHERE event_id = 'two-days' ORDER BY place")
        );

    [Fact]
    public async Task The_same_data_gives_the_same_bytes_whoever_serves_it()
    {
        using var other = new TrackerSite(site.Record.Data, ("Tracker:PublicOrigin", "https://elsewhere.example"));
        using var client = other.Reader();
        Assert.Equal(
            await File.ReadAllBytesAsync(path),
            await client.GetByteArrayAsync($"/data/ceasefire-{other.Services.GetRequiredService<LiveStore>().Current!.Hash}.sqlite")
        );
    }

    [Fact]
    public async Task What_was_withdrawn_stands_apart_and_a_former_id_leads_on()
    {
        using var record = new SmallRecord();
        record
            .Write(
                "data/events/2022/mistake.md",
                File.ReadAllText(record.PathOf("data/events/2022/istanbul-draft.md"))
                    .Replace(
                        "added:",
                        "withdrawn: { date: \"2026-11-27\", why: { en: It never happened., ja: 起きていない。 } }\nformerly: [older-name]\nadded:",
                        StringComparison.Ordinal
                    )
            )
            .Write("data/published.txt", "conditional-answer\nistanbul-draft\nmistake\nolder-name\nthirty-day-proposal\n");
        Assert.Empty(record.Check());
        using var changed = new TrackerSite(record.Data);
        using var client = changed.Reader();
        await File.WriteAllBytesAsync(
            path,
            await client.GetByteArrayAsync($"/data/ceasefire-{changed.Services.GetRequiredService<LiveStore>().Current!.Hash}.sqlite")
        );

        Assert.Equal(["conditional-answer", "istanbul-draft", "thirty-day-proposal"], Column("SELECT id FROM events ORDER BY id"));
        Assert.Equal(["mistake|2026-11-27|It never happened."], Column("SELECT id || '|' || withdrawn_on || '|' || why_en FROM withdrawn"));
        Assert.Equal(["older-name|mistake"], Column("SELECT id || '|' || event_id FROM former_ids"));
    }

    private List<string> Tables() => Column("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')");

    private List<string> Column(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
