using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Picture;

namespace CeasefireTracker.Tests;

/// <summary>What holds of the sources themselves.</summary>
public sealed partial class HouseTests
{
    // Each room may use those before it. Dates and Model are one: a date is said in a language, and an event has a date.
    private static readonly string[] DatasetRooms = ["Dates", "Model", "Reading", "Writing", "Checking"];

    private static readonly string[] WebRooms =
    [
        "Store",
        "Text",
        "Search",
        "Filters",
        "Addresses",
        "Sources",
        "Timeline",
        "Picture",
        "Positions",
        "Disputes",
        "Truces",
        "Talks",
        "Phases",
        "Briefs",
        "Changes",
        "Exports",
        "Pages",
        "Hosting",
    ];

    private static readonly string[] DeskRooms =
    [
        "State",
        "Text",
        "Fetching",
        "People",
        "Record",
        "Drafts",
        "Import",
        "Reports",
        "Inbox",
        "Review",
        "Publishing",
        "Archive",
        "Pages",
        "Hosting",
    ];

    [Fact]
    public void Arrows_between_rooms_go_one_way()
    {
        Assert.Empty(Uphill("Dataset", DatasetRooms, (from, to) => from == "Dates" && to == "Model"));
        Assert.Empty(Uphill("Web", WebRooms, (_, _) => false));
        Assert.Empty(Uphill("Desk", DeskRooms, (_, _) => false));
    }

    [Fact]
    public void A_room_is_a_folder_that_is_in_the_list()
    {
        Assert.Empty(Folders("Web").Except([.. WebRooms, "obj", "bin"]));
        Assert.Empty(Folders("Desk").Except([.. DeskRooms, "obj", "bin"]));
    }

    // The data of a machine calls September Sep or Sept, and pages would differ with it. What is asked for here is whether there is any.
    [Fact]
    public void No_culture_of_the_machine_writes_a_day() =>
        Assert.Equal(
            ["Languages.cs"],
            Sources("*.cs")
                .Where(file => File.ReadAllText(file).Contains("GetCultureInfo(\"", StringComparison.Ordinal))
                .Select(Path.GetFileName)
        );

