using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>What the record calls things, to find them by whichever of their names a file has: no name is guessed.</summary>
public sealed class RecordNames(TrackerDataset dataset)
{
    private static readonly string[] Between = [";", "|", "\n", "、", "；"];

    private readonly Dictionary<string, string> actors = Index(
        dataset.Actors,
        actor => actor.Id,
        actor => [actor.Id, actor.Name.En, actor.Name.Ja, .. actor.Aliases]
    );

    private readonly Dictionary<string, string> publishers = Index(
        dataset.Publishers,
        publisher => publisher.Id,
        publisher => [publisher.Id, publisher.Name.En, publisher.Name.Ja]
    );

    private readonly Dictionary<string, string> kinds = Index(
        EnumText.All<EventKind>(),
        kind => kind,
        kind => [kind, Language.En.Say("kind." + kind), Language.Ja.Say("kind." + kind)]
    );

    public string? Actor(string name) => actors.GetValueOrDefault(Folded(name));

    public string? Publisher(string name) => publishers.GetValueOrDefault(Folded(name));

    public string? Kind(string name) => kinds.GetValueOrDefault(Folded(name));

    /// <summary>The names of a cell. A comma parts them only where all that it parts are known, because names have commas too.</summary>
    public IReadOnlyList<string> Parted(string cell) =>
        [
            .. cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .SelectMany(part =>
                    part.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } names
                    && Actor(part) is null
                    && names.All(name => Actor(name) is not null)
                        ? names
                        : [part]
                ),
        ];

    /// <summary>A text as names and titles are compared.</summary>
    public static string Folded(string text) =>
        string.Join(' ', SearchTokens.Fold(text).Split([' ', '\n', '\t', '\u3000', '-', '_'], StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, string> Index<T>(IEnumerable<T> things, Func<T, string> id, Func<T, IEnumerable<string>> names) =>
        things
            .SelectMany(names, (thing, name) => (Name: Folded(name), Id: id(thing)))
            .GroupBy(pair => pair.Name, pair => pair.Id)
            // A name that two have finds neither.
            .Where(group => group.Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
