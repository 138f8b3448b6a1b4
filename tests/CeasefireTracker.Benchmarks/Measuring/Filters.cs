using BenchmarkDotNet.Attributes;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>A query string to a filter and back.</summary>
[MemoryDiagnoser]
public class Filters
{
    private OpenStore store = null!;
    private Dictionary<string, StringValues> query = [];
    private TimelineFilter filter = null!;

    [GlobalSetup]
    public void Prepare()
    {
        store = Stores.Open(1000);
        query = QueryHelpers.ParseQuery("?actor=russia&actor=united-states&kind=proposal&from=2025-01&to=2025-06-30&q=ceasefire");
        filter = Read();
    }

    [Benchmark]
    public TimelineFilter Read() => FilterReader.Read(query, store).Filter;

    [Benchmark]
    public string Address() => new Links(Dataset.Model.Language.Ja, "").Timeline(filter);

    [Benchmark]
    public string Sentence() => new FilterSentence(store.Vocabulary, store.Site, Dataset.Model.Language.Ja).Of(filter, 12);
}
