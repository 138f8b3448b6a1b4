using System.Diagnostics;

namespace CeasefireTracker.Tests.Exports;

/// <summary>BibTeX, checked by biber against biblatex's own rules and set by pandoc's citeproc.</summary>
[Trait("Takes", "long")]
public sealed class BibliographyTests(BibliographySite site) : IClassFixture<BibliographySite>
{
    [ProgramTheory("biber")]
    [InlineData("/en/sources.bib")]
    [InlineData("/ja/sources.bib")]
    [InlineData("/en/timeline.bib")]
    [InlineData("/ja/events/conditional-answer.bib")]
    public async Task Biber_finds_nothing_to_complain_of(string address)
    {
        var (status, output) = await site.Folder.Run(
            "biber",
            "--tool",
            "--validate-datamodel",
            "--output-file",
            "out.bib",
            await site.Folder.Save(address)
        );

        Assert.Equal(0, status);
        BibliographyFolder.IsClean(output);
        Assert.DoesNotContain("ERROR", output, StringComparison.Ordinal);
    }

    [ProgramTheory("pandoc")]
    [InlineData(
        "quoted",
        "Foreign Ministry. 2025. “Lavrov: ‘Root Causes’ of NATO’s War & the ‘~’.” March 20, 2025. https://www.reuters.com/world/a~b_c."
    )]
    [InlineData("paper", "Reuters. 2025. “Zelenskyy Says ‘NATO’ or Else.” Reuters, March 19, 2025. https://www.reuters.com/world/paper.")]
    [InlineData("reuters-march", "Reuters. 2025. “Putin’s Answer.” Reuters, March 13, 2025. https://www.reuters.com/world/march.")]
    public async Task A_bibliography_has_the_day_the_case_and_the_paper(string id, string line)
    {
        var paper = await site.Folder.Save(id + ".md", $"---\nnocite: '@{id}'\nlang: en\n---\n");
        var (status, output) = await site.Folder.Run(
            "pandoc",
            "--citeproc",
            "--bibliography",
            await site.Folder.Save("/en/sources.bib"),
            "-t",
            "plain",
            "--wrap=none",
            paper
        );

        Assert.Equal(0, status);
        Assert.Equal(line, output.Trim());
    }

    [Fact]
    public async Task A_document_without_an_address_is_no_web_page_and_a_language_is_named_as_babel_names_it()
    {
        var text = await File.ReadAllTextAsync(await site.Folder.Save("/ja/sources.bib"));

        Assert.Contains("@misc{article,", text, StringComparison.Ordinal);
        Assert.Contains("langid = {japanese}", text, StringComparison.Ordinal);
        Assert.Contains("entrysubtype = {newspaper}", text, StringComparison.Ordinal);
        Assert.Contains("date = {2025-03-13}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  language = ", text, StringComparison.Ordinal);
        Assert.Contains("author = {{ロイター}}", text, StringComparison.Ordinal);
    }
}

/// <summary>The same over the repository's own record.</summary>
[Trait("Takes", "long")]
public sealed class RecordBibliographyTests(RecordSite site) : IClassFixture<RecordSite>
{
    [ProgramTheory("biber")]
    [InlineData("/en/sources.bib")]
    public async Task Biber_finds_nothing_to_complain_of_in_the_whole_record(string address)
    {
        using var folder = new BibliographyFolder(site.Site);
        var (status, output) = await folder.Run(
            "biber",
            "--tool",
            "--validate-datamodel",
            "--output-file",
            "out.bib",
            await folder.Save(address)
        );

        Assert.Equal(0, status);
        BibliographyFolder.IsClean(output);
    }
}

/// <summary>A site whose documents have hard titles, and what programs of others make of what it writes.</summary>
public sealed class BibliographySite : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public BibliographySite()
    {
        record
            .Replace(
                "data/publishers.yml",
                "- id: the-article",
                "- id: ministry\n  name: { en: Foreign Ministry, ja: 外務省 }\n- id: the-article"
            )
            .Write(
                "data/sources/2022.yml",
                """
                - id: quoted
                  publisher: ministry
                  url: "https://www.reuters.com/world/a~b_c"
                  title: "Lavrov: 'root causes' of NATO's war & the '~'"
                  published: "2025-03-20"
                  language: en
                  access: open
                  tier: primary
                  checked: excerpt
                - id: paper
                  publisher: reuters
                  url: "https://www.reuters.com/world/paper"
                  title: 'Zelenskyy says "NATO" or else'
                  published: "2025-03-19"
                  language: en
                  access: open
                  tier: news
                  checked: excerpt

                """
            )
            .Replace(
                SmallRecord.Proposal,
                "    supports: { en: The proposal., ja: 提案。 }",
                "    supports: { en: The proposal., ja: 提案。 }\n  - source: quoted\n    supports: { en: It., ja: それ。 }\n  - source: paper\n    supports: { en: It., ja: それ。 }"
            );
        site = new TrackerSite(record.Data, ("Tracker:PublicOrigin", AwkwardSite.Origin));
        Folder = new BibliographyFolder(site);
    }

    public BibliographyFolder Folder { get; }

    public void Dispose()
    {
        Folder.Dispose();
        site.Dispose();
        record.Dispose();
    }
}

/// <summary>A folder in which programs of others read what a site writes.</summary>
public sealed class BibliographyFolder(TrackerSite site) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-bibliography-").FullName;

    /// <summary>Writes an answer into a file.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> Save(string address)
    {
        using var client = site.Reader();
        return await Save(address[1..].Replace('/', '-'), await client.GetStringAsync(address));
    }

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> Save(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>Runs a program in the folder.</summary>
    /// <returns>Its status, and all that it wrote.</returns>
    public async Task<(int Status, string Output)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Nothing is wrong but that a document has no date, which biblatex prints as such and its rules still ask for.</summary>
    public static void IsClean(string output) =>
        Assert.All(
            output.Split('\n').Where(line => line.StartsWith("WARN", StringComparison.Ordinal)),
            line => Assert.EndsWith("one of 'date, year' must be defined", line.TrimEnd(), StringComparison.Ordinal)
        );

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>A claim over several cases that needs a program of others; skipped without it, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(string program)
    {
        Program = program;
        Skip =
            Environment.GetEnvironmentVariable("CI") is "true"
            || (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, program)))
                ? null
                : $"No {program} here (install the package of that name).";
    }

    public string Program { get; }
}
