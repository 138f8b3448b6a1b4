using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>A line of NDJSON is written as exactly as a file is.</summary>
public sealed class EventLineTests
{
    private const string File = "data/more.ndjson";

    [Fact]
    public void Every_event_is_written_as_a_line_and_read_as_it_was()
    {
        foreach (var (_, _, e) in RecordFiles.Events)
        {
            var line = Write(null, e);
            Assert.DoesNotContain('\n', line);
            Assert.Equal(line, Write(line, e));
        }
    }

    [Fact]
    public void What_did_not_change_stays_as_it_was_written_escapes_and_spaces_too()
    {
        const string Line =
            "{ \"kind\":\"talks\",\"id\" : \"x\", \"date\":\"2025\", \"order\": 2 ,\"title\":{\"ja\":\"\\u984c\",\"en\":\"A \\/ 🕊️\"},\"part-of\":null,"
            + "\"standing\":\"reported\",\"added\":\"2026-11-25\",\"collections\":[\"a\", \"b\"],\"summary\":{\"en\":\"E\",\"ja\":\"J\"}}";
        var e = Read(Line);

        Assert.Equal(Line, Write(Line, e));
        Changes(e with { Kind = EventKind.Summit }, "\"talks\"", "\"summit\"");
        Changes(e with { Order = 3 }, "\"order\": 2", "\"order\": 3");
        Changes(e with { Order = 0 }, ", \"order\": 2", "");
        Changes(e with { Title = e.Title with { Ja = "\"別\"" } }, "\"\\u984c\"", "\"\\\"別\\\"\"");
        Changes(e with { Collections = ["a", "c", "b"] }, "[\"a\", \"b\"]", "[\"a\", \"c\", \"b\"]");
        Changes(e with { PartOf = "1e3" }, "\"part-of\":null", "\"part-of\": \"1e3\"");
        Changes(
            e with
            {
                Narrative = new("One\n\ntwo", "一"),
            },
            "\"id\" : \"x\"",
            "\"id\" : \"x\",\"narrative\": {\"en\": \"One\\n\\ntwo\", \"ja\": \"一\"}"
        );

        void Changes(Event other, string piece, string by) =>
            Assert.Equal(Line.Replace(piece, by, StringComparison.Ordinal), Write(Line, other));
    }

    [Fact]
    public void A_compact_line_stays_compact()
    {
        const string Line =
            "{\"id\":\"x\",\"date\":\"2025\",\"kind\":\"talks\",\"standing\":\"reported\",\"added\":\"2026-11-25\",\"title\":{\"en\":\"E\",\"ja\":\"J\"},"
            + "\"summary\":{\"en\":\"E\",\"ja\":\"J\"}}";

        Assert.Equal(
            Line.Replace(",\"kind\"", ",\"order\":1,\"kind\"", StringComparison.Ordinal),
            Write(Line, Read(Line) with { Order = 1 })
        );
    }

    [Fact]
    public void A_line_that_would_read_otherwise_is_refused()
    {
        var (e, problems) = (RecordFiles.Events[0].Event, new List<Problem>());

        Assert.Null(EventLine.Write(null, File, 7, e with { Id = "No Id" }, problems));
        Assert.Null(EventLine.Write("{", File, 7, e, problems));
        Assert.Null(EventLine.Write(null, File, 7, e with { Title = new("a\tb", "題") }, problems));
        Assert.Equal(["id", "json", "character"], problems.Select(problem => problem.Rule));
    }

    private static Event Read(string line)
    {
        var problems = new List<Problem>();
        var e = EventLine.Read(line, File, 7, problems);
        Assert.Empty(problems);
        return e!;
    }

    private static string Write(string? was, Event e)
    {
        var problems = new List<Problem>();
        var line = EventLine.Write(was, File, 7, e, problems);
        Assert.Empty(problems);
        Assert.Equal(Said.By(e), Said.By(Read(line!)));
        return line!;
    }
}
