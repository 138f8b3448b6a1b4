using CeasefireTracker.Benchmarks.Loading;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>Stores of generated events, built once and kept between runs.</summary>
internal static class Stores
{
    /// <summary>Opens the store of so many events.</summary>
    public static OpenStore Open(int events)
    {
        var work = new Workplace(Options.Read([]), events).WithData();
        var problems = StoreFile.Publish(work.Data, Indexing.Rules, Path.GetDirectoryName(work.Store)!, StoreFile.HashOf(work.Data));
        return problems.Count == 0 ? OpenStore.Open(work.Store) : throw new InvalidOperationException(problems[0].ToString());
    }

    /// <summary>The English edition of a store.</summary>
    public static ExportContext ExportContext(OpenStore store) =>
        new(store, Language.En, "http://localhost", SiteOptions.Read(new ConfigurationBuilder().Build()));
}
