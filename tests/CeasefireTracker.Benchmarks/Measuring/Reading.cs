using BenchmarkDotNet.Attributes;
using CeasefireTracker.Benchmarks.Loading;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>Reading one event from its Markdown file, one from a line of NDJSON, and cutting its text for the search.</summary>
[MemoryDiagnoser]
public class Reading
{
    private const string Name = "data/events/2025/x.md";

    private string file = "";
    private byte[] line = [];
    private string text = "";

    [GlobalSetup]
    public void Prepare()
    {
        file = Directory
            .EnumerateFiles(Path.Combine(Options.Root, "data", "events"), "*.md", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".ja.md", StringComparison.Ordinal))
            .OrderBy(path => path, StringComparer.Ordinal)
            .ElementAt(100);
        line = System.Text.Encoding.UTF8.GetBytes(
            File.ReadLines(Path.Combine(new Workplace(Options.Read([]), 1000).WithData().Data, "events.ndjson")).ElementAt(500)
        );
        text = File.ReadAllText(file);
    }

    [Benchmark]
    public object? Markdown() => EventFile.Read((file, Name), (Path.ChangeExtension(file, ".ja.md"), Name), new ProblemList());

    [Benchmark]
    public object? Line() => EventLines.Event(line, 1, "data/events.ndjson", new ProblemList());

    [Benchmark]
    public int Tokens() => SearchTokens.Index(text).Count();
}
