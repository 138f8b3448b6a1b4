using System.Text.RegularExpressions;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>The table of OWASP ASVS 5.0, levels 1 and 2, as far as they apply to a site that only reads and a desk without passwords: each
/// requirement and what shows it.</summary>
public sealed partial class AsvsTests
{
    // The requirements that apply, as chapter.section: numbers.
    private const string Applicable = """
        1.1: 1 2; 1.2: 1 2 3 4 5 9; 1.3: 2 3 5 6 7 10; 1.4: 2 3; 1.5: 1 2; 2.1: 1 2 3; 2.2: 1 2 3; 2.3: 2 3; 2.4: 1; 3.2: 1 2;
        3.3: 1 2 3 4; 3.4: 1 2 3 4 5 6; 3.5: 1 2 3 4; 3.7: 1 2; 4.1: 1 2 3; 4.2: 1; 5.3: 2; 5.4: 1 2; 6.1: 1 3; 6.3: 1 2 3 4;
        6.4: 1 2 3 4; 6.5: 1 2 3 4; 7.1: 1 2; 7.2: 1 2 3 4; 7.3: 1 2; 7.4: 1 2 3 4 5; 7.5: 1 2; 8.1: 1 2; 8.2: 1 2 3; 8.3: 1;
        9.1: 1 2 3; 9.2: 1 2 3; 11.1: 1 2; 11.2: 1; 11.3: 1 2 3; 11.4: 1 3; 11.5: 1; 11.6: 1; 12.1: 1 2; 12.2: 1 2; 12.3: 1 2;
        13.1: 1; 13.2: 1 2 3 4 5; 13.3: 1 2; 13.4: 1 2 3 4 5; 14.1: 1 2; 14.2: 1 2 3; 14.3: 1 2 3; 15.1: 1 2 3; 15.2: 1 2 3;
        15.3: 1 2 4 5 7; 16.1: 1; 16.2: 1 2 3 4 5; 16.3: 1 2 3 4; 16.4: 1 2 3; 16.5: 1 2 3
        """;

    [Fact]
    public void Every_requirement_has_a_test_a_setting_or_a_note_that_exists()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "asvs.csv")).Skip(1).Select(Cells).ToList();
        var wanted = Applicable
            .ReplaceLineEndings(" ")
            .Split(';')
            .Select(section => section.Split(':'))
            .SelectMany(
                section => section[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                (section, number) => $"V{section[0].Trim()}.{number}"
            )
            .ToList();

        Assert.Equal(157, wanted.Count);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(
            rows,
            row =>
            {
                Assert.True(row.Length == 6 && row[1] is "1" or "2" && row[2].Length > 0, row[0]);
                Assert.True(
                    row[3] == "test" ? TestExists(row[4]) : row[3] is "setting" or "deployment" && TextExists(row[4]),
                    $"{row[0]}: {row[3]} {row[4]} does not exist"
                );
            }
        );
        Goals.Reached(
            "S10",
            $"{rows.Count} of {wanted.Count} requirements: {string.Join(", ", rows.GroupBy(row => row[3]).Select(kind => $"{kind.Count()} by {kind.Key}"))}"
        );
    }

    // Those of the browser stand in another assembly, so the sources are asked.
    private static bool TestExists(string name) =>
        name.Split('.') is [var type, var method]
        && Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), type + ".cs", SearchOption.AllDirectories)
            .Any(path => Regex.IsMatch(File.ReadAllText(path), $@"(Fact|Theory)[\s\S]*public (async Task|void) {Regex.Escape(method)}\("));

    private static bool TextExists(string place) =>
        place.Split('|') is [var path, var text]
        && File.Exists(Path.Combine(Repository.Root, path))
        && File.ReadAllText(Path.Combine(Repository.Root, path)).Contains(text, StringComparison.Ordinal);

    private static string[] Cells(string line) =>
        [
            .. Cell()
                .Matches(line)
                .Select(cell =>
                    cell.Groups[1].Success ? cell.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups[2].Value
                ),
        ];

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Cell();
}
