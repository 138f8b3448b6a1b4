using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Record;

/// <summary>The program knows no war by name: what it serves is what the folder says.</summary>
public sealed partial class AnyRecordTests
{
    private static readonly string[] Pages =
    [
        "timeline",
        "positions",
        "disputes",
        "truces",
        "talks",
        "issues",
        "actors",
        "sources",
        "about",
        "about/codebook",
        "about/glossary",
        "data",
        "changes",
        "compare",
        "events/truce-of-may",
        "actors/alden",
        "issues/truce",
        "phases",
        "brief",
        "brief.json",
        "phases/truce-of-may",
        "sources/gazette-truce",
        "embed/timeline",
        "timeline.json",
        "timeline.atom",
        "timeline.ics",
        "timeline.csv",
    ];

    [Fact]
    public async Task Another_record_is_another_folder_and_no_page_of_it_names_this_war()
    {
        using var site = new TrackerSite(Path.Combine(Repository.Root, "tests", "records", "two-rivers"));
        using var reader = site.Reader();
        var names = NamesOfTheRecord();
        foreach (var address in Pages.SelectMany(page => new[] { $"/en/{page}", $"/ja/{page}" }).Append("/opensearch.xml"))
        {
            using var answer = await reader.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {(int)answer.StatusCode}");
            var text = LanguageNames().Replace(await answer.Content.ReadAsStringAsync(), "");
            Assert.Equal((address, ""), (address, string.Join(", ", names.Matches(text).Select(name => name.Value))));
        }
    }

    [Fact]
    public async Task The_folder_says_what_the_site_is_called_and_its_parties_have_their_colours()
    {
        using var site = new TrackerSite(Path.Combine(Repository.Root, "tests", "records", "two-rivers"));
        using var reader = site.Reader();
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync("/ja/timeline"));
        Assert.Equal("川の交渉の年表 – 川の停戦", page.Title);
        Assert.Equal("二つの川をめぐる架空の停戦（見本）", page.QuerySelector(".brand-line")!.TextContent);
        Assert.Equal("川の交渉の年表", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll(".mark.side-green"));
        Assert.NotEmpty(page.QuerySelectorAll(".mark.side-violet"));
        var about = new HtmlParser().ParseDocument(await reader.GetStringAsync("/en/about"));
        Assert.Null(about.QuerySelector("#article"));
        Assert.Contains("Invented for tests", about.QuerySelector("#licence")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Takes", "long")]
    public void No_word_of_this_war_stands_in_the_program_but_in_examples_of_comments()
    {
        var names = NamesOfTheRecord();
        var found =
            from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            where Path.GetExtension(path) is ".cs" or ".cshtml" or ".resx" or ".js" or ".css" or ".svg" or ".json" or ".xml"
            let parts = Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar)
            where !parts.Contains("obj") && !parts.Contains("bin")
            from line in File.ReadLines(path)
                .Select((text, index) => (Text: Comments().Replace(LanguageNames().Replace(text, ""), ""), Number: index + 1))
            from Match name in names.Matches(line.Text)
            select $"{string.Join('/', parts)}:{line.Number}: {name.Value}";
        Assert.Equal("", string.Join('\n', found));
    }

    /// <summary>Every name, alias and spelling of the record that is long enough to mean only itself, as a whole word.</summary>
    private static Regex NamesOfTheRecord()
    {
        var data = StoreFile.Load(Repository.Data).Dataset;
        string[] names =
        [
            .. data
                .Actors.SelectMany(actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En))
                .Concat(data.PlaceNames.SelectMany(place => place.Spellings))
                .Where(name => name.Length > (name[0] < 0x3000 ? 3 : 2))
                .Distinct(StringComparer.Ordinal)
                .Select(name => name[0] < 0x3000 ? $@"\b{Regex.Escape(name)}\b" : Regex.Escape(name)),
        ];
        Assert.True(names.Length > 300);
        return new Regex(string.Join('|', names), RegexOptions.CultureInvariant | RegexOptions.Compiled);
    }

    // The name of a language is no name of a war: "in Ukrainian", ウクライナ語.
    [GeneratedRegex(@"\p{IsKatakana}+語|""language\.\w+"".*")]
    private static partial Regex LanguageNames();

    [GeneratedRegex(@"(^|\s)//.*|^\s*@\*.*\*@")]
    private static partial Regex Comments();
}
