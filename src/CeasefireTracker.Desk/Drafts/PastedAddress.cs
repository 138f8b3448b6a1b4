using System.Text.Json.Nodes;
using System.Web;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Addresses;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What is known of an address that somebody pasted.</summary>
/// <param name="Url">The address in one spelling, without what only tells how it was found.</param>
/// <param name="Known">The source that has it already; null if there is none.</param>
/// <param name="Publisher">Whose host it is; null if nobody's that is known.</param>
public sealed record PastedAddress(string Url, Source? Known, Publisher? Publisher)
{
    // What all other documents of the same publisher have alike, a new one will have too; whoever cites it sees it and can change it.
    private IReadOnlyList<(string Field, string Value)> Alike { get; init; } = [];

    /// <summary>What is known of the address; null if it is none.</summary>
    public static PastedAddress? Of(string text, TrackerDataset dataset)
    {
        if (Normal(text) is not { } url)
        {
            return null;
        }

        var known = dataset.Sources.FirstOrDefault(source =>
            source.Also.Prepend(source.Url).Any(other => other is not null && Same(other, url))
        );
        var host = Host(url);
        var publisher =
            dataset.Publishers.FirstOrDefault(publisher => publisher.Home is { } home && Host(home) == host)
            ?? dataset
                .Sources.Where(source => source.Url is { } other && Host(other) == host)
                .GroupBy(source => source.Publisher)
                .OrderByDescending(group => group.Count())
                .Select(group => dataset.Publishers.FirstOrDefault(publisher => publisher.Id == group.Key))
                .FirstOrDefault();
        return new PastedAddress(url, known, publisher) { Alike = [.. AlikeOf(dataset, publisher)] };
    }

    private static IEnumerable<(string, string)> AlikeOf(TrackerDataset dataset, Publisher? publisher)
    {
        var others = dataset.Sources.Where(source => source.Publisher == publisher?.Id).ToList();
        return new (string Field, Func<Source, string> Of)[]
        {
            ("language", source => source.Language),
            ("access", source => source.Access.Text()),
            ("tier", source => source.Tier.Text()),
        }
            .Select(pair => (pair.Field, Values: others.Select(pair.Of).Distinct(StringComparer.Ordinal).ToList()))
            .Where(pair => pair.Values.Count == 1)
            .Select(pair => (pair.Field, pair.Values[0]));
    }

    /// <summary>The address in one spelling: no tracking names, no part of the page, no copy for telephones; null if it is none.</summary>
    public static string? Normal(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var host = uri.IdnHost;
        foreach (var copy in new[] { "m.", "mobile.", "amp." })
        {
            host = host.StartsWith(copy, StringComparison.Ordinal) && host.Count(c => c == '.') > 1 ? host[copy.Length..] : host;
        }

        var path = uri.AbsolutePath;
        path =
            path.EndsWith("/amp", StringComparison.Ordinal) || path.EndsWith("/amp/", StringComparison.Ordinal)
                ? path[..path.LastIndexOf("/amp", StringComparison.Ordinal)]
                : path;
        var query = string.Join(
            '&',
            uri.Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(pair => !TrackingNames.IsTracking(HttpUtility.UrlDecode(pair.Split('=')[0])) && pair is not ("amp" or "amp=1"))
        );
        return $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}"))}{(path.Length == 0 ? "/" : path)}{(query.Length == 0 ? "" : "?" + query)}";
    }

    /// <summary>A new source of this address, as far as the address tells.</summary>
    /// <param name="published">When it was published (EDTF), if somebody said so.</param>
    /// <param name="isTaken">True of an id that something has.</param>
    public JsonObject Source(string published, Func<string, bool> isTaken)
    {
        var name =
            Publisher?.Id
            ?? new string([.. Host(Url).Split('.')[0].Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')]);
        var id = published.Length == 0 ? name : $"{name}-{published}";
        id =
            Slug.IsValid(id) ? id
            : Slug.IsValid(name) ? name
            : "source";
        var free = id;
        for (var number = 2; isTaken(free); number++)
        {
            free = FormattableString.Invariant($"{id}-{number}");
        }

        var typed = new JsonObject { ["id"] = free, ["url"] = Url };
        if (Publisher is not null)
        {
            typed["publisher"] = Publisher.Id;
        }

        if (published.Length > 0)
        {
            typed["published"] = published;
        }

        foreach (var (field, value) in Alike)
        {
            typed[field] = value;
        }

        return typed;
    }

    /// <summary>By what an address is the same address, however it is spelt.</summary>
    public static string Key(string url) => WithoutScheme(Normal(url) ?? url);

    private static bool Same(string one, string other) => Key(one) == WithoutScheme(other);

    private static string WithoutScheme(string url) =>
        url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/') is var rest
        && rest.StartsWith("www.", StringComparison.Ordinal)
            ? rest[4..]
            : rest;

    private static string Host(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IdnHost is var host && host.StartsWith("www.", StringComparison.Ordinal)
            ? host[4..]
            : uri?.IdnHost ?? "";
}