    [Fact]
    public void Lines_of_code_end_at_140_columns() =>
        Assert.Empty(
            new[] { "src", "tests" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Where(file => !Regex.IsMatch(file, @"[/\\](?:obj|bin|node_modules)[/\\]"))
                .SelectMany(file =>
                    Text()
                        .Replace(File.ReadAllText(file), "")
                        .Split('\n')
                        .Where(line => line.Length > 140)
                        .Select(line => $"{file}: {line}")
                )
        );

    // Each is one thought, and whoever changes it reads it from its beginning to its end.
    private static readonly string[] LongerThanOthers =
    [
        "Dates/EdtfParser.cs: one grammar, one pass with one position; cut in two, either half could only be read beside the other",
        "Reading/EventFields.cs: the one list by which an event is read, written and filled in, so that a field is added in one place",
        "Reading/VocabularyFields.cs: the same list of everything that is no event",
        "Reading/FieldReader.cs: each way in which a value is read, with what is said where it cannot be",
        "Search/SearchTokens.cs: the one rule of what is a word, for the index and for whoever searches",
        "Store/LiveStore.cs: one state under one lock: what serves, what is built, what left",
        "Exports/SqliteDownload.cs: the tables of one file that others read, each as it is made and filled",
    ];

    [Fact]
    public void A_file_has_300_lines_at_most_but_for_those_that_are_one_thought() =>
        Assert.Equal(
            LongerThanOthers.Select(file => file.Split(": ")[0]).Order(StringComparer.Ordinal),
            Sources("*.cs")
                .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && File.ReadLines(file).Skip(300).Any())
                .Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_page_model_has_60_lines_of_its_own_at_most() =>
        Assert.All(Sources("*.cshtml.cs"), file => Assert.InRange(File.ReadLines(file).Count(line => !NotItsOwn().IsMatch(line)), 1, 60));

    // `dotnet test --filter Takes!=long` is what one runs while one writes.
    [Fact]
    public void What_needs_a_browser_a_database_server_or_a_proxy_says_that_it_takes_long() =>
        Assert.Empty(
            new[] { "CeasefireTracker.Tests", "CeasefireTracker.Desk.Tests" }
                .SelectMany(project =>
                    Directory.GetFiles(Path.Combine(Repository.Root, "tests", project), "*.cs", SearchOption.AllDirectories)
                )
                .Where(file => !Regex.IsMatch(file, @"[/\\](?:obj|bin)[/\\]"))
                .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
                .Where(file =>
                    !Regex.IsMatch(file.Text, @"(?m)^\[Trait\(""Takes"", ""long""\)\]")
                    && NeedsMore().Count(file.Text) > Regex.Count(file.Text, @"(?m)^    \[Trait\(""Takes"", ""long""\)\]")
                )
                .Select(file => file.Name)
        );

    [GeneratedRegex(@"\[(?:Browser|Postgres|Nginx|NginxAndPostgres|SmallDisk|Trial)(?:Fact|Theory)\b")]
    private static partial Regex NeedsMore();

    private static IEnumerable<string> Sources(string pattern) =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[/\\](?:obj|bin)[/\\]"));

    [GeneratedRegex(@"^\s*(?:$|using |namespace |//)")]
    private static partial Regex NotItsOwn();

    [Fact]
    public void Every_kind_of_event_has_one_drawing()
    {
        var icons = File.ReadAllText(Path.Combine(Repository.Root, "src", "CeasefireTracker.Web", "wwwroot", "icons", "icons.svg"));

        Assert.All(EnumText.All<EventKind>(), kind => Assert.Single(Regex.Matches(icons, $"id=\"{kind}\"")));
        Assert.Equal([.. EnumText.All<EventKind>(), "before", "after"], PictureShapes.All.Select(shape => shape.Name));
    }

    // What stands between quotation marks is as long as it is.
    [GeneratedRegex(
        """
            "{3,}.*?"{3,}|"(?:[^"\\\n]|\\.)*"
            """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Text();

    private static IEnumerable<string?> Folders(string project) =>
        Directory
            .GetDirectories(Path.Combine(Repository.Root, "src", "CeasefireTracker." + project))
            .Where(folder => Directory.GetFiles(folder, "*.cs").Length > 0)
            .Select(Path.GetFileName);

    private static IEnumerable<string> Uphill(string project, string[] rooms, Func<string, string, bool> isAllowed)
    {
        var folder = Path.Combine(Repository.Root, "src", "CeasefireTracker." + project);
        var sources = rooms
            .Where(room => Directory.Exists(Path.Combine(folder, room)))
            .SelectMany(
                room => Directory.GetFiles(Path.Combine(folder, room), "*.cs*", SearchOption.AllDirectories),
                (room, file) => (Room: room, File: file, Text: File.ReadAllText(file))
            )
            .ToList();
        // A type may also be named by its room, without a using.
        var types = sources
            .SelectMany(source => Type().Matches(source.Text), (source, type) => (source.Room, Name: type.Groups[1].Value))
            .ToHashSet();
        foreach (var (room, file, text) in sources)
        {
            var used = Using()
                .Matches(text)
                .Where(match => match.Groups[1].Value == project)
                .Select(match => match.Groups[2].Value)
                .Concat(
                    Qualified()
                        .Matches(text)
                        .Where(match => types.Contains((match.Groups[1].Value, match.Groups[2].Value)))
                        .Select(match => match.Groups[1].Value)
                );
            foreach (
                var other in used.Distinct()
                    .Where(other => Array.IndexOf(rooms, other) > Array.IndexOf(rooms, room) && !isAllowed(room, other))
            )
            {
                yield return $"{Path.GetRelativePath(Repository.Root, file)} uses {other}";
            }
        }
    }

    [GeneratedRegex(@"^@?using (?:static |\w+ = )?CeasefireTracker\.(\w+)\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly) )*(?:class|record struct|record|enum|struct|interface) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Type();

    [GeneratedRegex(@"(?<![\w.@<""])([A-Z]\w+)\.([A-Z]\w+)")]
    private static partial Regex Qualified();
}
