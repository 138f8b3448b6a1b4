using System.Diagnostics;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CeasefireTracker.Desk.Tests.Hosting;

public sealed class DeskOptionsTests
{
    // Those of a team are told where a team is set up.
    private static readonly string[] OfTeams = ["PublicOrigin", "Database", "Proxies"];

    [Fact]
    public void The_table_of_settings_has_every_one_with_its_default_and_no_other()
    {
        var told = File.ReadAllLines(Path.Combine(DeskSite.Repository(), "src", "CeasefireTracker.Desk", "deploy", "notes.md"))
            .SkipWhile(line => line != "## Settings")
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => cells[0].Replace("`", "", StringComparison.Ordinal).Split(", ").Zip(cells[2].Split(", ")));

        Assert.Equal(
            Read().Defaults.Where(pair => !OfTeams.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value)).Order(),
            told.Order()
        );
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var told = Assert.Throws<SettingsException>(() =>
            Read(
                ("PublicOrigin", "http://desk.example.org"),
                ("Name", "Ada"),
                ("Proxies", "nginx"),
                ("Database", "Host=db;Password=secret"),
                ("Databse", "x")
            )
        );

        Assert.Equal(
            [
                "Desk__PublicOrigin: 'http://desk.example.org' is not https, without which browsers know no passkeys (http is for localhost alone).",
                "Desk__Proxies: 'nginx' is neither an address nor a network such as 10.0.0.0/8.",
                "Desk__Database: '…' does not name a host and a database, such as Host=127.0.0.1;Database=tracker;Username=tracker.",
                "Desk__Name: 'Ada' is for one editor alone; in a team (Desk__PublicOrigin) everybody says their own.",
                "Desk__Databse is no setting; did you mean Desk__Database?",
            ],
            told.Message.Split('\n')
        );
    }

    [Theory]
    [InlineData("https://192.0.2.1", "names no host but an address")]
    [InlineData("https://desk.example.org/path", "is not a scheme and host")]
    [InlineData("desk.example.org", "is not a scheme and host")]
    [InlineData("https://ada@desk.example.org", "is not a scheme and host")]
    [InlineData("http://127.0.0.1:5090", "names no host but an address")]
    public void A_team_needs_a_name_that_passkeys_can_be_bound_to(string origin, string why) =>
        Assert.Contains(why, Assert.Throws<SettingsException>(() => Read(("PublicOrigin", origin))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://desk.example.org", "https://desk.example.org", true, "desk.example.org")]
    [InlineData("https://desk.example.org:8443/", "https://desk.example.org:8443", true, "desk.example.org")]
    [InlineData("HTTPS://机.例え.jp:443", "https://xn--nqv.xn--r8jz45g.jp", true, "xn--nqv.xn--r8jz45g.jp")]
    [InlineData("http://localhost:5090", "http://localhost:5090", false, "localhost")]
    public void A_name_makes_a_team(string set, string origin, bool isHttps, string host)
    {
        var options = Read(("PublicOrigin", set));

        Assert.Equal((origin, isHttps, host, false), (options.PublicOrigin, options.IsHttps, options.Host, options.IsOnePerson));
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:80")]
    [InlineData("urls", "http://[::]:80")]
    [InlineData("urls", "http://*:80")]
    [InlineData("urls", "http://127.0.0.1:5090;http://desk.example.org")]
    [InlineData("urls", "http://127.0.0.2:5090")]
    [InlineData("urls", "http://unix:/run/desk.sock")]
    [InlineData("Kestrel:Endpoints:One:Url", "http://0.0.0.0:80")]
    public void One_editor_alone_is_not_reached_from_elsewhere_and_a_team_may_be(string setting, string address)
    {
        Assert.Contains(
            $"{address.Split(';')[^1]} is no address at which a browser of this machine, and of no other, finds the desk",
            Assert.Throws<SettingsException>(() => Read([], (setting, address))).Message,
            StringComparison.Ordinal
        );
        Assert.False(Read([("PublicOrigin", "https://desk.example.org")], (setting, address)).IsOnePerson);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5090")]
    [InlineData("http://[::1]:5090")]
    [InlineData("http://LOCALHOST:5090")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("somewhere")]
    public void Of_an_address_that_is_this_machines_or_nobodys_that_is_not_said(string address) =>
        Assert.True(Read([], ("urls", address)).IsOnePerson);

    [Theory]
    [InlineData(2, "was not understood", "fly")]
    [InlineData(2, "was not understood", "invite", "ada@example.org")]
    [InlineData(2, "no e-mail address", "invite", "ada", "--role", "editor")]
    [InlineData(2, "is no role", "invite", "ada@example.org", "--role", "2")]
    [InlineData(2, "is no role", "invite", "ada@example.org", "--role", "boss")]
    [InlineData(2, "cannot be a name", "invite", "ada@example.org", "--role=editor", "--name", "<>")]
    public void A_command_that_is_not_understood_says_why(int code, string why, params string[] args)
    {
        using var errors = new StringWriter();

        Assert.Equal(code, DeskCommands.Run(args, TextWriter.Null, errors));
        Assert.Contains(why, errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archive")]
    [InlineData(null)]
    public async Task Without_ICU_nothing_is_done_and_one_line_says_why(string? command)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CeasefireTracker.Desk.dll"), .. command is null ? [] : new[] { command }]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1", ["Desk__State"] = folder },
        };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(78, process.ExitCode);
        Assert.StartsWith("This machine lacks ICU", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void The_command_invites_once_for_each_address_and_only_to_a_team()
    {
        var folder = Directory.CreateTempSubdirectory("desk-command-").FullName;
        string[] settings = ["--Desk:PublicOrigin=https://desk.example.org", "--Desk:State=" + folder];
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(0, DeskCommands.Run(["invite", "ada@example.org", "--role", "editor", .. settings], output, errors));
        Assert.StartsWith("https://desk.example.org/en/invitation/", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("good once, until", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, DeskCommands.Run(["link", "ada@example.org", .. settings], output, errors));
        Assert.Contains("ada@example.org has no account", errors.ToString(), StringComparison.Ordinal);
        var alone = Assert.Throws<SettingsException>(() =>
            DeskCommands.Run(["invite", "ada@example.org", "--role", "editor", "--Desk:State=" + folder], output, errors)
        );
        Assert.Contains("Desk__PublicOrigin is not set", alone.Message, StringComparison.Ordinal);
        DeskSite.CloseState(folder);
        Assert.True(File.Exists(Path.Combine(folder, SqliteDesk.File)));
        Directory.Delete(folder, recursive: true);
    }

    private static DeskOptions Read(params (string Name, string Value)[] settings) => Read(settings, ("urls", "http://127.0.0.1:5090"));

    private static DeskOptions Read((string Name, string Value)[] settings, (string Name, string Value) listening) =>
        DeskOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new(listening.Name, listening.Value),
                    .. settings.Select(pair => new KeyValuePair<string, string?>("Desk:" + pair.Name, pair.Value)),
                ])
                .Build()
        );
}
