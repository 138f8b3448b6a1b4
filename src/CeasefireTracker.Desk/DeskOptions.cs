using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Desk;

/// <summary>Everything that can be set for the desk: the configuration section <c>Desk</c>, read and checked once.</summary>
public sealed record DeskOptions
{
    private static readonly string[] Names = ["Data", "State", "Database", "Remote", "Name", "Email"];

    /// <summary>The data folder that readers' sites watch: what is published is put there.</summary>
    public required string Data { get; init; }

    /// <summary>Where the desk keeps what is its own: its database, the bare clone, the keys of its cookies.</summary>
    public required string State { get; init; }

    /// <summary>How to reach the PostgreSQL database that keeps the drafts; null: a SQLite file in <see cref="State"/>.</summary>
    public string? Database { get; init; }

    /// <summary>The repository that commits are pushed to, an address or a path; null: none.</summary>
    public string? Remote { get; init; }

    /// <summary>Whose name commits carry in the one-person mode; null: as git's own settings say.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="Name"/>
    public string? Email { get; init; }

    /// <summary>True as long as the desk is one editor's, on their own machine.</summary>
    public bool IsOnePerson { get; init; } = true;

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">Something in it cannot be used or is unknown; all of it is told at once.</exception>
    public static DeskOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Desk");
        var problems = section
            .GetChildren()
            .Where(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"Desk__{child.Key} is no setting; there are {string.Join(", ", Names.Select(name => "Desk__" + name))}.")
            .ToList();
        var options = new DeskOptions
        {
            Data = Folder("Data", "data"),
            State = Folder("State", ".desk"),
            Database = Text("Database"),
            Remote = Text("Remote"),
            Name = Text("Name"),
            Email = Text("Email"),
        };
        if (!Path.GetRelativePath(options.Data, options.State).StartsWith("..", StringComparison.Ordinal))
        {
            problems.Add($"Desk__State: '{options.State}' lies in the data folder, where readers of data would stumble over it.");
        }

        problems.AddRange(Listening(configuration).Where(IsOpen).Select(NotAlone));
        return problems.Count == 0 ? options : throw new SettingsException(problems);

        string? Text(string name) => section[name]?.Trim() is { Length: > 0 } value ? value : null;

        string Folder(string name, string beside) =>
            Text(name) is { } path ? Folders.FromWhereTyped(path) : Path.Combine(Folders.Root(), beside);
    }

    /// <summary>The addresses that the program shall listen on.</summary>
    public static IReadOnlyList<string> Listening(IConfiguration configuration) =>
        configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } urls
            ? urls
            : ["http://127.0.0.1:5090"];

    private static bool IsOpen(string url) => !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);

    private static string NotAlone(string url) =>
        $"{url} can be reached from other machines. For one editor the desk listens on this machine alone, such as http://127.0.0.1:5090.";
}
