using System.Globalization;

namespace CeasefireTracker.Benchmarks;

/// <summary>What was typed behind a command, as <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values;

    private Options(Dictionary<string, string> values) => this.values = values;

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Reads the pairs.</summary>
    /// <exception cref="ArgumentException">Something is no pair.</exception>
    public static Options Read(string[] typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < typed.Length; i += 2)
        {
            if (!typed[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == typed.Length)
            {
                throw new ArgumentException($"'{typed[i]}' is not followed by its value.");
            }

            values[typed[i]] = typed[i + 1];
        }

        return new Options(values);
    }

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        values.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Several numbers with commas between.</summary>
    public int[] Numbers(string name, params int[] otherwise) =>
        values.TryGetValue(name, out var text)
            ? [.. text.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))]
            : otherwise;

    /// <summary>A path as it was typed, whatever folder the program runs in.</summary>
    public string? Path(string name) => values.TryGetValue(name, out var path) ? Web.Hosting.Folders.FromWhereTyped(path) : null;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CeasefireTracker.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No solution file stands above the program.");
    }
}
