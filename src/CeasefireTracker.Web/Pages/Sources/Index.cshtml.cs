using System.Globalization;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Pages.Sources;

/// <summary>Every document that something rests on, by publisher.</summary>
[QueryNames("url")]
public sealed class IndexModel : TrackerPage
{
    public IReadOnlyList<IGrouping<PublisherRow, SourceRow>> Publishers { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>What rests on the address that was asked for; null if none was.</summary>
    public BlastRadius? Radius { get; private set; }

    public IActionResult OnGet([FromQuery(Name = "url")] string? url)
    {
        if (string.IsNullOrWhiteSpace(url) && ToOwnAddress(Links.Sources()) is { } redirect)
        {
            return redirect;
        }

        Radius = string.IsNullOrWhiteSpace(url) ? null : BlastRadius.Of(Store, url, Stop);
        using var context = Store.Context();
        var sources = Store.Vocabulary.Published(context.Sources.Include(source => source.Citations).AsEnumerable().TakeUntil(Stop));
        Total = sources.Count;
        Publishers =
        [
            .. sources
                .OrderBy(source => source.Published?.Span.Earliest ?? DateOnly.MaxValue)
                .ThenBy(source => source.Id, StringComparer.Ordinal)
                .GroupBy(source => Store.Vocabulary.Publishers[source.PublisherId])
                .OrderBy(group => group.Key.Name.In(Language), StringComparer.Create(Language.Culture(), CompareOptions.IgnoreCase)),
        ];
        return Page();
    }
}
