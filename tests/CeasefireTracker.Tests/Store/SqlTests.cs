using System.Text.RegularExpressions;

namespace CeasefireTracker.Tests.Store;

/// <summary>What knows the database's own language: everything else asks the model, so that every engine can answer.</summary>
public sealed partial class SqlTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    // Where the two programs speak to a database: the reader site's store and search, and what the desk keeps.
    private static readonly string[] Rooms = ["Store", "Search", "State"];

    // The file that readers download is a database itself, written in its own language from the rows that every engine gives.
    private static readonly string[] Download = ["SqliteDownload.cs", "SqliteSchema.cs", "SqliteTable.cs"];

    [Fact]
    public void SQL_as_text_stands_where_a_database_is_spoken_to_and_nowhere_else() =>
        Assert.Empty(
            Files()
                .Where(path => !IsIn(path, Rooms) && !Download.Contains(Path.GetFileName(path)))
                .SelectMany(path => Sql().Matches(File.ReadAllText(path)), (path, found) => $"{path}: {found.Value}")
        );

    [Fact]
    public void One_file_of_each_program_opens_SQLite() =>
        Assert.Equal(
            ["SqliteDesk.cs", "SqliteEngine.cs"],
            Files()
                .Where(path =>
                    !Download.Contains(Path.GetFileName(path))
                    && File.ReadAllText(path).Contains("SqliteConnection", StringComparison.Ordinal)
                )
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void PostgreSQL_is_spoken_to_in_those_rooms_only() =>
        Assert.DoesNotContain(
            Files(),
            path => !IsIn(path, Rooms) && File.ReadAllText(path).Contains("Npgsql", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("\"SELECT id FROM events\"")]
    [InlineData("\"INSERT INTO search(search) VALUES ('optimize')\"")]
    [InlineData("\"PRAGMA journal_mode = OFF\"")]
    [InlineData("context.Database.ExecuteSqlRaw(text)")]
    [InlineData("context.Events.FromSql($\"\")")]
    public void SQL_is_noticed(string code) => Assert.Matches(Sql(), code);

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Source, "*.cs*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".cshtml" && !IsIn(path, "obj", "bin"));

    private static bool IsIn(string path, params string[] rooms) =>
        Path.GetRelativePath(Source, path).Split(Path.DirectorySeparatorChar).Intersect(rooms).Any();

    [GeneratedRegex(
        @"\bSELECT\s.+\bFROM\b|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bUPDATE\s+\w+\s+SET\b|\bCREATE\s+(VIRTUAL\s+)?TABLE\b|\bPRAGMA\b|\bFromSql|\bSqlQuery|\bExecuteSql",
        RegexOptions.Singleline
    )]
    private static partial Regex Sql();
}
