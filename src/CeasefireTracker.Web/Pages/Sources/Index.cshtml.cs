using System.Globalization;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Pages.Sources;

/// <summary>Every document that something rests on, by publisher.</summary>
[QueryNames("url", "q", "after")]
public sealed class IndexModel : TrackerPage
{
    private const int PageSize = 60;

    /// <summary>The documents of this page, publisher by publisher.</summary>
    public IReadOnlyList<IGrouping<PublisherRow, SourceRow>> Publishers { get; private set; } = [];

    /// <summary>How many documents and publishers there are on all pages.</summary>
    public (int Sources, int Publishers) Total { get; private set; }

    /// <summary>The place of the page's first document among them, from 1, and of its last.</summary>
    public (int First, int Last) Place { get; private set; }

    /// <summary>The document after which the page begins; null: the first page.</summary>
    public string? After { get; private set; }

    /// <summary>The <c>after</c> of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    public NameSearch Search { get; private set; } = new(null);

    /// <summary>What was not understood of the address; null: nothing.</summary>
    public string? Problem { get; private set; }

    /// <summary>What rests on the address that was asked for; null if none was.</summary>
    public BlastRadius? Radius { get; private set; }

    public IActionResult OnGet(
        [FromQuery(Name = "url")] string? url,
        [FromQuery(Name = "q")] string? search,
        [FromQuery(Name = "after")] string? after
    )
    {
        Search = new NameSearch(search);
        if (string.IsNullOrWhiteSpace(url) && ToOwnAddress(Links.SourcesWith(Search.Typed, after?.Trim())) is { } redirect)
        {
            return redirect;
        }

        Radius = string.IsNullOrWhiteSpace(url) ? null : BlastRadius.Of(Store, url, Stop);
        using var context = Store.Context();
        var found = Store
            .Vocabulary.Published(context.Sources.Include(source => source.Citations).AsEnumerable().TakeUntil(Stop))
            .Where(source => Search.Finds(source.Texts()))
            // In one order in both languages, so that a page's address names the same documents in either.
            .OrderBy(source => source.Publisher.Name.En, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase))
            .ThenBy(source => source.PublisherId, StringComparer.Ordinal)
            .ThenBy(source => source.Published?.Span.Earliest ?? DateOnly.MaxValue)
            .ThenBy(source => source.Id, StringComparer.Ordinal)
            .ToList();
        var begin = string.IsNullOrEmpty(after) ? 0 : found.FindIndex(source => source.Id == after) + 1;
        if (begin == 0 && !string.IsNullOrEmpty(after))
        {
            Problem = Say("sources.after", FilterProblem.Shown(after));
            Response.Headers.CacheControl = "no-store";
        }

        After = begin == 0 ? null : after;
        var shown = found.Skip(begin).Take(PageSize).ToList();
        Total = (found.Count, found.DistinctBy(source => source.PublisherId).Count());
        Place = (shown.Count == 0 ? 0 : begin + 1, begin + shown.Count);
        Next = begin + shown.Count < found.Count ? shown[^1].Id : null;
        Publishers = [.. shown.GroupBy(source => source.Publisher)];
        return Page();
    }
}
