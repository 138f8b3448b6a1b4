using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class MergeTests
{
    private const string Was = """
        { "date": "2025-03-11", "title": { "en": "One", "ja": "一" }, "collections": ["record"],
          "actors": [{ "actor": "russia", "role": "participant" }, { "actor": "ukraine", "role": "participant" }] }
        """;

    [Fact]
    public void Two_who_change_different_fields_lose_nothing()
    {
        var (merged, clashes) = Merge("""{ "date": "2025-03-12" }""", """{ "title": { "en": "One", "ja": "二" } }""");

        Assert.Empty(clashes);
        Assert.Equal("2025-03-12", $"{merged["date"]}");
        Assert.Equal("二", $"{merged["title"]!["ja"]}");
    }

    [Fact]
    public void The_two_languages_of_a_text_are_changed_apart()
    {
        var (merged, clashes) = Merge("""{ "title": { "en": "First", "ja": "一" } }""", """{ "title": { "en": "One", "ja": "第一" } }""");

        Assert.Empty(clashes);
        Assert.Equal("""{"en":"First","ja":"第一"}""", merged["title"]!.ToJsonString(Relaxed));
    }

    [Fact]
    public void Where_both_wrote_ones_own_stands_and_the_other_is_told()
    {
        var (merged, clashes) = Merge("""{ "date": "2025-03-12" }""", """{ "date": "2025-03-13" }""");

        Assert.Equal("2025-03-12", $"{merged["date"]}");
        Assert.Equal(("date", "2025-03-13"), (Assert.Single(clashes).Place, $"{clashes[0].Theirs}"));
    }

    [Fact]
    public void An_item_that_one_adds_stands_beside_one_that_the_other_changed()
    {
        var (merged, clashes) = Merge(
            """{ "actors": [{ "actor": "russia", "role": "host" }, { "actor": "ukraine", "role": "participant" }] }""",
            """
            { "actors": [{ "actor": "russia", "role": "participant" }, { "actor": "ukraine", "role": "participant" },
              { "actor": "united-states", "role": "mediator" }] }
            """
        );

        Assert.Empty(clashes);
        Assert.Equal(
            ["russia host", "ukraine participant", "united-states mediator"],
            merged["actors"]!.AsArray().Select(actor => $"{actor!["actor"]} {actor["role"]}")
        );
    }

    [Fact]
    public void An_item_that_one_took_away_and_the_other_changed_is_told()
    {
        var (_, clashes) = Merge(
            """{ "actors": [{ "actor": "ukraine", "role": "participant" }] }""",
            """{ "actors": [{ "actor": "russia", "role": "host" }, { "actor": "ukraine", "role": "participant" }] }"""
        );

        Assert.Equal("host", $"{Assert.Single(clashes).Theirs!["role"]}");
    }

    [Fact]
    public void An_order_that_one_gave_is_kept_though_the_other_changed_an_item()
    {
        const string Turned = """
            { "actors": [{ "actor": "ukraine", "role": "participant" }, { "actor": "russia", "role": "participant" }] }
            """;
        const string Host = """{ "actors": [{ "actor": "russia", "role": "host" }, { "actor": "ukraine", "role": "participant" }] }""";
        foreach (var (mine, theirs) in new[] { (Turned, Host), (Host, Turned) })
        {
            var (merged, clashes) = Merge(mine, theirs);

            Assert.Empty(clashes);
            Assert.Equal(
                ["ukraine participant", "russia host"],
                merged["actors"]!.AsArray().Select(actor => $"{actor!["actor"]} {actor["role"]}")
            );
        }
    }

    [Fact]
    public void Ids_that_each_adds_to_a_list_are_both_there()
    {
        var (merged, clashes) = Merge("""{ "collections": ["record", "article"] }""", """{ "collections": ["other"] }""");

        Assert.Empty(clashes);
        Assert.Equal(["other", "article"], merged["collections"]!.AsArray().Select(id => $"{id}"));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static (JsonObject Merged, IReadOnlyList<Clash> Clashes) Merge(string mine, string theirs) =>
        FieldMerge.Of(PartKind.Event.Fields, Parsed(Was), Changed(mine), Changed(theirs));

    private static JsonObject Changed(string change)
    {
        var whole = Parsed(Was);
        foreach (var (name, value) in Parsed(change))
        {
            whole[name] = value!.DeepClone();
        }

        return whole;
    }

    private static JsonObject Parsed(string json) => JsonNode.Parse(json)!.AsObject();
}
