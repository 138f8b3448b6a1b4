using System.Globalization;
using CeasefireTracker.Web.Changes;
using CeasefireTracker.Web.Filters;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Changes;

/// <summary>Corrections, withdrawals and additions, the newest first, a hundred a page.</summary>
[QueryNames("page")]
public sealed class IndexModel : TrackerPage
{
    private const int Size = 100;

    public IReadOnlyList<LogEntry> Entries { get; private set; } = [];

    /// <summary>What readers reported and what came of it; on the first page alone.</summary>
    public IReadOnlyList<SettledReport> Reports => field ??= Number == 1 ? SettledReports.Of(Store) : [];

    public int Total { get; private set; }

    /// <summary>The page, from 1.</summary>
    public int Number { get; private set; } = 1;

    public int First => Entries.Count == 0 ? 0 : (Number - 1) * Size + 1;

    public bool HasNext => Number * Size < Total;

    public string? Problem { get; private set; }

    public IActionResult OnGet([FromQuery(Name = "page")] string? page)
    {
        if (string.IsNullOrWhiteSpace(page) && ToOwnAddress(Links.Changes()) is { } redirect)
        {
            return redirect;
        }

        var log = new ChangeLog(Store, Stop);
        Total = log.Count();
        var last = Math.Max(1, (Total + Size - 1) / Size);
        if (int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= last)
        {
            Number = number;
        }
        else if (!string.IsNullOrWhiteSpace(page))
        {
            Problem = page.Length <= 30 ? page : page[..30] + "…";
            Response.Headers.CacheControl = "no-store";
        }

        Entries = log.Read((Number - 1) * Size, Size);
        return Page();
    }

    public string PageAddress(int number) =>
        number == 1 ? Links.Changes() : FormattableString.Invariant($"{Links.Changes()}?page={number}");
}
