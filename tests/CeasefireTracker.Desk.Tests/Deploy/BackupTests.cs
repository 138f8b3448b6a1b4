using System.Diagnostics;
using System.Net;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Tests.Postgres;
using Npgsql;

namespace CeasefireTracker.Desk.Tests.Deploy;

[Trait("Takes", "long")]
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_backed_up_while_the_desk_served_comes_back_with_its_people_codes_and_sessions()
    {
        using var team = new Team();
        var (cookies, codes) = await Before(team);
        var file = Path.Combine(folder, "backup.sqlite");
        Assert.Equal(0, DeskCommands.Run(["backup", file, "--Desk:State=" + team.Site.State], TextWriter.Null, TextWriter.Null));
        await After(team);

        var restored = Directory.CreateDirectory(Path.Combine(folder, "restored")).FullName;
        File.Copy(file, Path.Combine(restored, SqliteDesk.File));
        using var again = new Team(state: restored);
        await AsBefore(again, cookies, codes);

        using var errors = new StringWriter();
        Assert.Equal(1, DeskCommands.Run(["backup", file, "--Desk:State=" + team.Site.State], TextWriter.Null, errors));
        Assert.Contains("is there already", errors.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task What_was_backed_up_comes_back_on_PostgreSQL()
    {
        var (database, empty) = (Cluster.Shared.NewDatabase(), Cluster.Shared.NewDatabase());
        using (var team = new Team(database))
        {
            using var errors = new StringWriter();
            Assert.Equal(1, DeskCommands.Run(["backup", "x", "--Desk:Database=" + database], TextWriter.Null, errors));
            Assert.Contains("pg_dump --schema=desk --format=custom", errors.ToString(), StringComparison.Ordinal);
            var (cookies, codes) = await Before(team);
            var file = Path.Combine(folder, "backup.dump");
            Run("pg_dump", database, "--schema=desk", "--format=custom", "--file=" + file);
            await After(team);

            Run("pg_restore", empty, "--exit-on-error", file);
            using var again = new Team(empty);
            await AsBefore(again, cookies, codes);
        }

        Cluster.Shared.Drop(database);
        Cluster.Shared.Drop(empty);
    }

    private static async Task<(CookieContainer Cookies, string[] Codes)> Before(Team team)
    {
        var cookies = new CookieContainer();
        using var ada = new Browser(team.Client(cookies));
        await ada.Open(team.Invite("ada@example.org", DeskRole.Editor));
        await ada.Type("name", "Ada").Press("button");
        return (cookies, [.. ada.Page.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    private static async Task After(Team team)
    {
        var (ben, _) = await team.Join("ben@example.org", DeskRole.Admin, "Ben");
        ben.Dispose();
    }

    private static async Task AsBefore(Team team, CookieContainer cookies, string[] codes)
    {
        using var ada = new Browser(team.Client(cookies));
        await ada.Open("/en/account");
        Assert.Equal("/en/account", ada.Address);
        Assert.Contains("ada@example.org", ada.Text, StringComparison.Ordinal);
        using var elsewhere = team.Stranger();
        await elsewhere.Open("/en/recovery?then=/en/account");
        await elsewhere.Type("code", codes[0]).Press("button");
        Assert.Equal("/en/account", elsewhere.Address);
        Assert.Equal(["invite", "join", "codes", "sign-in", "sign-in"], team.Acts());
    }

    private static void Run(string program, string database, params string[] arguments)
    {
        var at = new NpgsqlConnectionStringBuilder(database);
        string[] where =
        [
            "--host=127.0.0.1",
            FormattableString.Invariant($"--port={at.Port}"),
            "--username=" + at.Username,
            "--dbname=" + at.Database,
        ];
        using var process = Process.Start(
            new ProcessStartInfo(Path.Combine(Cluster.Programs!, program), [.. where, .. arguments]) { RedirectStandardError = true }
        )!;
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, told);
    }
}
