using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Addresses;

/// <summary>The language in which somebody asks; the first one where nothing says so.</summary>
public static class LanguageAsked
{
    /// <summary>The language that a path begins with, such as <c>/ja/timeline</c>, in whatever case.</summary>
    public static Language Of(PathString path) =>
        path.Value?.Split('/') is ["", var first, ..] && EnumText.TryParse<Language>(first.ToLowerInvariant(), out var language)
            ? language
            : default;

    /// <summary>The language that the reader's browser likes best of those that there are (RFC 9110, 12.5.4).</summary>
    public static Language Of(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptLanguage;
        return Enum.GetValues<Language>().MaxBy(language => Weight(language.Text()));

        double Weight(string tag) =>
            accepted
                .Where(range =>
                    range.Value.Equals(tag, StringComparison.OrdinalIgnoreCase)
                    || range.Value.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase)
                )
                .Select(range => range.Quality ?? 1)
                .DefaultIfEmpty(0)
                .Max();
    }
}
