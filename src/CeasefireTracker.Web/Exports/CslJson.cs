using System.Text.Json.Serialization;

namespace CeasefireTracker.Web.Exports;

/// <summary>References as CSL-JSON 1.0: plain date-parts and known types only, because a reader drops the whole file for one it doesn't
/// know.</summary>
public static class CslJson
{
    public const string MediaType = "application/vnd.citationstyles.csl+json";

    public static IEnumerable<string> Write(IEnumerable<Reference> references)
    {
        var before = "[\n";
        foreach (var reference in references)
        {
            yield return before + TrackerJson.Text(Item(reference), TrackerCslJson.Default.CslItem);
            before = ",\n";
        }

        yield return before == "[\n" ? "[]\n" : "\n]\n";
    }

    private static CslItem Item(Reference reference) =>
        new(
            reference.Key,
            reference.Type == ReferenceType.Newspaper ? "article-newspaper" : "webpage",
            reference.Title,
            reference.Author is { } author ? [new CslName(author)] : null,
            reference.Container,
            Date(reference.Issued),
            reference.Url,
            Date(reference.Accessed is { } day ? DateParts.Of(day) : null),
            reference.Language,
            reference.Note
        );

    private static CslDate? Date(DateParts? date) =>
        date is null
            ? null
            : new CslDate([
                [.. new[] { date.Year, date.Month, date.Day }.OfType<int>()],
            ]);
}

public sealed record CslItem(
    string Id,
    string Type,
    string Title,
    IReadOnlyList<CslName>? Author,
    [property: JsonPropertyName("container-title")] string ContainerTitle,
    CslDate? Issued,
    [property: JsonPropertyName("URL")] string? Url,
    CslDate? Accessed,
    string Language,
    string Note
);

public sealed record CslName(string Literal);

public sealed record CslDate([property: JsonPropertyName("date-parts")] IReadOnlyList<IReadOnlyList<int>> DateParts);
