using System.Globalization;

namespace CeasefireTracker.Benchmarks;

/// <summary>What was typed behind a command, as <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values;

    private Options(Dictionary<string, string> values) => this.values = values;

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The options as they were typed, for a program to which they are handed over.</summary>
    public IEnumerable<string> Typed => values.SelectMany(pair => (string[])[pair.Key, pair.Value]);

    /// <summary>Reads the pairs.</summary>
    /// <param name="names">Those that the command knows.</param>
    /// <exception cref="NotUnderstoodException">Something is no pair, or has another name.</exception>
    public static Options Read(string[] typed, params string[] names)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < typed.Length; i += 2)
        {
            if (!typed[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == typed.Length)
            {
                throw new NotUnderstoodException($"'{typed[i]}' is not followed by its value.");
            }

            if (!names.Contains(typed[i]))
            {
                throw new NotUnderstoodException($"'{typed[i]}' is not understood here: there is {string.Join(", ", names)}.");
            }

            values[typed[i]] = typed[i + 1];
        }

        return new Options(values);
    }

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        values.TryGetValue(name, out var text) ? Number(name, text) : otherwise;

    /// <summary>Several numbers with commas between.</summary>
    public int[] Numbers(string name, params int[] otherwise) =>
        values.TryGetValue(name, out var text)
            ? [.. text.Split(',').Select(part => Number(name, part))]
            : otherwise;

    /// <summary>A path as it was typed, whatever folder the program runs in.</summary>
    public string? Path(string name) => values.TryGetValue(name, out var path) ? Web.Hosting.Folders.FromWhereTyped(path) : null;

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new NotUnderstoodException($"'{text}' after {name} is not a whole number.");

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

/// <summary>What was typed is not understood; the message says what and where.</summary>
internal sealed class NotUnderstoodException(string message) : Exception(message);
