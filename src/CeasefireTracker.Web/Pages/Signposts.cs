using CeasefireTracker.Web.Exports;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Pages;

/// <summary>Where programs find what a page is made of (signposting.org, RFC 8288, RFC 8574): the address to cite, the records about the
/// page, the data in it.</summary>
public static class Signposts
{
    // A proxy gives the headers of an answer a few kilobytes in all, and a filter may be long.
    private const int Longest = 1500;

    private static readonly string[] AboutAnEvent = [JsonLd.MediaType, CslJson.MediaType];
    private static readonly string[] Items = ["application/json", "text/csv", DownloadEndpoints.ZipType, DownloadEndpoints.SqliteType];

    /// <summary>The values of the header <c>Link</c>.</summary>
    public static StringValues Of(PageHead head, Reference reference, string origin)
    {
        List<string> links = [$"<{reference.Url}>; rel=\"cite-as\""];
        var alternates = head.Alternates ?? [];
        if (head.IsEvent)
        {
            links.AddRange(alternates.Where(other => AboutAnEvent.Contains(other.MediaType)).Select(other => Link(other, "describedby")));
        }

        // TimelineJS is JSON too, but only the first of a type is the data itself.
        links.AddRange(
            alternates
                .Where(other => Items.Contains(other.MediaType))
                .DistinctBy(other => other.MediaType)
                .Select(other => Link(other, "item"))
        );
        var text = string.Join(", ", links);
        return text.Length <= Longest ? text
            : links[0].Length <= Longest ? links[0]
            : StringValues.Empty;

        string Link((string MediaType, string Address) other, string relation) =>
            $"<{origin}{other.Address}>; rel=\"{relation}\"; type=\"{other.MediaType}\"";
    }
}
