using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

/// <summary>Every column and every list of a file is taken or told of.</summary>
public sealed class ColumnTests : IDisposable
{
    private readonly ImportRecord record = new(withEvents: false);

    public void Dispose() => record.Dispose();

    [Fact]
    public void A_column_of_sources_may_hold_ids_addresses_and_names_and_none_is_dropped_unseen()
    {
        var known = record.Record.Dataset.Sources.First(source => source.Url is not null);

        var report = record.Bring(
            "a.csv",
            $"""
            date,title,Sources,url
            2025-03-11,One,https://news.example/one; The Example,
            2025-03-12,Two,"The Example, https://news.example/two_(b)",
            2025-03-13,Three,{known.Id},https://news.example/three
            """
        );

        Assert.Equal(
            ["https://news.example/one", "https://news.example/two_(b)", "https://news.example/three"],
            record.Made.All.Select(made => Assert.Single(made.Sources)["url"]!.ToString())
        );
        Assert.All(
            report.Rows.Take(2),
            row => Assert.Contains("‘The Example’ is neither a document", row.Line(Language.En), StringComparison.Ordinal)
        );
        Assert.Equal(known.Id, record.Made.All[2].Event["citations"]![0]!["source"]!.ToString());
        Assert.Equal(2, record.Made.All[2].Event["citations"]!.AsArray().Count);
    }

    [Fact]
    public void A_row_of_our_own_table_brings_the_documents_that_the_record_lacks()
    {
        var known = record.Record.Dataset.Sources.First(source => source.Url is not null);

        var report = record.Bring(
            "timeline.csv",
            $"""
            id,url,edtf,title_en,sources,source_urls,dataset
            a-new-event,https://other.example/en/events/a-new-event,2025-03-11,One,{known.Id};other-document;third-document,{known.Url};https://news.example/a;,abc
            """
        );

        var made = Assert.Single(record.Made.All);
        var source = Assert.Single(made.Sources);
        Assert.Equal(("other-document", "https://news.example/a"), (source["id"]!.ToString(), source["url"]!.ToString()));
        Assert.Equal([known.Id, "other-document"], made.Event["citations"]!.AsArray().Select(cited => cited!["source"]!.ToString()));
        Assert.Contains("third-document", report.Rows[0].Line(Language.En), StringComparison.Ordinal);
        Assert.Equal("Nothing is taken from these columns: dataset.", Assert.Single(report.Told).In(Language.En));
    }

