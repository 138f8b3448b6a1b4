using System.Net;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Tests.Publishing;
using CeasefireTracker.Tests.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CeasefireTracker.Desk.Tests.Reports;

/// <summary>A report that cannot be stored is given back to whoever wrote it.</summary>
[Trait("Takes", "long")]
public sealed class UnstoredTests
{
    [PostgresFact]
    public async Task While_the_database_does_not_answer_the_form_comes_back_with_what_was_written_and_is_taken_later()
    {
        using var database = new Closing();
        using var team = new Team(database.Address);
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        using var editor = ada;
        using var reader = team.Stranger();
        foreach (var browser in new[] { reader, editor })
        {
            browser.Header("Sec-Fetch-Site", "same-origin");
            await browser.Open("/en/report");
        }

        database.Close();
        // Who is signed in writes to the editors like anybody else.
        foreach (var browser in new[] { reader, editor })
        {
            await browser.Type("what", "The day is wrong").Type("reply", "r@example.net").Press("button");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "The day is wrong"), (browser.Status, browser.Value("what")));
            Assert.Equal("r@example.net", browser.Value("reply"));
            Assert.Contains(
                "could not be stored just now",
                browser.Page.QuerySelector("[role=alert]")!.TextContent,
                StringComparison.Ordinal
            );
        }

        await reader.Open("/ja/report?page=x");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "x"), (reader.Status, reader.Value("page")));
        Assert.Contains("今は保存できませんでした", reader.Text, StringComparison.Ordinal);
        reader.Type("what", "日付が違う");

        database.Open();
        await reader.Press("button");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        await editor.Press("button");
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Equal(2, Kept(team));
    }

    [PostgresFact]
    public async Task While_the_database_does_not_answer_any_form_of_an_editor_is_handed_back_and_a_program_is_told()
    {
        using var database = new Closing();
        using var team = new Team(database.Address);
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using var editor = zoe;
        editor.Header("Sec-Fetch-Site", "same-origin");
        await editor.Open("/en/feeds");
        database.Close();

        await editor.Type("address", "http://news.example.org/feed").Press("form[action$='handler=add'] button");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "http://news.example.org/feed"), (editor.Status, editor.Value("address")));
        Assert.Contains("its database does not answer", editor.Text, StringComparison.Ordinal);
        using var program = team.Client();
        program.DefaultRequestHeaders.Add("Authorization", "Bearer x");
        using (var answer = await program.PostAsync("/hand-in", new StringContent("[]")))
        {
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, "application/problem+json"),
                (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
            );
        }

        database.Open();
        await editor.Press("button");
        await editor.Press("button");
        Assert.Equal("/en/feeds", editor.Address);
        Assert.Contains("http://news.example.org/feed", editor.Text, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task On_a_full_disk_the_form_comes_back_with_what_was_written_and_is_taken_when_there_is_room()
    {
        using var disk = SmallDisk.Mount()!;
        var state = Path.Combine(disk.Folder, ".desk");
        using var team = new Team(state: state);
        using var reader = team.Stranger();
        await reader.Open("/en/report");
        // What is written next finds no room in the log of the last writes.
        using (var file = new SqliteConnection($"Data Source={Path.Combine(state, SqliteDesk.File)};Pooling=False"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        disk.Fill();
        await reader.Type("what", "There is no room for this").Press("button");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "There is no room for this"), (reader.Status, reader.Value("what")));

        disk.Empty();
        await reader.Press("button");
        Assert.Equal((HttpStatusCode.OK, 1), (reader.Status, Kept(team)));
    }

    /// <summary>A database that takes no connection when it is told so, as where the server is at its end.</summary>
    private sealed class Closing : IDisposable
    {
        private readonly string database = Cluster.Shared.NewDatabase();
        private readonly string name;

        public Closing()
        {
            name = new NpgsqlConnectionStringBuilder(database).Database!;
            // Of a role that is not above limits.
            Cluster.Execute(database, $"CREATE ROLE {name}_owner LOGIN; ALTER DATABASE {name} OWNER TO {name}_owner");
            Address = Cluster.Shared.To(name, name + "_owner");
        }

        public string Address { get; }

        public void Close() =>
            Cluster.Execute(
                Cluster.Shared.To("postgres"),
                $"ALTER DATABASE {name} CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            );

        public void Open() => Cluster.Execute(Cluster.Shared.To("postgres"), $"ALTER DATABASE {name} CONNECTION LIMIT -1");

        public void Dispose() => Cluster.Shared.Drop(database);
    }

    private static int Kept(Team team) => team.Within(services => services.GetRequiredService<DeskContext>().Reports.Count());
}
