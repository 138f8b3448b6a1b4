using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Search;

/// <summary>Places under the spellings that the data gives them.</summary>
public sealed class PlaceNameTests
{
    [Fact]
    public void A_place_is_found_and_marked_under_a_spelling_that_only_the_data_knows()
    {
        using var record = new SmallRecord();
        Assert.Empty(Found(record.Open(), "Turkey"));

        using var another = new SmallRecord().Write("data/place-names.yml", "- id: turkiye\n  spellings: [Türkiye, Turkey, トルコ]\n");
        var store = another.Open();

        Assert.Equal(["istanbul-draft"], Found(store, "Turkey"));
        Assert.Equal(["istanbul-draft"], Found(store, "\"in turkey\""));
        Assert.Contains(
            new SearchMarks(SearchText.Parse("turkey", KnownWords.Of(store).Spellings)).In("トルコで示される"),
            piece => piece is { Text: "トルコ", IsMarked: true }
        );
    }

    private static List<string> Found(OpenStore store, string typed)
    {
        using var context = store.Context();
        var ordinals = SearchIndex.Find(store, SearchText.Parse(typed, KnownWords.Of(store).Spellings))!.Ordinals().ToList();
        return
        [
            .. context
                .Events.Where(e => e.Ordinal != null)
                .AsEnumerable()
                .Where(e => ordinals.Contains(e.Ordinal!.Value))
                .Select(e => e.Id),
        ];
    }
}
