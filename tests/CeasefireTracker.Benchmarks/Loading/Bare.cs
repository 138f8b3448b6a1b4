using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>
/// <c>bare --tables FILE --bytes N --urls …</c>: the least that could answer. <c>/bytes</c> sends so many bytes from memory; <c>/rows</c>
/// asks plain SQL for what a filtered page shows (fifty events, their number, two facets) and prints it.
/// </summary>
internal static class Bare
{
    // By way of the actor's own index, as anybody would write it who knows the tables.
    private const string Matching = """
        FROM event_actors a JOIN events e ON e.id = a.event_id
        WHERE a.actor_id = $actor AND a.role <> 'mentioned' AND a.only = '[]' AND e.ordinal IS NOT NULL AND e.earliest <= $to AND e.latest >= $from
        """;

    private static readonly string[] Statements =
    [
        $"SELECT DISTINCT e.ordinal, e.id, e.date, e.kind, e.title_en, e.summary_en {Matching} ORDER BY e.ordinal LIMIT 51",
        $"SELECT count(DISTINCT e.id) {Matching}",
        $"SELECT e.kind, count(DISTINCT e.id) {Matching} GROUP BY e.kind",
        $"SELECT b.actor_id, count(DISTINCT b.event_id) FROM event_actors b WHERE b.event_id IN (SELECT e.id {Matching}) GROUP BY b.actor_id",
    ];

    public static int Run(Options options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Text("--urls", "http://127.0.0.1:5107"));
        var app = builder.Build();
        var bytes = Encoding.UTF8.GetBytes(new string('x', options.Number("--bytes", 40 * 1024)));
        app.MapGet("/bytes", (RequestDelegate)(context => Answer(context, bytes)));
        if (options.Path("--tables") is { } tables)
        {
            var file = new SqliteConnectionStringBuilder { DataSource = tables, Mode = SqliteOpenMode.ReadOnly }.ToString();
            app.MapGet("/rows", (HttpContext context, string actor, string from, string to) => Print(context, file, actor, from, to));
        }

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Now listening on: {string.Join(", ", app.Urls)}"));
        app.Run();
        return 0;
    }

    private static Task Print(HttpContext context, string file, string actor, string from, string to)
    {
        using var connection = new SqliteConnection(file);
        connection.Open();
        var text = new StringBuilder("<!doctype html><ul>");
        foreach (var sql in Statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$actor", actor);
            command.Parameters.AddWithValue("$from", from);
            command.Parameters.AddWithValue("$to", to);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Append("<li>");
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{reader.GetValue(i)} ");
                }
            }
        }

        return Answer(context, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static Task Answer(HttpContext context, byte[] bytes)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.BodyWriter.WriteAsync(bytes).AsTask();
    }
}
