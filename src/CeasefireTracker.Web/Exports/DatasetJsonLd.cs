using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>The whole record as a <c>schema.org/Dataset</c>, for search engines of data. Safe inside a script element: no angle bracket is
/// written as itself.</summary>
public static class DatasetJsonLd
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <param name="files">The files that hold everything: address and media type.</param>
    public static string Text(ExportContext edition, IEnumerable<(string Address, string MediaType)> files)
    {
        var (language, store) = (edition.Language, edition.Store);
        var lists = DataList.All.SelectMany(
            offer => offer.Endings.Where(ending => ending.Suffix is ".csv" or ".json" or ".ndjson"),
            (offer, ending) => (Address: offer.Address(edition.Links, ending.Suffix), ending.MediaType)
        );
        var dataset = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Dataset",
            ["@id"] = edition.Tag("dataset"),
            ["url"] = edition.Whole(edition.Links.Data()),
            ["name"] = $"{edition.SiteName}{language.Say("list.colon")}{store.Site.Title.In(language)}",
            ["description"] = $"{store.Site.Line.In(language)} {language.Say("timeline.lead")}",
            ["version"] = store.Hash,
            ["dateModified"] = FormattableString.Invariant($"{store.ChangedOn:yyyy-MM-dd}"),
            ["temporalCoverage"] = $"{Day(FirstDay(store))}/{Day(store.RecordedUpTo)}",
            ["inLanguage"] = new JsonArray([.. EnumText.All<Language>().Select(tag => (JsonNode)tag)]),
            ["isAccessibleForFree"] = true,
            ["creator"] = new JsonObject
            {
                ["@type"] = "Organization",
                ["name"] = edition.Site.Responsible?.In(language) ?? edition.SiteName,
                ["url"] = edition.Whole(edition.Links.About()),
            },
            ["distribution"] = new JsonArray([
                .. files
                    .Concat(lists)
                    .Select(file =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["@type"] = "DataDownload",
                                ["contentUrl"] = edition.Whole(file.Address),
                                ["encodingFormat"] = file.MediaType,
                            }
                    ),
            ]),
        };
        return dataset.ToJsonString(Options);

        // An end that is open is two dots (ISO 8601-2).
        // The picture begins with the story; the record with its first event.
        static DateOnly? FirstDay(OpenStore store) =>
            store.Index is { FirstDated: var first } index && first < index.Count ? index.Days(first).Earliest : null;

        static string Day(DateOnly? day) => day is { } known ? FormattableString.Invariant($"{known:yyyy-MM-dd}") : "..";
    }
}
