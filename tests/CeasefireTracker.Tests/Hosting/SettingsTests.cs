using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CeasefireTracker.Tests.Trials;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>The settings: one record, told wrong all at once, and the table of them.</summary>
public sealed partial class SettingsTests
{
    [Fact]
    public void The_table_of_settings_has_every_one_with_its_default_and_no_other()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "src", "CeasefireTracker.Web", "deploy", "operating.md"))
            .SkipWhile(line => !line.StartsWith("## Settings", StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|'))
            .ToList();

        var told = rows.Select(cells => (Name: Name().Match(cells[0]).Groups[1].Value, Default: cells[2].Trim()))
            .OrderBy(row => row.Name, StringComparer.Ordinal);

        Assert.Equal(Read().Defaults.Select(pair => (pair.Key, pair.Value)).OrderBy(row => row.Key, StringComparer.Ordinal), told);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_and_an_unknown_name_with_the_nearest()
    {
        var wrong = Assert.Throws<SettingsException>(() =>
            Read(
                ("PagesAtOnce", "0"),
                ("Contact", "desk"),
                ("Proxies", "10.0.0.0/99;192.0.2.1"),
                ("PublicOrgin", "https://a.example"),
                ("Waiting", "many")
            )
        );

        Assert.Equal(
            [
                "Tracker__Contact: 'desk' is not an http, https or mailto address.",
                "Tracker__Proxies: '10.0.0.0/99' is neither an address nor a network such as 10.0.0.0/8.",
                "Tracker__PagesAtOnce: '0' is not a whole number from 1 to 10000.",
                "Tracker__Waiting: 'many' is not a whole number from 0 to 100000.",
                "Tracker__PublicOrgin is no setting; did you mean Tracker__PublicOrigin?",
            ],
            wrong.Message.Split('\n')
        );
    }

    [Theory]
    [InlineData("PagesAtOnce", "-1")]
    [InlineData("DownloadsAtOnce", "0")]
    [InlineData("Waiting", "-5")]
    [InlineData("PageCacheMegabytes", "-1")]
    [InlineData("VerifyMinutes", "-1")]
    [InlineData("VerifyMinutes", "0")]
    [InlineData("VerifyMinutes", "1.5")]
    [InlineData("KeepAliveSeconds", "0")]
    [InlineData("LineKilobytes", "7")]
    [InlineData("AnswerSeconds", "ten")]
    [InlineData("LeastPace", "-1")]
    [InlineData("Telemetry", "127.0.0.1:4318")]
    [InlineData("PublicOrigin", "tracker.example")]
    [InlineData("PublicOrigin", "https://tracker.example/site?x=1")]
    [InlineData("PublicOrigin", "https://tracker.example/site#top")]
    [InlineData("PublicOrigin", "https://tracker.example//site")]
    [InlineData("PublicOrigin", "https://tracker.example/a/../site")]
    [InlineData("PublicOrigin", "https://tracker.example\\site")]
    [InlineData("PublicOrigin", "https://tracker.example/地")]
    [InlineData("PublicOrigin", "https://someone@tracker.example/site")]
    [InlineData("PublicOrigin", "ftp://tracker.example")]
    [InlineData("PublicOrigin", "https:/tracker.example")]
    [InlineData("PublicOrigin", "https://")]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "tracker.example:443")]
    [InlineData("AllowedHosts", "https://tracker.example")]
    [InlineData("Authority", "not a name")]
    [InlineData("AuthoritySince", "24 November")]
    [InlineData("AuthoritySince", "2999-01-01")]
    [InlineData("Contact", "mailto:")]
    [InlineData("Contact", "mailto:desk")]
    [InlineData("ResponsibleJa", "編集部")]
    [InlineData("ReportAddress", "desk.example.org")]
    [InlineData("ReportAddress", "https://desk.example.org/en/report")]
    [InlineData("ReportAddress", "mailto:desk@example.org")]
    [InlineData("SecurityExpires", "2027-11-24")]
    [InlineData("Store", "/data/store", "Data", "/data")]
    [InlineData("AllowedHosts", "a.example", "PublicOrigin", "https://b.example")]
    [InlineData("SecurityExpires", "soon", "Contact", "mailto:desk@tracker.example")]
    [InlineData("SecurityExpires", "2027-11-24", "Contact", "http://tracker.example/contact")]
    public void A_setting_that_cannot_be_right_is_refused_by_name(
        string name,
        string value,
        string? other = null,
        string? otherValue = null
    ) =>
        Assert.StartsWith(
            $"Tracker__{name}: '{value}' ",
            Assert.Throws<SettingsException>(() => Read(other is null ? [(name, value)] : [(name, value), (other, otherValue!)])).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "Host=127.0.0.1;Password=hush",
        "does not name a host and a database, such as Host=127.0.0.1;Database=tracker;Username=tracker"
    )]
    [InlineData(
        "Host=127.0.0.1;Database=tracker;Password=hush;Search Path=other",
        "sets a search path, which is for the program to choose"
    )]
    [InlineData("postgres://tracker:hush@127.0.0.1/tracker", "cannot be read")]
    [InlineData("Host=127.0.0.1;Database=tracker;Passwort=hush", "cannot be read")]
    public void A_database_that_cannot_be_reached_so_is_refused_without_its_password(string database, string why)
    {
        var message = Assert.Throws<SettingsException>(() => Read(("Database", database))).Message;
        Assert.StartsWith($"Tracker__Database: '…' {why}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_stores_are_changes_no_answer_and_who_publishes_is_said_in_one_word()
    {
        var options = Read(("Database", "Host=127.0.0.1;Database=tracker;Password=hush"));
        Assert.Equal((Read().Seen, false), (options.Seen, options.Store.Publishes));
        Assert.DoesNotContain("hush", options.ToString(), StringComparison.Ordinal);
        Assert.True(Read(("Database", "Host=127.0.0.1;Database=tracker"), ("Publish", "true")).Store.Publishes);
        Assert.True(Read().Store.Publishes);
        Assert.StartsWith(
            "Tracker__Publish: 'true' has a meaning only with Tracker__Database",
            Assert.Throws<SettingsException>(() => Read(("Publish", "true"))).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Tracker__Publish: 'yes' is neither true nor false",
            Assert.Throws<SettingsException>(() => Read(("Publish", "yes"))).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://tracker.example", "https://tracker.example", "")]
    [InlineData("http://tracker.example:8080/", "http://tracker.example:8080", "")]
    [InlineData("https://tracker.example/tracker", "https://tracker.example", "/tracker")]
    [InlineData("HTTPS://Tracker.Example/Tracker", "https://tracker.example", "/Tracker")]
    [InlineData("https://例え.jp/a", "https://xn--r8jz45g.jp", "/a")]
    [InlineData("https://例え。ｊｐ:8443", "https://xn--r8jz45g.jp:8443", "")]
    [InlineData("https://[2001:db8::1]:8443/a/b.c_d~e-1/", "https://[2001:db8::1]:8443", "/a/b.c_d~e-1")]
    public void The_public_origin_may_have_a_path(string value, string origin, string path)
    {
        var options = Read(("PublicOrigin", value));
        Assert.Equal((origin, path), (options.PublicOrigin, options.PublicPath));
    }

    [Fact]
    public void A_name_beyond_ASCII_stands_everywhere_as_requests_and_headers_have_it()
    {
        var options = Read(
            ("PublicOrigin", "HTTPS://例え.jp"),
            ("AllowedHosts", "例え.JP;::1;[2001:DB8:0::1];Tracker.example"),
            ("Authority", "例え.jp"),
            ("ReportAddress", "https://机.例え.jp")
        );

        Assert.Equal(["xn--r8jz45g.jp", "[::1]", "[2001:db8::1]", "tracker.example"], options.AllowedHosts);
        Assert.True(options.Allows("xn--r8jz45g.jp") && options.Allows("[::1]"));
        Assert.Equal(
            ("xn--r8jz45g.jp", "https://xn--nqv.xn--r8jz45g.jp", true),
            (options.Authority, options.ReportAddress, options.IsHttps)
        );
        Assert.Equal("Tracker.Example", Read(("Authority", "Tracker.Example")).Authority);
    }

    [Theory]
    [InlineData("mailto:desk@tracker.example", "mailto:desk@tracker.example")]
    [InlineData(
        "MAILTO:desk@tracker.example,news@tracker.example?subject=Report%20",
        "MAILTO:desk@tracker.example,news@tracker.example?subject=Report%20"
    )]
    [InlineData("https://Tracker.example/contact#form", "https://Tracker.example/contact#form")]
    [InlineData("https://例え.jp/連絡?a=b#c", "https://xn--r8jz45g.jp/%E9%80%A3%E7%B5%A1?a=b#c")]
    public void Who_is_written_to_is_an_address_that_programs_can_read(string value, string contact) =>
        Assert.Equal(contact, Read(("Contact", value)).Contact);

    [Fact]
    public void A_list_as_the_framework_writes_one_is_not_passed_over()
    {
        var wrong = Assert.Throws<SettingsException>(() =>
            Read(("AllowedHosts:0", "a.example"), ("AllowedHosts:1", "b.example"), ("Responsible:0", "x"), ("Hosts:0", "c.example"))
        );

        Assert.Equal(
            [
                "Tracker__Hosts is no setting.",
                "Tracker__AllowedHosts__0 is no setting; Tracker__AllowedHosts is one text, with semicolons between its values.",
                "Tracker__AllowedHosts__1 is no setting; Tracker__AllowedHosts is one text, with semicolons between its values.",
                "Tracker__Responsible__0 is no setting; Tracker__Responsible is one text.",
            ],
            wrong.Message.Split('\n')
        );
        Assert.Equal(
            "AllowedHosts is no setting; did you mean Tracker__AllowedHosts?",
            Assert
                .Throws<SettingsException>(() =>
                    SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("AllowedHosts:0", "a.example")]).Build())
                )
                .Message
        );
    }

    [Fact]
    public async Task The_frameworks_own_name_for_the_hosts_is_refused_because_its_guard_turns_probes_away()
    {
        var (code, _, errors) = await Published.Run([("AllowedHosts", "tracker.example")], ["check"]);

        Assert.Equal((78, "AllowedHosts is no setting; did you mean Tracker__AllowedHosts?\n"), (code, errors));
    }

    [Fact]
    public void An_empty_value_is_as_none()
    {
        var options = Read(("Contact", ""), ("PagesAtOnce", " "), ("Data", ""));

        Assert.Null(options.Contact);
        Assert.Equal(Environment.ProcessorCount, options.PagesAtOnce);
    }

    [Fact]
    public void Every_limit_that_is_set_is_the_servers_own()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(
            record.Data,
            ("Tracker:KeepAliveSeconds", "75"),
            ("Tracker:HeadSeconds", "11"),
            ("Tracker:LineKilobytes", "9"),
            ("Tracker:HeaderKilobytes", "17"),
            ("Tracker:Headers", "51"),
            ("Tracker:Streams", "33"),
            ("Tracker:BufferKilobytes", "65"),
            ("Tracker:LeastPace", "0"),
            ("Tracker:StopSeconds", "12"),
            ("Tracker:AnswerSeconds", "13"),
            ("Tracker:TurnSeconds", "0")
        );
        var limits = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        var ours = site.Services.GetRequiredService<SiteOptions>().Limits;

        Assert.Equal(
            (75, 11, 9 * 1024, 17 * 1024, 51, 33, 65 * 1024L, null, 12, 13, 0),
            (
                limits.KeepAliveTimeout.TotalSeconds,
                limits.RequestHeadersTimeout.TotalSeconds,
                limits.MaxRequestLineSize,
                limits.MaxRequestHeadersTotalSize,
                limits.MaxRequestHeaderCount,
                limits.Http2.MaxStreamsPerConnection,
                limits.MaxResponseBufferSize,
                limits.MinResponseDataRate,
                site.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.TotalSeconds,
                ours.Answer.TotalSeconds,
                ours.Turn.TotalSeconds
            )
        );
    }

    [Theory]
    [InlineData("check")]
    [InlineData("verify")]
    [InlineData(null)]
    public async Task With_settings_that_cannot_be_right_the_program_ends_with_78_and_the_list_alone(string? command)
    {
        var (code, output, errors) = await Published.Run(
            [("Tracker__PagesAtOnce", "0"), ("Tracker__Dta", "x")],
            command is null ? [] : [command]
        );

        Assert.Equal(78, code);
        Assert.Equal("", output);
        Assert.Equal(
            ["Tracker__PagesAtOnce: '0' is not a whole number from 1 to 10000.", "Tracker__Dta is no setting; did you mean Tracker__Data?"],
            errors.TrimEnd().Split('\n')
        );
    }

    [Fact]
    [Trait("Takes", "long")]
    public async Task Commands_read_the_environment_the_long_names_and_the_short_forms_alike()
    {
        using var record = new SmallRecord();
        foreach (
            var (environment, args) in new ((string, string)[], string[])[]
            {
                ([("Tracker__Data", record.Data)], ["check"]),
                ([("Tracker__Data", "/nowhere")], ["check", "--data", record.Data]),
                ([], ["check", $"--Tracker:Data={record.Data}"]),
                ([], ["check", $"--data={record.Data}", "--store", record.Store]),
            }
        )
        {
            var (code, output, _) = await Published.Run(environment, args);
            Assert.Equal((0, "3 events, 2 sources, 6 actors, 2 issues: sound.\n"), (code, output));
        }
    }

    [Theory]
    [InlineData("check")]
    [InlineData("build")]
    [InlineData(null)]
    public async Task Without_ICU_nothing_is_checked_built_or_served_and_one_line_says_why(string? command)
    {
        using var record = new SmallRecord();
        var (code, output, errors) = await Published.Run(
            [("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), ("Tracker__Data", record.Data), ("Tracker__Store", record.Store)],
            command is null ? [] : [command]
        );

        Assert.Equal((78, ""), (code, output));
        Assert.StartsWith("This machine lacks ICU", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(record.Store));
    }

    [Fact]
    public async Task Where_something_else_listens_one_line_says_so_nothing_is_served_and_no_key_stands_in_the_home_folder()
    {
        using var record = new SmallRecord();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var home = Directory.CreateDirectory(Path.Combine(record.Store, "home")).FullName;

        var (code, output, errors) = await Published.Run(
            [
                ("HOME", home),
                ("Tracker__Data", record.Data),
                ("Tracker__Store", record.Store),
                ("ASPNETCORE_URLS", string.Create(CultureInfo.InvariantCulture, $"http://{other.LocalEndpoint}")),
            ],
            []
        );

        Assert.Equal(1, code);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        var line = Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Contains($"http://{other.LocalEndpoint}: address already in use.", line, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", line, StringComparison.Ordinal);
        // All that starts has started by then, Razor Pages' keys for forms among it, if they were asked for.
        Assert.Empty(Directory.EnumerateFileSystemEntries(home));
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("ASPNETCORE_URLS", "somewhere", 78, "Cannot listen at somewhere: Invalid url: 'somewhere'. ")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999", 78, "Cannot listen at http://127.0.0.1:99999: ")]
    [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:0", 78, "No server certificate was specified")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:0/below", 78, "A path base can only be configured")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:5107", 1, "Cannot listen at http://192.0.2.1:5107: Cannot assign requested address. ")]
    [InlineData("Kestrel__Endpoints__One__Url", "http://127.0.0.1:99999", 78, "Cannot listen: ")]
    [InlineData("Kestrel__Certificates__Default__Path", "/nowhere.pem", 78, "Cannot listen: Could not find file '/nowhere.pem'. ")]
    public async Task Where_nobody_can_listen_one_line_says_so(string name, string value, int expected, string said)
    {
        using var record = new SmallRecord();

        var (code, output, errors) = await Published.Run(
            [
                // Where a developer's certificate would be found.
                ("HOME", Directory.CreateDirectory(record.Store).FullName),
                ("Tracker__Data", record.Data),
                ("Tracker__Store", Path.Combine(record.Store, "stores")),
                ("ASPNETCORE_HTTPS_PORTS", "0"),
                (name, value),
            ],
            []
        );

        Assert.Equal(expected, code);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.Contains(said, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static SiteOptions Read(params (string Name, string Value)[] settings) =>
        SiteOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(pair => "Tracker:" + pair.Name, pair => (string?)pair.Value))
                .Build()
        );

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
