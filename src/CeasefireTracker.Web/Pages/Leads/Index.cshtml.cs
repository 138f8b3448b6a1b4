using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;

namespace CeasefireTracker.Web.Pages.Leads;

/// <summary>What was reported after the record's last day and nobody has read at its source: apart from everything else.</summary>
public sealed class IndexModel : TrackerPage
{
    /// <summary>The leads of each month, by its name; of a lead of several days its last one counts.</summary>
    public IEnumerable<IGrouping<string, Lead>> ByMonth =>
        Store.Vocabulary.Leads.GroupBy(lead =>
        {
            var day = lead.Date.Span.Latest ?? lead.Date.Span.Earliest ?? default;
            return DateBound.Between(PictureUnit.Month.StartOf(day), PictureUnit.Month.LastOf(day)).From.Words(Language);
        });
}
