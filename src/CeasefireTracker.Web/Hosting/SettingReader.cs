using System.Globalization;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Reads the settings of a section by name and collects everything that is wrong with them. An empty value counts as
/// none.</summary>
internal sealed class SettingReader(IConfiguration configuration, string program = "Tracker")
{
    private readonly IConfigurationSection section = configuration.GetSection(program);
    private readonly Dictionary<string, string> defaults = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems = [];
    private readonly List<string> seen = [];

    /// <summary>One sentence a mistake, in the order of reading.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Every name that was asked for, with its default in words and, of a number, what it may be.</summary>
    public IReadOnlyDictionary<string, string> Defaults => defaults;

    /// <summary>What readers may see of the settings: all names and values but those of <see cref="Folder"/>, <see cref="Secret"/>,
    /// <see cref="Flag"/> and <see cref="Number"/>, which change no answer.</summary>
    public string Seen => string.Join('\n', seen);

    /// <summary>The value, or null if there is none.</summary>
    public string? Text(string name, string told = "—")
    {
        var value = Value(name, told);
        seen.Add($"{name}={value}");
        return value;
    }

    /// <summary>What stands between semicolons.</summary>
    public IReadOnlyList<string> List(string name, string told)
    {
        lists.Add(name);
        return Text(name, told)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
    }

    /// <summary>A folder; one that is not whole counts from where the command was typed.</summary>
    public string Folder(string name, string otherwise, string told) =>
        Value(name, told) is { } path ? Folders.FromWhereTyped(path) : otherwise;

    /// <summary>A value that is nobody's business: no reader may see it, and no answer depends on it.</summary>
    public string? Secret(string name, string told) => Value(name, told);

    /// <summary>Yes or no; without a value no.</summary>
    public bool Flag(string name)
    {
        var text = Value(name, "`false`");
        if (text is null || bool.TryParse(text, out var flag))
        {
            return text is not null && bool.Parse(text);
        }

        Problem(name, text, "is neither true nor false");
        return false;
    }

    /// <summary>A whole number within bounds, both inclusive.</summary>
    public int Number(string name, int otherwise, int least, int most, string? told = null)
    {
        told ??= otherwise.ToString(CultureInfo.InvariantCulture);
        if (Value(name, FormattableString.Invariant($"{told} ({least} to {most})")) is not { } text)
        {
            return otherwise;
        }

        if (
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        Problem(name, text, FormattableString.Invariant($"is not a whole number from {least} to {most}"));
        return otherwise;
    }

    /// <summary>Notes that a value cannot be used; <paramref name="why"/> ends the sentence.</summary>
    public void Problem(string name, string value, string why) => problems.Add($"{program}__{name}: '{value}' {why}.");

    /// <summary>Notes every name that nobody has asked for, or that is written as more than one text.</summary>
    public void Unknown()
    {
        foreach (var name in section.GetChildren().Select(child => child.Key).Where(name => !defaults.ContainsKey(name)))
        {
            var near = Nearest.Of(name, defaults.Keys);
            problems.Add($"{program}__{name} is no setting{(near is null ? "." : $"; did you mean {program}__{near}?")}");
        }

        // A list as the framework writes them, Name__0, would else be passed over.
        foreach (var name in section.GetChildren().Where(child => defaults.ContainsKey(child.Key)))
        {
            foreach (var part in name.GetChildren())
            {
                problems.Add(
                    $"{program}__{name.Key}__{part.Key} is no setting; {program}__{name.Key} is one text"
                        + (lists.Contains(name.Key) ? ", with semicolons between its values." : ".")
                );
            }
        }

        // The framework's own guard goes by this name, and turns probes away that come by address.
        var own = configuration.GetSection("AllowedHosts");
        if (own.Value is { Length: > 0 } || own.GetChildren().Any())
        {
            var near = defaults.ContainsKey("AllowedHosts") ? "AllowedHosts" : "PublicOrigin";
            problems.Add($"AllowedHosts is no setting; did you mean {program}__{near}?");
        }
    }

    private string? Value(string name, string told)
    {
        defaults[name] = told;
        return section[name]?.Trim() is { Length: > 0 } value ? value : null;
    }
}

/// <summary>The settings cannot be used; <see cref="Exception.Message"/> has a line a mistake.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>The exit code of a program whose settings, or whose machine, cannot be right: EX_CONFIG of sysexits.h, which the service's
    /// unit does not start again after.</summary>
    public const int ExitCode = 78;
}
