using System.IO.Compression;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The bundle of a site, opened.</summary>
public sealed class Bundled : IDisposable
{
    private readonly ZipArchive archive;

    private Bundled(byte[] bytes) => archive = new ZipArchive(new MemoryStream(bytes));

    public static async Task<Bundled> Of(TrackerSite site)
    {
        using var client = site.Reader();
        return new Bundled(
            await client.GetByteArrayAsync($"/data/ceasefire-{site.Services.GetRequiredService<LiveStore>().Current!.Hash}.zip")
        );
    }

    /// <summary>A file of it as text.</summary>
    public string Text(string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    public void Dispose() => archive.Dispose();
}
