using BenchmarkDotNet.Attributes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>What a page of the timeline asks its store, and the picture that is drawn of the answer.</summary>
[MemoryDiagnoser]
public class Queries
{
    private OpenStore store = null!;
    private TimelineFilter filter = null!;
    private TimelineFilter search = null!;
    private BitSet matches = null!;

    [Params(1_000, 100_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        store = Stores.Open(Events);
        filter = FilterReader
            .Read(
                new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
                {
                    ["actor"] = "russia",
                    ["from"] = "2023-01",
                    ["to"] = "2024-06",
                },
                store
            )
            .Filter;
        search = TimelineFilter.Everything with { Search = "停戦協議" };
        matches = new TimelineQuery(store).Matching(filter);
    }

    [Benchmark]
    public TimelineSelection Select() => new TimelineQuery(store).Select(filter);

    [Benchmark]
    public TimelineSelection Search() => new TimelineQuery(store).Select(search);

    [Benchmark]
    public TimelineResult FiftyRows() => new TimelineQuery(store).Run(filter);

    [Benchmark]
    public int Choices()
    {
        var query = new TimelineQuery(store);
        return Facet.Choices.Sum(facet => query.Choices(filter, facet).Count());
    }

    [Benchmark]
    public SelectionPicture? Picture() => new PictureQuery(store).Draw(filter, matches);
}
