using BenchmarkDotNet.Attributes;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>Each format of the timeline, a thousand events long; the number is the characters written.</summary>
[MemoryDiagnoser]
public class Formats
{
    private TimelineExport export = null!;

    public static IEnumerable<string> Suffixes => Endings.Timeline.Select(ending => ending.Suffix);

    [ParamsSource(nameof(Suffixes))]
    public string Suffix { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => export = new TimelineExport(Stores.ExportContext(Stores.Open(1000)), TimelineFilter.Everything);

    [Benchmark]
    public long Write() => Endings.Timeline.Single(ending => ending.Suffix == Suffix).Write(export).Sum(piece => (long)piece.Length);
}
