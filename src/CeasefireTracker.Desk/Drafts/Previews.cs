using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>The previews that are open: one a draft, the last few, each made again when what it shows has changed.</summary>
public sealed class Previews(LiveRecord record) : IAsyncDisposable
{
    private const int Most = 3;

    private readonly SemaphoreSlim one = new(1);
    private readonly List<(string Root, string Mark, Preview Preview)> open = [];

    /// <summary>The site with a draft in it, or what stands in its way.</summary>
    /// <param name="root">The address that its own begin with, origin and all.</param>
    public async Task<(Preview? Preview, IReadOnlyList<Problem> Problems)> Of(string root, DraftContent content)
    {
        await one.WaitAsync();
        try
        {
            var now = record.Now();
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(now.Name + content.Write())));
            if (open.FindIndex(known => known.Root == root && known.Mark == mark) is >= 0 and var at)
            {
                return (open[at].Preview, []);
            }

            var problems = new List<Problem>();
            var files = DraftFiles.Of(now, content, problems);
            if (problems.Count > 0)
            {
                return (null, problems);
            }

            var (preview, wrong) = await Preview.Start(files, root);
            if (preview is not null)
            {
                await Close(open.FindAll(known => known.Root == root));
                await Close(open.Take(open.Count - Most + 1).ToList());
                open.Add((root, mark, preview));
            }

            return (preview, wrong);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Close(open.ToList());
        one.Dispose();
    }

    private async Task Close(IReadOnlyList<(string Root, string Mark, Preview Preview)> gone)
    {
        foreach (var known in gone)
        {
            open.Remove(known);
            await known.Preview.DisposeAsync();
        }
    }
}
