using System.Globalization;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Exports;

/// <summary>The formats that come in pages: how another number of events is asked for than a page of the site holds.</summary>
public static class Paging
{
    /// <summary>The name of that number in the address.</summary>
    public const string Limited = "limit";

    /// <summary>The most events of one answer.</summary>
    public const int Most = 500;

    /// <summary>The names that only a format in pages understands.</summary>
    public static readonly IReadOnlyList<string> Names = [Limited, "after"];

    /// <summary>The number asked for, from 1 to <see cref="Most"/>; the site's own where none is, or where it was not understood.</summary>
    public static int Limit(StringValues typed, List<FilterProblem> problems)
    {
        if (StringValues.IsNullOrEmpty(typed))
        {
            return TimelineQuery.PageSize;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most)
        {
            return limit;
        }

        problems.Add(new FilterProblem(Limited, typed.ToString(), Words.Both("filter.limit", Most)));
        return TimelineQuery.PageSize;
    }

    /// <summary>The whole address of the next page from one that names its <c>after</c> already: as many events of the same
    /// dataset.</summary>
    public static string Next(ExportContext edition, string address, int limit) =>
        edition.Whole(address)
        + (limit == TimelineQuery.PageSize ? "" : FormattableString.Invariant($"&{Limited}={limit}"))
        + (edition.Version is { } version ? $"&v={version}" : "");
}