    [Fact]
    public void Roles_that_name_nobody_leave_the_actors_where_they_are()
    {
        var report = record.Bring(
            "a.csv",
            "date,title,actors,roles\n2025-03-11,One,Russia;Ukraine,participant\n2025-03-12,Two,Russia;Ukraine,Russia=host;a=b=c\n"
        );

        Assert.Equal([("russia", ""), ("ukraine", "")], Parts(record.Made.All[0]));
        Assert.Equal([("russia", "host"), ("ukraine", "")], Parts(record.Made.All[1]));
        Assert.Contains("‘participant’ does not say who", report.Rows[0].Line(Language.En), StringComparison.Ordinal);
        Assert.Contains("‘a=b=c’ does not say who", report.Rows[1].Line(Language.En), StringComparison.Ordinal);
        Assert.Contains("「participant」", report.Rows[0].Line(Language.Ja), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_columns_of_one_meaning_the_one_that_is_not_taken_is_named()
    {
        var report = record.Bring(
            "a.csv",
            """
            date,published date,title,text,description,publisher,place
            2025-03-11,2025-03-12,One,A halt.,A longer account.,The Example,Kyiv
            2025-03-13,,Two,,Only here.,,
            2025-03-14,,Three,The same.,The same.,,
            """
        );

        Assert.Equal(["A halt.", "Only here.", "The same."], record.Made.All.Select(made => made.Event["summary"]!["en"]!.ToString()));
        // What no row takes is told of once; what one row takes and another not, in that row.
        Assert.Equal("Nothing is taken from these columns: published date, publisher, place.", Assert.Single(report.Told).In(Language.En));
        Assert.Contains("nothing was taken from description", report.Rows[0].Line(Language.En), StringComparison.Ordinal);
        Assert.All(report.Rows.Skip(1), row => Assert.Empty(row.Told));
    }

    [Fact]
    public void An_end_without_a_beginning_a_second_kind_and_a_date_of_publication_that_is_none_are_told_of()
    {
        var report = record.Bring(
            "a.csv",
            """
            date,end,title,kind,url,published
            ,2025-03-12,One,ceasefire;talks,https://news.example/one,3/4/2025
            2025-03-11,2025-03-12,Two,,,
            """
        );

        var line = report.Rows[0].Line(Language.En);
        Assert.All(
            [
                "an event has one kind here; not taken: talks",
                "when the source was published was left out: ‘3/4/2025’",
                "nothing was taken from end",
            ],
            part => Assert.Contains(part, line, StringComparison.Ordinal)
        );
        Assert.Equal("ceasefire", record.Made.All[0].Event["kind"]!.ToString());
    }

    [Fact]
    public void A_column_that_somebody_names_and_the_file_has_not_is_told_of()
    {
        var answers = new ImportAnswers("a") { Columns = new Dictionary<string, ColumnMeaning?> { ["Titel"] = ColumnMeaning.Title } };

        var report = record.Bring("a.csv", "date,title\n2025-03-11,One\n", answers);

        Assert.Equal("The file has no such columns: Titel.", Assert.Single(report.Told).In(Language.En));
    }

    [Fact]
    public void Commas_in_a_text_do_not_part_the_cells_of_a_file_that_has_another_sign()
    {
        const string Prose = "Erst dies, dann das, dann jenes, und dann, wie immer, und wie zuvor, am Ende nichts";
        var answers = new ImportAnswers("a")
        {
            Columns = new Dictionary<string, ColumnMeaning?> { ["Datum"] = ColumnMeaning.Date, ["Titel"] = ColumnMeaning.Title },
        };

        record.Bring("a.csv", $"Datum;Titel;Text\n2025-03-11;Eins;{Prose}\n", answers);
        record.Bring("b.csv", $"Datum;Titel;Inhalt\n2025-03-12;Zwei;{Prose}\n", answers);
        record.Bring("c.csv", $"Datum\tTitel\tInhalt\n2025-03-13\tDrei\t{Prose}; und; so; weiter; und; so; fort\n", answers);

        Assert.Equal(["Eins", "Zwei", "Drei"], record.Made.All.Select(made => made.Event["title"]!["en"]!.ToString()));
    }

    [Fact]
    public void A_file_of_one_column_has_one_whatever_stands_in_it()
    {
        Assert.Equal(1, record.Bring("a.csv", "title\nTalks; a halt, and an answer\n").Count(RowEnd.Became));
        Assert.Equal("Talks; a halt, and an answer", record.Made.All[0].Event["title"]!["en"]!.ToString());
    }

    [Fact]
    public void Of_several_lists_in_a_file_the_others_are_named()
    {
        var report = record.Bring(
            "a.json",
            """
            {"tags": ["a", "b"], "meta": {"authors": [{"name": "A"}]},
             "agreements": [{"date": "2025-03-11", "headline": "One"}], "bodies": [{"name": "B"}, {"name": "C"}]}
            """
        );

        Assert.Equal((1, 1), (report.Rows.Count, report.Count(RowEnd.Became)));
        Assert.Equal(
            [
                "Another list was not read: bodies (2). Save it as a file of its own.",
                "Another list was not read: meta.authors (1). Save it as a file of its own.",
            ],
            report.Told.Select(said => said.In(Language.En))
        );
        Assert.Contains("ほかの一覧は読みませんでした：bodies（2件）", report.Told[0].In(Language.Ja), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_within_an_object_is_found_and_what_its_objects_hold_besides_their_names_is_a_column()
    {
        var report = record.Bring(
            "a.json",
            """
            {"errors": [], "data": {"items": [
              {"date": "2025-03-11", "headline": "One", "place": [[1, 2]], "desk.name": "world", "desk": {"name": "home"},
               "sources": [{"title": "A piece", "url": "https://news.example/a", "words": 300}]}]}}
            """
        );

        var made = Assert.Single(record.Made.All);
        Assert.Equal("https://news.example/a", Assert.Single(made.Sources)["url"]!.ToString());
        Assert.Contains("‘A piece’ is neither a document", report.Rows[0].Line(Language.En), StringComparison.Ordinal);
        Assert.Equal(
            "Nothing is taken from these columns: place, desk.name, desk.name (2), sources.words.",
            Assert.Single(report.Told).In(Language.En)
        );
    }

    [Fact]
    public void An_encoding_that_is_known_and_not_read_is_said()
    {
        var bytes = Encoding.UTF8.GetBytes("date,title\n2025-03-11,One\n");

        var refused = Assert.Throws<UnreadableException>(() => record.Bring("a.csv", bytes, new ImportAnswers("a") { Encoding = "utf-7" }));

        Assert.Contains("‘utf-7’ is no encoding", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Parts(Candidate candidate) =>
        candidate.Event["actors"]!.AsArray().Select(part => (part!["actor"]!.ToString(), part["role"]?.ToString() ?? ""));
}
