using System.Net;
using System.Xml.Linq;

namespace CeasefireTracker.Tests.Pages;

/// <summary>The sheets and the script, which are joined from files by what they are about.</summary>
public sealed class FrontEndTests(RecordSite site) : IClassFixture<RecordSite>
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "CeasefireTracker.Web");

    private static readonly ILookup<string, string> Parts = XDocument
        .Load(Path.Combine(Web, "FrontEnd.targets"))
        .Root!.Elements("ItemGroup")
        .Elements("Part")
        .SelectMany(
            part => part.Attribute("Include")!.Value.Split(';', StringSplitOptions.TrimEntries),
            (part, name) => (Into: part.Attribute("Into")!.Value, name)
        )
        .ToLookup(part => part.Into, part => part.name);

    [Fact]
    public void Every_part_of_the_sheets_and_the_script_is_joined_and_in_no_file_twice()
    {
        Assert.All(Parts, into => Assert.Distinct(into));
        Assert.Equal(
            new[] { "Sheets", "Scripts" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Web, folder), "*", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Web, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
            Parts.SelectMany(into => into).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_served_is_every_line_of_every_part_but_its_comments()
    {
        using var client = site.Reader();

        foreach (var into in Parts)
        {
            var lines = into.SelectMany(Lines)
                .Select(line => line.Trim())
                .Where(line => line.Length > 0)
                .Where(line => !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("/*", StringComparison.Ordinal));
            Assert.Equal(lines, (await client.GetStringAsync($"/{into.Key}")).TrimEnd('\n').Split('\n'));
        }
    }

    [Fact]
    public async Task No_sheet_and_no_picture_says_when_it_was_written_or_is_asked_by_that()
    {
        using var client = site.Reader();
        client.DefaultRequestHeaders.IfModifiedSince = DateTimeOffset.MaxValue;

        foreach (var address in new[] { "/css/site.css", "/js/site.js", "/icons/icons.svg", "/images/og.png" })
        {
            using var answer = await client.GetAsync(address);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Null(answer.Content.Headers.LastModified);
            Assert.NotNull(answer.Headers.ETag);
        }
    }

    /// <summary>Lines lose their indentation and those of comment go: that must change nothing that is within a text.</summary>
    [Fact]
    public void No_text_and_no_comment_of_a_part_goes_over_several_lines() =>
        Assert.All(
            Parts.SelectMany(into => into).SelectMany(Lines),
            line =>
            {
                Assert.Equal(0, line.Count(letter => letter == '`') % 2);
                Assert.Equal(line.Contains("/*", StringComparison.Ordinal), line.TrimEnd().EndsWith("*/", StringComparison.Ordinal));
                Assert.False(line.EndsWith('\\'));
            }
        );

    private static string[] Lines(string part) => File.ReadAllLines(Path.Combine(Web, part));
}
