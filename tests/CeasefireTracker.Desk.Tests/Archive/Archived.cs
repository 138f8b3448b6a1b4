using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.Tests.Fetching;
using CeasefireTracker.Tests.Hosting;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>A desk over an invented record whose sources' hosts all lead to one machine of the test's own.</summary>
public sealed partial class Archived : IAsyncDisposable
{
    public Archived(bool isTeam = false)
        : this([.. Enumerable.Range(0, 3).Select(number => $"http://courier.example.com/notes?number={number}")], isTeam) { }

    /// <param name="addresses">One for each of the three sources.</param>
    public Archived(params string[] addresses)
        : this(addresses, isTeam: false) { }

    private Archived(IReadOnlyList<string> addresses, bool isTeam)
    {
        var root = Directory.CreateTempSubdirectory("archive-test-").FullName;
        DeskSite.Copy(Path.Combine(DeskSite.Repository(), "tests", "records", "two-rivers"), Path.Combine(root, "data"));
        var sources = Path.Combine(root, "data", "sources", "1931.yml");
        var place = 0;
        File.WriteAllText(sources, NoAddress().Replace(File.ReadAllText(sources), _ => $"url: \"{addresses[place++]}\""));
        Site = new DeskSite(root) { Door = Server.Door, IsTeam = isTeam };
        Site.Git("init", "-q", "-b", "main");
        Site.Git("add", "data");
        Site.Git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "the record");
    }

    public StrangeServer Server { get; } = new();

    public DeskSite Site { get; }

    /// <summary>The clock by which the command runs.</summary>
    internal HandClock Clock { get; } = new();

    /// <summary>The three sources of the record, all of one host.</summary>
    public IReadOnlyList<Source> Sources => field ??= DatasetReader.Read(Site.Data).Dataset.Sources;

    /// <summary>Where copies of a source's page lie.</summary>
    public string CopiesOf(Source source) => Path.Combine(Site.State, "archive", source.Id);

    public IReadOnlyList<SourceSeen> Seen =>
        File.Exists(SeenPath) ? ListText.Read(File.ReadAllText(SeenPath), "data/seen.yml", SeenFields.SourceSeen, [])! : [];

    public string SeenPath => Path.Combine(Site.Data, "seen.yml");

    /// <summary>Has the machine answer at a source's address.</summary>
    public Archived On(Source source, string page, string status = "200 OK", string type = "text/html; charset=utf-8")
    {
        Server.OnPage(At(source), page, status, type);
        return this;
    }

    /// <summary>Where the machine answers for a source.</summary>
    public static string At(Source source)
    {
        var address = new Uri(source.Url!);
        return address.Host + address.PathAndQuery;
    }

    /// <summary>Changes a file of the record as somebody does who works with git alone.</summary>
    public void Commit(string path, string said, string instead)
    {
        File.Delete(SeenPath);
        Site.Git("pull", "-q", "--ff-only", Path.Combine(Site.State, "record.git"), "main");
        var file = Path.Combine(Site.Data, path);
        var text = File.ReadAllText(file);
        Assert.Contains(said, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(said, instead, StringComparison.Ordinal));
        Site.Git("-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "-q", "-a", "-m", "by hand");
    }

    /// <summary>Runs the command.</summary>
    public (int Code, string Output, string Errors) Run(params IEnumerable<string> arguments) => Run(Server.Door, arguments);

    public (int Code, string Output, string Errors) Run(FetchDoor door, params IEnumerable<string> arguments)
    {
        // No two runs are of one moment, after which copies are called.
        Clock.Pass(TimeSpan.FromSeconds(1));
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = ArchiveCommand.Run(
            [.. arguments, $"--Desk:Data={Site.Data}", $"--Desk:State={Site.State}", "--Desk:ArchivePause=0"],
            output,
            errors,
            door,
            Clock
        );
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>What is wrong with the whole record.</summary>
    public IReadOnlyList<Problem> Check() => [.. StoreFile.Load(Site.Data).Problems];

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Server.DisposeAsync();
    }

    [GeneratedRegex("no-url: .*")]
    private static partial Regex NoAddress();
}
