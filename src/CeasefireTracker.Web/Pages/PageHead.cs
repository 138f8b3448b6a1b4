using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Web.Pages;

/// <summary>What the layout needs to know of a page, set by the page in <c>ViewData["Head"]</c>.</summary>
/// <param name="Title">The title without the site's name.</param>
/// <param name="Description">One sentence for search results and link previews.</param>
/// <param name="Canonical">The page's own address, path and query; null: the path as asked.</param>
/// <param name="Section">The key of the navigation entry that the page belongs to.</param>
/// <param name="IsIndexed">False keeps the page out of search engines.</param>
/// <param name="Alternates">Other formats of the same: media type and address.</param>
public sealed record PageHead(
    string Title,
    string Description,
    string Section,
    string? Canonical = null,
    bool IsIndexed = true,
    IReadOnlyList<(string MediaType, string Address)>? Alternates = null
)
{
    /// <summary>The picture of the page for sites that show a link to it, and what it is in words; null: the site's own.</summary>
    public (string Address, string Alt)? Card { get; init; }

    /// <summary>How the page is cited; null: by its title, its address and the day on which the record last changed.</summary>
    public Reference? Reference { get; init; }

    /// <summary>True of the page of one event, whose bibliographic formats are about the page itself and not about what it cites.</summary>
    public bool IsEvent { get; init; }
}
