using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Talks;

namespace CeasefireTracker.Web.Pages.Talks;

/// <summary>Every meeting of the record: who met whom, where and how.</summary>
[QueryNames(Reader = typeof(Meetings))]
public sealed class IndexModel() : FacetListPage(Meetings.List)
{
    /// <inheritdoc/>
    public override string Address(TimelineFilter filter, string ending = "") => Links.Talks(filter, ending);
}
