using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Turns the map of <c>site.yml</c> into a record.</summary>
internal static class SiteReader
{
    public static SiteProfile Profile(FieldReader fields) => new(
        fields.Localized("name"), fields.Localized("line"), fields.Localized("title"), fields.Localized("subject"), fields.Localized("search-example"),
        fields.OptionalLocalized("licence"), fields.Maps("collections", Collection), Article(fields.OptionalMap("founding-article")), fields.Line);

    private static EventCollection Collection(FieldReader fields) => new(fields.Id("id"), fields.Localized("name"), fields.Line);

    private static FoundingArticle? Article(FieldReader? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var article = new FoundingArticle(fields.Text("source"), fields.Text("collection"), fields.LocalizedList("text"), fields.LocalizedList("left"), fields.Line);
        fields.Done();
        return article;
    }
}
