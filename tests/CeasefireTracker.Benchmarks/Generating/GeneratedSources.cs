using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Benchmarks.Generating;

/// <summary>Documents that generated events cite, in files small enough to be read.</summary>
internal static class GeneratedSources
{
    private const int InOneFile = 5000;

    public static void Write(string folder, int count, TrackerDataset vocabulary, int seed)
    {
        var random = new Random(seed);
        foreach (var (file, ids) in Enumerable.Range(0, count).Chunk(InOneFile).Index())
        {
            var text = new StringBuilder();
            foreach (var id in ids)
            {
                var publisher = vocabulary.Publishers[(int)(random.NextDouble() * random.NextDouble() * vocabulary.Publishers.Count)].Id;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"""
                    - id: generated-{id}
                      publisher: {publisher}
                      url: "https://www.example.org/report/{id}"
                      title: "Report number {id}"
                      published: "{DateOnly.FromDayNumber(GeneratedEvents.FirstDay + (id * 1500 / count)):yyyy-MM-dd}"
                      language: {(id % 4 == 0 ? "ja" : "en")}
                      access: open
                      tier: news
                      checked: none

                    """
                );
            }

            File.WriteAllText(
                Path.Combine(folder, "sources", string.Create(CultureInfo.InvariantCulture, $"generated-{file}.yml")),
                text.ToString()
            );
        }
    }
}
