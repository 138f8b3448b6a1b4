using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Truces;

namespace CeasefireTracker.Web.Pages.Truces;

/// <summary>Every truce of the record in one table.</summary>
[QueryNames(Reader = typeof(TruceList))]
public sealed class IndexModel() : FacetListPage(TruceList.List)
{
    /// <inheritdoc/>
    public override string Address(TimelineFilter filter, string ending = "") => Links.Truces(filter, ending);
}
