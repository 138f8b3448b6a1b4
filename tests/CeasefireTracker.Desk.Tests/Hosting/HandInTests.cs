using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Hosting;

/// <summary>A program with a token, and the one address that it may ask.</summary>
[TakesLong]
public sealed class HandInTests : IDisposable
{
    private const string Address = "/hand-in";

    private readonly Team team = new();

    public void Dispose() => team.Dispose();

    /// <summary>The example of data/README.md.</summary>
    internal static string Example { get; } =
        Regex
            .Match(
                File.ReadAllText(Path.Combine(DeskSite.Repository(), "data", "README.md")),
                @"<<'END'\n(.*?)\n *END\n",
                RegexOptions.Singleline
            )
            .Groups[1]
            .Value;

    [Fact]
    public async Task What_a_program_hands_in_is_somebodys_once_they_take_it_up_and_then_another_publishes_it()
    {
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        var (ben, _) = await team.Join("ben@example.org", DeskRole.Editor, "Ben");
        using (zoe)
        using (ben)
        {
            await zoe.Open("/en/programs");
            await zoe.Type("name", "Harvest").Type("days", "30").Press("form[action$=give] button");
            var token = zoe.Page.QuerySelector(".codes code")!.TextContent;
            using (var page = await zoe.Get("/en/programs"))
            {
                Assert.True(page.Headers.CacheControl!.NoStore);
            }

            await zoe.Open("/en/programs");
            Assert.DoesNotContain(token, zoe.Page.Source.Text, StringComparison.Ordinal);

            var (status, answer) = await HandIn(token, Example);

            Assert.Equal(HttpStatusCode.Created, status);
            var draft = Assert.Single(answer["drafts"]!.AsArray())!;
            Assert.Equal(("became", "", 1), ((string)draft["end"]!, (string)draft["pointer"]!, (int)draft["draft"]!));
            Assert.Equal(Team.Origin + "/en/drafts/1", (string)draft["address"]!);

            await ben.Open("/en/");
            Assert.Contains("the program Harvest", ben.Text, StringComparison.Ordinal);
            await ben.Open("/en/drafts/1");
            Assert.Contains("handed in by the program Harvest", ben.Text, StringComparison.Ordinal);
            Assert.Null(ben.Page.QuerySelector("form[action='?handler=Submit']"));
            // Nobody may pass over the one who takes it up.
            Assert.False(team.Within(services => services.GetRequiredService<Rights>().CanSubmit(Ben, Draft(services))));
            await ben.Press("form[action='?handler=TakeUp'] button");
            await ben.Press("form[action='?handler=Submit'] button");
            await ben.Open("/en/drafts/1/review");
            Assert.Null(ben.Page.QuerySelector("button[formaction='?handler=Publish']"));
            await zoe.Open("/en/drafts/1/review");
            Assert.NotNull(zoe.Page.QuerySelector("button[formaction='?handler=Publish']"));
            await zoe.Open("/en/drafts/1");
            Assert.Contains("Draft 1 by Ben", zoe.Text, StringComparison.Ordinal);
            Assert.Contains("handed in by the program Harvest", zoe.Text, StringComparison.Ordinal);
            await zoe.Open("/ja/log");
            Assert.Contains("Harvest: 出来事を提出", zoe.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_came_before_makes_nothing_a_second_time_and_is_named()
    {
        var token = Give();
        await HandIn(token, Example, key: "first");

        var (status, answer) = await HandIn(token, Example, key: "first");
        Assert.Equal((HttpStatusCode.OK, "already", 1), (status, End(answer), (int)answer["drafts"]![0]!["draft"]!));

        // Under another id, by what it is called elsewhere.
        var other = JsonNode.Parse(Example)!;
        other["id"] = "another-id";
        (status, answer) = await HandIn(token, other.ToJsonString());
        Assert.Equal((HttpStatusCode.OK, "already", 1), (status, End(answer), (int)answer["drafts"]![0]!["draft"]!));

        (status, answer) = await HandIn(token, other.ToJsonString(), key: "first");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Idempotency-Key", (string)answer["detail"]!, StringComparison.Ordinal);

        // What the record has is no draft.
        (_, answer) = await HandIn(
            token,
            """[{"id":"alaska-summit","date":"2025-08-15","title":{"en":"Trump and Putin meet in Alaska"}}]"""
        );
        Assert.Equal(("already", "alaska-summit", "/0"), (End(answer), (string)answer["drafts"]![0]!["id"]!, Pointer(answer)));
        Assert.Equal(1, team.Within(services => services.GetRequiredService<DeskContext>().Drafts.Count()));
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("{\"date\":", 400, null)]
    [InlineData("{\"date\":\"2025\",\"date\":\"2026\"}", 400, null)]
    [InlineData("[{\"id\":\"x\",\"date\":\"2022\",\"title\":{\"en\":\"\\ud800\"}}]", 400, null)]
    [InlineData("null", 422, "")]
    [InlineData("[1]", 422, "/0")]
    [InlineData("{\"events\":[{\"headline\":\"x\"}]}", 422, "/events/0")]
    [InlineData("{\"events\":[],\"sources\":[{\"id\":\"a\"}]}", 422, "/sources")]
    [InlineData("[{\"id\":\"a\",\"date\":\"2025-03\",\"title\":{\"en\":\"A\"},\"tittle\":1}]", 422, "/0/tittle")]
    [InlineData("{\"id\":\"a\",\"date\":\"2025-03\",\"title\":{\"en\":\"A\"},\"terms\":\"none\"}", 422, "/terms")]
    [InlineData("{\"id\":\"a\",\"date\":\"2025-03\",\"title\":{\"en\":\"A\"},\"terms\":[{\"a/b\":1}]}", 422, "/terms/0/a~1b")]
    [InlineData("{\"id\":\"a\",\"date\":\"2025-03\",\"title\":{\"en\":[]}}", 422, "/title/en")]
    [InlineData("{\"date\":\"2025-03\",\"title\":{\"en\":\"A\"},\"id\":\"../x\"}", 422, "/id")]
    [InlineData(
        "{\"date\":{\"edtf\":\"2025\"},\"title\":{\"en\":\"A\"},\"citations\":[{\"source\":{\"url\":\"x\"}}]}",
        422,
        "/citations/0/source/id"
    )]
    [InlineData("{\"date\":{\"edtf\":\"2025\"},\"title\":\"A\"}", 422, "/title")]
    [InlineData("{\"date\":{\"edtf\":\"2025\"},\"title\":{\"en\":\"A\"},\"actors\":[\"russia\"]}", 422, "/actors/0")]
    public async Task A_refusal_says_what_was_not_understood_and_where(string body, int expected, string? pointer)
    {
        var token = Give();

        var (status, answer) = await HandIn(token, body);

        Assert.Equal((expected, expected), ((int)status, (int)answer["status"]!));
        Assert.NotEmpty((string)answer["title"]! + (string)answer["detail"]!);
        Assert.Equal(pointer, (string?)answer["errors"]?[0]?["pointer"]);
        Assert.Equal(0, team.Within(services => services.GetRequiredService<DeskContext>().Drafts.Count()));
        Assert.Contains("hand-in-refused", team.Acts());
        // The import reads the same, and says so of the row.
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        await zoe.Open("/en/import");
        await zoe.Send("file", "x.json", Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.OK, zoe.Status);
        zoe.Dispose();
    }

    [Fact]
    public async Task A_token_ends_on_its_day_and_when_it_is_taken()
    {
        var token = Give();
        team.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Forbidden, (await HandIn(token, Example)).Status);

        var fresh = Give();
        Assert.Equal(HttpStatusCode.Unauthorized, (await HandIn(token, Example)).Status);
        Assert.Equal(HttpStatusCode.Created, (await HandIn(fresh, Example)).Status);
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        await zoe.Open("/en/programs");
        Assert.Contains("Harvest", zoe.Text, StringComparison.Ordinal);
        await zoe.Press("form[action$=take] button");
        Assert.Contains("No program has a token.", zoe.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await HandIn(fresh, Example)).Status);
        zoe.Dispose();
    }

    [Fact]
    public async Task Size_number_kind_and_method_are_bounded_and_each_is_told()
    {
        var token = Give();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await HandIn(token, new string(' ', 1_000_001))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await HandIn(token, Example, type: "text/plain")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await HandIn(token, "", method: HttpMethod.Put)).Status);
        var many = string.Join(
            ',',
            Enumerable.Range(0, 201).Select(number => $$$"""{"id":"e-{{{number}}}","date":"2025","title":{"en":"Truce {{{number}}}"}}""")
        );
        var (status, answer) = await HandIn(token, $"[{many}]", language: "ja");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("200件まで", (string)answer["detail"]!, StringComparison.Ordinal);
        Assert.Equal(0, team.Within(services => services.GetRequiredService<DeskContext>().Drafts.Count()));
    }

    [Fact]
    public async Task Two_requests_at_one_moment_make_no_more_drafts_than_one_program_may_have_waiting()
    {
        var token = Give();
        var answers = await Task.WhenAll(HandIn(token, Many("one")), HandIn(token, Many("two")));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.Status).Order());
        Assert.Equal(120, team.Within(services => services.GetRequiredService<DeskContext>().Drafts.Count()));

        static string Many(string name)
        {
            var events = Enumerable
                .Range(0, 120)
                .Select(n => $$$"""{"id":"{{{name}}}-{{{n}}}","date":"2025","title":{"en":"{{{name}}} {{{n}}}"}}""");
            return $"[{string.Join(',', events)}]";
        }
    }

    [Fact]
    public async Task A_key_that_comes_twice_at_one_moment_with_other_contents_is_taken_once()
    {
        var token = Give();
        var other = Example.Replace("\"id\": \"", "\"id\": \"another-", StringComparison.Ordinal);
        Assert.NotEqual(Example, other);

        var answers = await Task.WhenAll(HandIn(token, Example, key: "same"), HandIn(token, other, key: "same"));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, team.Within(services => services.GetRequiredService<DeskContext>().Drafts.Count()));
    }

    [Fact]
    public async Task A_token_opens_no_other_address_and_a_cookie_does_not_open_this_one()
    {
        var token = Give();
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using (zoe)
        {
            await zoe.Post(Address, [new("x", "y")]);
            Assert.Equal(HttpStatusCode.Unauthorized, zoe.Status);
        }

        using var bearer = team.Stranger();
        bearer.Header("Authorization", "Bearer " + token);
        foreach (var route in EveryRouteTests.Closed(team.Services).Where(address => address != Address))
        {
            using var answer = await bearer.Get(route);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{route} answers {answer.StatusCode} to a token");
            await bearer.Post(route, [new("name", "x")]);
            Assert.Contains("/sign-in", bearer.Address, StringComparison.Ordinal);
        }
    }

    private static Person Ben => new("ben", "Ben", "ben@example.org", DeskRole.Editor);

    private static DraftRow Draft(IServiceProvider services) => services.GetRequiredService<DeskContext>().Drafts.Single();

    private static string End(JsonNode answer) => (string)answer["drafts"]![0]!["end"]!;

    private static string Pointer(JsonNode answer) => (string)answer["drafts"]![0]!["pointer"]!;

    private string Give() => team.Within(services => services.GetRequiredService<Programs>().Give("console", "Harvest", 30));

    private async Task<(HttpStatusCode Status, JsonNode Answer)> HandIn(
        string token,
        string body,
        string? key = null,
        string type = "application/json",
        HttpMethod? method = null,
        string language = "en"
    )
    {
        using var client = team.Client();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, Address);
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Accept-Language", language);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await client.SendAsync(request);
        var kind = answer.IsSuccessStatusCode ? "application/json" : "application/problem+json";
        Assert.Equal(kind, answer.Content.Headers.ContentType!.MediaType);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
