namespace CeasefireTracker.Benchmarks.Generating;

/// <summary><c>generate --events N --out DIR [--seed S]</c>: a data folder of any size with the record's own vocabulary.</summary>
internal static class Generate
{
    public static int Run(Options options)
    {
        if (options.Path("--out") is not { } folder)
        {
            Console.Error.WriteLine("usage: generate --events N --out DIR [--seed S]");
            return 2;
        }

        var events = options.Number("--events", 10_000);
        Write(folder, events, options.Number("--seed", 1));
        Console.WriteLine($"Wrote {events} events to {folder}.");
        return 0;
    }

    /// <summary>Writes the folder, replacing what a run before wrote. Equal arguments write equal bytes.</summary>
    public static void Write(string folder, int events, int seed)
    {
        var record = Path.Combine(Options.Root, "data");
        Directory.CreateDirectory(Path.Combine(folder, "sources"));
        foreach (var name in new[] { "actors.yml", "issues.yml", "publishers.yml", "glossary.yml", "place-names.yml" })
        {
            File.Copy(Path.Combine(record, name), Path.Combine(folder, name), overwrite: true);
        }

        // The article with which the record began is not among the generated sources.
        File.WriteAllText(
            Path.Combine(folder, "site.yml"),
            File.ReadAllText(Path.Combine(record, "site.yml")).Split("founding-article:")[0]
        );

        // The phases' own documents are not cited here by any event, so a generated one stands for each.
        var phases = File.ReadAllLines(Path.Combine(record, "phases.yml"))
            .Where(line =>
                !line.TrimStart().StartsWith("- source:", StringComparison.Ordinal)
                && !line.Contains("citations:", StringComparison.Ordinal)
            )
            .Select(line => line.StartsWith("- id:", StringComparison.Ordinal) ? line + "\n  citations: [{ source: generated-0 }]" : line);
        File.WriteAllText(Path.Combine(folder, "phases.yml"), string.Join('\n', phases) + "\n");

        var vocabulary = Dataset.Reading.DatasetReader.Read(record).Dataset;
        var sources = Math.Clamp(events / 20, 20, 20_000);
        GeneratedSources.Write(folder, sources, vocabulary, seed);
        using var lines = new FileStream(Path.Combine(folder, "events.ndjson"), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var published = new StreamWriter(Path.Combine(folder, "published.txt")) { NewLine = "\n" };
        var generated = new GeneratedEvents(vocabulary, events, sources, seed);
        for (var i = 0; i < events; i++)
        {
            published.WriteLine(generated.Write(lines, i));
        }
    }
}
