using System.Globalization;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Sources;

/// <summary>
/// Where to look for an archived copy of a document: the Wayback Machine's address for it and its day. Computed; nobody checked that a copy
/// exists.
/// </summary>
/// <param name="Date">The day asked for, <c>yyyy-MM-dd</c>: the first that the publication's date may mean, else, and at the latest, the
/// one on which the tracker first cited it.</param>
public sealed record ArchivedCopy(string Address, string Date)
{
    /// <summary>The place to look, or null for a document without an address.</summary>
    public static ArchivedCopy? Of(SourceRow source, DateOnly added)
    {
        if (source.Url is not { } url)
        {
            return null;
        }

        var day = source.Published?.LastCertain(added) ?? added;
        return new ArchivedCopy(
            string.Create(CultureInfo.InvariantCulture, $"https://web.archive.org/web/{day:yyyyMMdd}/{url}"),
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }
}
