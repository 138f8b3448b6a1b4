using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Benchmarks.Generating;

/// <summary>
/// Events as the record has them: three actors, two citations, two terms, one in twenty disputed, one in ten with a narrative; days,
/// months, spans and rough dates; text of a hundred and fifty characters in each language. About in day order, as an archive is.
/// </summary>
internal sealed class GeneratedEvents(TrackerDataset vocabulary, int events, int sources, int seed)
{
    /// <summary>24 February 2022 as a day number.</summary>
    public static readonly int FirstDay = new DateOnly(2022, 2, 24).DayNumber;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly Role[] Roles =
    [
        Role.Participant,
        Role.Proposer,
        Role.Respondent,
        Role.Mediator,
        Role.Addressee,
        Role.Host,
        Role.Mentioned,
    ];
    private static readonly Stance[] Stances =
    [
        Stance.Demands,
        Stance.Offers,
        Stance.Accepts,
        Stance.Rejects,
        Stance.Conditional,
        Stance.Raises,
    ];

    private readonly Random random = new(seed);
    private readonly ArrayBufferWriter buffer = new();
    private readonly List<string> earlier = [];
    private readonly List<Actor> actors = [.. vocabulary.Actors.OrderByDescending(actor => actor.Party)];

    /// <summary>Writes the event of this number as one line.</summary>
    /// <returns>Its id.</returns>
    public string Write(Stream output, int number)
    {
        var kind = Weighted(Enum.GetValues<EventKind>());
        // The number is turned about so that ids do not come in their own order: real ones don't.
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Text()}-{GeneratedText.Word(random)}-{(uint)number * 2654435761u % 4294967291u:x}"
        );
        var day = DateOnly.FromDayNumber(FirstDay + (int)((long)number * 1550 / events));
        using (var json = new Utf8JsonWriter(buffer.Clear(), Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("date", Date(day));
            json.WriteString("kind", kind.Text());
            var isReported = random.Next(20) == 0;
            json.WriteString("standing", isReported ? "reported" : "established");
            Words(json, "collections", random.Next(10) == 0 ? ["article", "record"] : ["record"]);
            json.WriteString("added", "2026-11-24");
            Text(json, "title", GeneratedText.Title(random, isReported || kind == EventKind.Violation));
            Text(json, "summary", GeneratedText.Summary(random, 2));
            if (random.Next(10) == 0)
            {
                Text(json, "narrative", GeneratedText.Summary(random, 6));
            }

            var part = Parts(json);
            if (earlier.Count > 0 && random.Next(3) == 0)
            {
                Words(json, "responds-to", [earlier[random.Next(earlier.Count)]]);
            }

            var (first, second) = (number % sources, random.Next(sources));
            Terms(json, part, first);
            Citations(json, first, second == first ? (second + 1) % sources : second, day);
            json.WriteEndObject();
        }

        buffer.WriteLineTo(output);
        Remember(id, day);
        return id;
    }

    private string Date(DateOnly day) =>
        random.Next(20) switch
        {
            < 15 => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            < 18 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            18 => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "~",
            _ =>
                $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/{day.AddDays(random.Next(1, 20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        };

    private string Parts(Utf8JsonWriter json)
    {
        var chosen = Enumerable.Range(0, 3).Select(_ => Weighted(actors)).Distinct().ToList();
        json.WriteStartArray("actors");
        foreach (var (place, actor) in chosen.Index())
        {
            json.WriteStartObject();
            json.WriteString("actor", actor.Id);
            json.WriteString("role", place == 0 ? "participant" : Weighted(Roles).Text());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return chosen[0].Id;
    }

    private void Terms(Utf8JsonWriter json, string actor, int source)
    {
        json.WriteStartArray("terms");
        for (var term = 0; term < 2; term++)
        {
            var issue = Weighted(vocabulary.Issues);
            json.WriteStartObject();
            json.WriteString("id", term == 0 ? "first" : "second");
            json.WriteString("issue", issue.Id);
            json.WriteString("option", issue.Options[random.Next(issue.Options.Count)].Id);
            Words(json, "actors", [actor]);
            json.WriteString("stance", Weighted(Stances).Text());
            Text(json, "detail", GeneratedText.Summary(random, 1));
            Words(json, "cite", [Source(source)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Citations(Utf8JsonWriter json, int first, int second, DateOnly day)
    {
        json.WriteStartArray("citations");
        foreach (var source in new[] { first, second })
        {
            json.WriteStartObject();
            json.WriteString("source", Source(source));
            Text(json, "supports", GeneratedText.Title(random));
            if (source == second && random.Next(20) == 0)
            {
                json.WriteStartArray("differs");
                json.WriteStartObject();
                json.WriteString("about", "date");
                json.WriteString("value", day.AddDays(40).ToString("yyyy-MM", CultureInfo.InvariantCulture));
                json.WriteString("why", "conflation");
                Text(json, "note", GeneratedText.Title(random));
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // An event answers one of the days before, and never one that is later by its words.
    private void Remember(string id, DateOnly day)
    {
        if (day.Day == 1 && random.Next(4) == 0)
        {
            if (earlier.Count == 200)
            {
                earlier.RemoveAt(0);
            }

            earlier.Add(id);
        }
    }

    private T Weighted<T>(IReadOnlyList<T> choices) => choices[(int)(random.NextDouble() * random.NextDouble() * choices.Count)];

    private static string Source(int number) => string.Create(CultureInfo.InvariantCulture, $"generated-{number}");

    private static void Text(Utf8JsonWriter json, string name, LocalizedText text)
    {
        json.WriteStartObject(name);
        json.WriteString("en", text.En);
        json.WriteString("ja", text.Ja);
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private sealed class ArrayBufferWriter
    {
        private readonly System.Buffers.ArrayBufferWriter<byte> line = new(8192);

        public System.Buffers.ArrayBufferWriter<byte> Clear()
        {
            line.ResetWrittenCount();
            return line;
        }

        public void WriteLineTo(Stream output)
        {
            output.Write(line.WrittenSpan);
            output.WriteByte((byte)'\n');
        }
    }
}
