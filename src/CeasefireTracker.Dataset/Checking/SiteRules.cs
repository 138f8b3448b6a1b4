using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for <c>site.yml</c> and for the colours of the parties.</summary>
internal static class SiteRules
{
    public static void Check(DatasetIndex index, ICollection<Problem> problems)
    {
        var (site, found) = (index.Dataset.Site, new Findings("data/site.yml", problems));
        found.Unique(site.Collections, collection => collection.Id, collection => collection.Line, "The collection", "まとまり");
        if (site.TruceIssue is { } issue)
        {
            found.Refers(site.FileLine, "truce-issue", issue, index.Issues);
        }

        if (site.FoundingArticle is { } article)
        {
            found.Refers(article.Line, "source", article.Source, index.Sources);
            found.Refers(article.Line, "collection", article.Collection, index.Collections);
        }

        new Findings("data/actors.yml", problems).Unique(
            index.Dataset.Actors.Where(actor => actor.Party),
            actor => actor.Colour!.Value.Text(),
            actor => actor.Line,
            "The colour",
            "色"
        );
    }
}
