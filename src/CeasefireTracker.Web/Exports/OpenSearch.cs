using System.Text;
using System.Xml.Linq;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>Tells browsers and feed readers how to search the timeline (OpenSearch 1.1).</summary>
public static class OpenSearch
{
    public const string MediaType = "application/opensearchdescription+xml";
    private static readonly XNamespace Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    public static IResult Answer(ExportContext edition, IReadOnlyList<FilterProblem> problems)
    {
        if (problems.Count > 0)
        {
            return ProblemAnswer.Of(problems, edition.Links);
        }

        var language = edition.Language;
        var description = new XElement(
            Namespace + "OpenSearchDescription",
            new XElement(Namespace + "ShortName", ShortName(edition.SiteName)),
            new XElement(Namespace + "Description", language.Say("opensearch.description", edition.Store.Site.Subject.In(language))),
            new XElement(Namespace + "Language", language.Text()),
            new XElement(Namespace + "InputEncoding", "UTF-8"),
            new XElement(Namespace + "OutputEncoding", "UTF-8"),
            new XElement(
                Namespace + "Image",
                new XAttribute("width", 16),
                new XAttribute("height", 16),
                new XAttribute("type", "image/svg+xml"),
                edition.Whole(edition.Links.Favicon())
            ),
            Url("text/html", ""),
            Url(AtomFeed.MediaType, ".atom"),
            Url("application/json", ".json")
        );
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{description}\n", MediaType, Encoding.UTF8);

        XElement Url(string type, string ending) =>
            new(
                Namespace + "Url",
                new XAttribute("type", type),
                new XAttribute("template", $"{edition.Whole(edition.Links.Timeline())}{ending}?q={{searchTerms}}")
            );
    }

    // The format allows 16 characters.
    private static string ShortName(string name) => name.Length <= 16 ? name : name[..16];
}
