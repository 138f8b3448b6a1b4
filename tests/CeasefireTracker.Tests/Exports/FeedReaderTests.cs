using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The feeds, read by feedsmith, which had no part in writing them.</summary>
[Collection(ReadElsewhere.Name)]
public sealed class FeedReaderTests(ReadElsewhere elsewhere)
{
    [ReaderTheory]
    [InlineData("en", "ja", "from February 2023")]
    [InlineData("ja", "en", "2023年2月")]
    public async Task The_feed_has_every_event_with_its_title_its_date_in_words_and_both_its_pages(
        string language,
        string other,
        string date
    )
    {
        var feed = await elsewhere.Found("feeds", "timeline." + language);
        var entries = feed.GetProperty("entries")
            .EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("id").GetString()!.Split('/')[^1]);
        using var context = elsewhere.Site.Store.Context();
        var titles = context
            .Events.Where(e => e.Ordinal != null)
            .AsEnumerable()
            .ToDictionary(e => e.Id, e => language == "ja" ? e.Title.Ja : e.Title.En);

        Assert.Equal(titles.Keys.Order(StringComparer.Ordinal), entries.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, entry) in entries)
        {
            Assert.StartsWith(titles[id], Value(entry, "title"), StringComparison.Ordinal);
            Assert.Equal([(language, $"{AwkwardSite.Origin}/{language}/events/{id}")], Links(entry, "alternate"));
            Assert.Equal([(other, $"{AwkwardSite.Origin}/{other}/events/{id}")], Links(entry, "related"));
            Assert.Equal("html", entry.GetProperty("content").GetProperty("type").GetString());
            Assert.NotEmpty(Value(entry, "summary"));
        }

        // Markup in a text is text in its HTML, which is itself escaped once.
        Assert.DoesNotContain("<b>", Value(entries["interval"], "content"), StringComparison.Ordinal);
        Assert.Contains("<p><strong>", Value(entries["interval"], "content"), StringComparison.Ordinal);
        Assert.Contains(date, Value(entries["open-interval"], "title"), StringComparison.Ordinal);
        Assert.Equal("2026-11-25T00:00:00Z", entries["some-year"].GetProperty("published").GetString());
        Assert.Equal("2026-12-01T00:00:00Z", entries["some-year"].GetProperty("updated").GetString());
    }

    [ReaderTheory]
    [InlineData("en", "timeline")]
    [InlineData("ja", "timeline")]
    [InlineData("en", "changes")]
    [InlineData("ja", "changes")]
    public async Task A_feed_names_its_language_itself_and_the_dataset_that_made_it(string language, string list)
    {
        var feed = await elsewhere.Found("feeds", $"{list}.{language}");

        Assert.Equal(language, feed.GetProperty("xml").GetProperty("lang").GetString());
        Assert.Equal($"tag:ceasefiretracker.example,2026-11-24:{language}/{list}", feed.GetProperty("id").GetString());
        Assert.Equal([(language, $"{AwkwardSite.Origin}/{language}/{list}.atom")], Links(feed, "self"));
        Assert.Equal(elsewhere.Site.Store.Hash, feed.GetProperty("generator").GetProperty("version").GetString());
        Assert.Equal("2026-12-01T00:00:00Z", feed.GetProperty("updated").GetString());
        Assert.NotEmpty(feed.GetProperty("authors")[0].GetProperty("name").GetString()!);
    }

    private static string Value(JsonElement entry, string name) => entry.GetProperty(name).GetProperty("value").GetString()!;

    private static IEnumerable<(string? Language, string? Address)> Links(JsonElement element, string relation) =>
        element
            .GetProperty("links")
            .EnumerateArray()
            .Where(link => link.GetProperty("rel").GetString() == relation)
            .Select(link => (link.GetProperty("hreflang").GetString(), link.GetProperty("href").GetString()));
}
