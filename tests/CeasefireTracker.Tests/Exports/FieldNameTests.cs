using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The one table of names, held against what the formats really have.</summary>
public sealed class FieldNameTests(TruceSite site) : IClassFixture<TruceSite>
{
    [Fact]
    public async Task Every_column_of_every_table_is_in_it()
    {
        using var bundle = await Bundled.Of(site.Site);
        var named = FieldName.All.SelectMany(name => FieldName.Names(name.Csv)).ToHashSet();

        Assert.All(
            Table.All.SelectMany(table => CsvRows.Of(bundle.Text(table.Name + ".csv")).Names).Select(FieldName.Plain),
            column => Assert.Contains(column, named)
        );
    }

    [Fact]
    public async Task Every_key_that_it_names_exists()
    {
        var schemas = JsonNode.Parse(await site.Get("/openapi/v1.json"))!["components"]!["schemas"]!.AsObject();
        var keys = schemas.SelectMany(schema => schema.Value!["properties"]?.AsObject().Select(property => property.Key) ?? []).ToHashSet();

        Assert.All(
            FieldName
                .All.SelectMany(name => FieldName.Names(name.Json))
                .SelectMany(name => name.Replace("[]", "", StringComparison.Ordinal).Split('.')),
            key => Assert.Contains(key, keys)
        );
    }

    [Fact]
    public async Task Every_column_of_the_SQLite_file_that_it_names_exists()
    {
        var path = Path.GetTempFileName();
        using var client = site.Site.Reader();
        await File.WriteAllBytesAsync(
            path,
            await client.GetByteArrayAsync($"/data/ceasefire-{site.Site.Services.GetRequiredService<LiveStore>().Current!.Hash}.sqlite")
        );
        var columns = new HashSet<string>();
        using (var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                columns.Add(FieldName.Plain(reader.GetString(1)));
                columns.Add($"{reader.GetString(0)}.{FieldName.Plain(reader.GetString(1))}");
            }
        }

        File.Delete(path);
        Assert.All(FieldName.All.SelectMany(name => FieldName.Names(name.Sqlite)), column => Assert.Contains(column, columns));
    }

    [Fact]
    public async Task Every_name_that_calendars_and_reference_lists_have_is_explained_and_no_other()
    {
        // What only holds an entry together, and what is the same in every entry.
        string[] plain = ["BEGIN", "END", "CLASS", "TRANSP", "SEQUENCE", "ER"];
        Held(
            name => name.Icalendar,
            @"^([A-Z-]+)[;:]",
            await site.Get("/en/timeline.ics"),
            "VERSION",
            "PRODID",
            "CALSCALE",
            "METHOD",
            "NAME",
            "X-WR-CALNAME",
            "REFRESH-INTERVAL",
            "X-PUBLISHED-TTL"
        );
        Held(name => name.BibTex, @"^  (\w+) = ", await site.Get("/en/timeline.bib"));
        Held(name => name.Ris, @"^(\w\w)  - ", await site.Get("/en/timeline.ris"));
        Held(name => name.Csl, "\"([\\w-]+)\":", await site.Get("/en/timeline.csl.json"), "literal", "date-parts");

        void Held(Func<StandardName, string> of, string pattern, string text, params string[] frame)
        {
            var written = Regex.Matches(text, pattern, RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
            var named = StandardName.All.SelectMany(name => FieldName.Names(of(name))).ToHashSet();
            Assert.Empty(written.Except(named).Except(plain).Except(frame));
            // The small record has no agency whose report a paper repeats, and not each kind of document.
            Assert.Empty(named.Except(written).Except(["AU", "author", "organization", "entrysubtype", "journaltitle"]));
        }
    }

    [Fact]
    public void A_column_has_the_type_of_what_is_written_into_it()
    {
        var services = site.Site.Services;
        var context = new ExportContext(
            services.GetRequiredService<LiveStore>().Current!,
            Language.En,
            "",
            services.GetRequiredService<SiteOptions>()
        );
        Held(lines => TimelineTable.Write(new TimelineExport(context, TimelineFilter.Everything), lines));
        Held(lines => new TermsExport(context, PositionFilter.Default).Table(lines));

        static void Held(Func<TableLines, IEnumerable<string>> write)
        {
            var lines = write(new TypesOfCells()).ToList();
            var types = lines[0].Split(' ').Select(column => FieldName.Of(column).Type);
            Assert.NotEmpty(lines[1..]);
            Assert.All(lines[1..], line => Assert.Equal(types, line.Split(' ')));
        }
    }

    // What is at home in one format alone: a page stands for what is withdrawn, the bytes of the files for where it stood.
    private static readonly string[] OfNoFormat = [nameof(Event.Withdrawn), nameof(Event.File), nameof(Event.Line)];

    [Fact]
    public void Every_field_of_an_event_is_in_the_JSON_and_in_the_SQLite_file()
    {
        var fields = typeof(Event)
            .GetProperties()
            // What follows from others is no field.
            .Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: false))
            .Select(property => property.Name)
            .Except(OfNoFormat)
            .ToList();
        // One table has all three relations, and that of former ids is called so.
        var schema = SqliteSchema.Tables + " responds_to revises part_of formerly";

        Assert.Empty(fields.Except(typeof(EventJson).GetProperties().Select(property => property.Name)));
        Assert.All(fields, field => Assert.Contains(JsonNamingPolicy.SnakeCaseLower.ConvertName(field).TrimEnd('s'), schema));
    }

    /// <summary>A table whose lines are its columns and then, line by line, the types of what is written.</summary>
    private sealed class TypesOfCells : TableLines
    {
        private readonly List<string> cells = [];
        private bool isHead = true;

        public override TableLines Text(string? text) => Cell("string");

        public override TableLines Word(string? word) => Cell(isHead ? word! : "string");

        public override TableLines Day(DateOnly? day) => Cell("date");

        public override TableLines Date(EdtfDate? date) => Cell("string");

        public override TableLines Number(int number) => Cell("integer");

        public override TableLines Yes(bool value) => Cell("boolean");

        public override string End()
        {
            var line = string.Join(' ', cells);
            cells.Clear();
            isHead = false;
            return line;
        }

        private TypesOfCells Cell(string cell)
        {
            cells.Add(cell);
            return this;
        }
    }
}
