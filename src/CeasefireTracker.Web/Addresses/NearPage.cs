using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Addresses;

/// <summary>A page that a reader may have meant by an address that no page has.</summary>
/// <param name="Address">Its address, without origin.</param>
/// <param name="Name">What it is called.</param>
/// <param name="In">The language of the name (BCP 47): a source's title is in its own.</param>
public sealed record NearPage(string Address, string Name, string In)
{
    // An id is never longer, and to compare longer ones is work for nothing.
    private const int LongestPath = 200;

    // Comparing a name with a million ids would be work that anybody could ask for.
    private const int MostCompared = 20_000;

    private static readonly string[] Sections = ["actors", "events", "issues", "phases", "sources"];

    /// <summary>An address without what the sentence around it left at its end, such as <c>).</c>; null if nothing was left
    /// there.</summary>
    public static string? WithoutEnd(string path)
    {
        var end = path.Length;
        while (end > 1 && path[end - 1] != '/' && (char.IsPunctuation(path[end - 1]) || char.IsSymbol(path[end - 1])))
        {
            end--;
        }

        // A path of two slashes would be another host's address, and one of the front door is no page that was meant.
        var kept = "/" + path[..end].TrimStart('/', '\\');
        return end == path.Length || kept.Length == 1 ? null : new PathString(kept).ToUriComponent();
    }

    /// <summary>The nearest page in the language of the address; where the address names no language of ours, in each of them.</summary>
    public static IReadOnlyList<NearPage> Of(string path, OpenStore store, string siteBase)
    {
        if (path.Length > LongestPath)
        {
            return [];
        }

        var parts = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && EnumText.TryParse<Language>(parts[0], out var language))
        {
            return Find(parts[1..], new Links(language, siteBase), store) is { } near ? [near] : [];
        }

        // Another language's tag, or none at all.
        return
        [
            .. Enum.GetValues<Language>()
                .Select(language => new Links(language, siteBase))
                .Select(each =>
                    Find(parts, each, store) ?? (parts.Length > 0 && parts[0].Length <= 5 ? Find(parts[1..], each, store) : null)
                )
                .OfType<NearPage>(),
        ];
    }

    /// <summary>The nearest id of an event on the timeline; null if none is near.</summary>
    public static string? EventId(string id, OpenStore store)
    {
        if (store.Index.Count > MostCompared)
        {
            return null;
        }

        using var context = store.Context();
        return Nearest.Of(
            id.ToLowerInvariant().Replace('_', '-'),
            context.Events.Where(e => e.Ordinal != null).Select(e => e.Id).AsEnumerable()
        );
    }

    private static NearPage? Find(string[] parts, Links links, OpenStore store)
    {
        var language = links.Language;
        if (parts is [var section, var id] && Nearest.Of(section, Sections) is { } known && Item(known, id, links, store) is { } item)
        {
            return item;
        }

        (string Address, string Key)[] pages =
        [
            (links.Timeline(), "nav.timeline"),
            (links.Positions(), "positions.title"),
            (links.Brief(), "brief.name"),
            (links.Compare([]), "compare.title"),
            (links.Disputes(), "disputes.title"),
            (links.Truces(), "truces.title"),
            (links.Talks(), "talks.title"),
            (links.Phases(), "phases.title"),
            (links.Issues(), "issues.title"),
            (links.Actors(), "actors.title"),
            (links.Sources(), "sources.title"),
            (links.Terms(), "terms.title"),
            (links.Leads(), "leads.title"),
            (links.Changes(), "changes.title"),
            (links.Data(), "data.title"),
            (links.Api(), "api.title"),
            (links.About(), "about.title"),
            (links.Codebook(), "codebook.title"),
            (links.Glossary(), "glossary.title"),
        ];
        return
            Nearest.Of(
                $"/{language.Text()}/{string.Join('/', parts)}",
                parts.Length == 0 ? [] : pages.Select(page => links.Inside(page.Address))
            )
                is { } inside
            && pages.First(page => links.Inside(page.Address) == inside) is var page
            ? new NearPage(page.Address, language.Say(page.Key), language.Text())
            : null;
    }

    private static NearPage? Item(string section, string id, Links links, OpenStore store)
    {
        var (language, words) = (links.Language, store.Vocabulary);
        using var context = store.Context();
        return section switch
        {
            "actors" => Of(words.Actors.Keys, near => (links.Actor(near), words.Actors[near].Name)),
            "issues" => Of(words.Issues.Keys, near => (links.Issue(near), words.Issues[near].Label)),
            "phases" => Of(words.Phases.Keys, near => (links.Phase(near), words.Phases[near].Title)),
            "sources"
                when Nearest.Of(id, Near(context.Sources.Select(source => source.Id))) is { } near
                    && context.Sources.First(source => source.Id == near) is var source => new NearPage(
                links.Source(near),
                source.Title ?? source.Description!.In(language),
                source.Title is null ? language.Text() : source.Language
            ),
            "events" => Of(
                Near(context.Events.Where(e => e.Ordinal != null).Select(e => e.Id)),
                near => (links.Event(near), context.Events.First(e => e.Id == near).Title)
            ),
            _ => null,
        };

        NearPage? Of(IEnumerable<string> known, Func<string, (string Address, LocalizedText Name)> page) =>
            Nearest.Of(id, known) is { } near && page(near) is var (address, name)
                ? new NearPage(address, name.In(language), language.Text())
                : null;

        // What differs by more letters than can be wrong need not be looked at.
        List<string> Near(IQueryable<string> ids) =>
            [.. ids.Where(known => known.Length >= id.Length - (id.Length / 3) && known.Length <= id.Length + (id.Length / 3) + 1)];
    }
}
